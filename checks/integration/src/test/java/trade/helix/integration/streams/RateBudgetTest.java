package trade.helix.integration.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.provider.Providers;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.simulator.Simulator;
import trade.helix.simulator.SimulatorBuilder;

/**
 * Fifty accounts of one address, each with a protected trade for ten minutes of the venue's time: no limit of the venue is
 * reached, a fifth of it is left, every account is compared and looked at, and at the end each takes an exit and an entry.
 */
class RateBudgetTest {
    private static final int ACCOUNTS = 50;
    private static final int MINUTES = 10;
    private static final Duration TICK = Duration.ofMillis(500);
    private static final String SECRET = "c2VjcmV0";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Of 6,000 points a minute. */
    private static final int FOUR_FIFTHS = 4_800;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final List<VirtualAccount> accounts = new ArrayList<>();
    private URI simulator = URI.create("http://localhost");
    private boolean isBinance;
    private int mostWeight;

    @ParameterizedTest
    @CsvSource({"binance, false", "binance, true", "kraken, false", "kraken, true"})
    void aFifthIsLeft(String name, boolean streamed) throws Exception {
        isBinance = name.equals("binance");
        SimulatorBuilder builder = Simulator.builder()
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .clock(clock);
        for (int i = 0; i < ACCOUNTS; i++) {
            if (isBinance) {
                builder.binanceKey("a" + i, SECRET);
            } else {
                builder.krakenKey("a" + i, SECRET);
            }
        }
        try (Simulator running = builder.start();
                Venue venue = Providers.ofApi()
                        .venue(name)
                        .open(
                                VenueConfig.builder()
                                        .environment(Environment.TESTNET)
                                        .baseUri(running.uri())
                                        .build(),
                                new VenueContext(clock))) {
            simulator = running.uri();
            // As a host would that knows how many accounts it has: not all in one minute.
            for (int i = 0; i < ACCOUNTS; i++) {
                AccountId id = new AccountId("a" + i);
                VirtualAccount account = new VirtualAccount(
                        id, venue, venue.login(id, new Credentials("a" + i, Secret.of(SECRET))), clock);
                accounts.add(account);
                if (streamed) {
                    account.connect();
                }
                pass(Duration.ofSeconds(2));
            }
            trade(SignalAction.BUY, "long");
            pass(Duration.ofMinutes(MINUTES));
            int looks = accounts.stream().mapToInt(VirtualAccount::looks).sum();
            int comparisons = accounts.stream()
                    .mapToInt(VirtualAccount::comparisons)
                    .min()
                    .orElse(0);
            trade(SignalAction.SELL, "out");
            trade(SignalAction.BUY, "again");

            System.out.printf(
                    "%s, %s: %d accounts for %d minutes: most weight in a minute %d, looks per account and minute %.1f,"
                            + " least comparisons of an account %d, reads put off %d%n",
                    name,
                    streamed ? "with streams" : "without streams",
                    ACCOUNTS,
                    MINUTES,
                    mostWeight,
                    looks / (double) (ACCOUNTS * (MINUTES + 2)),
                    comparisons,
                    accounts.stream()
                            .mapToInt(account -> account.failures().size())
                            .sum());
            assertThat(mostWeight).isLessThanOrEqualTo(FOUR_FIFTHS);
            assertThat(comparisons).isGreaterThanOrEqualTo(MINUTES / 2);
            for (VirtualAccount account : accounts) {
                assertThat(account.outcomes())
                        .hasSize(3)
                        .noneMatch(outcome -> outcome instanceof SignalOutcome.Rejected);
                assertThat(account.failures())
                        .as("what the venue itself refuses")
                        .noneMatch(failure -> failure.contains("Rate limit") || failure.contains("429"));
                assertThat(account.state().status().isRunning()).isTrue();
            }
        }
    }

    /** Half a second apart, and until each has its outcome. */
    private void trade(SignalAction action, String signal) throws Exception {
        for (VirtualAccount account : accounts) {
            account.signal(action, signal);
            pass(TICK);
        }
        pass(Duration.ofSeconds(30));
    }

    private void pass(Duration time) throws Exception {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(TICK)) {
            now.updateAndGet(before -> before.plus(TICK));
            accounts.forEach(VirtualAccount::turn);
            if (isBinance) {
                mostWeight = Math.max(mostWeight, weight());
            }
        }
    }

    /** What Binance counts for this address in the current minute, by its own word; asking costs one. */
    private int weight() throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(simulator.resolve("/api/v3/ping"))
                                .build(),
                        BodyHandlers.discarding())
                .headers()
                .firstValue("X-MBX-USED-WEIGHT-1M")
                .map(Integer::parseInt)
                .orElseThrow();
    }
}
