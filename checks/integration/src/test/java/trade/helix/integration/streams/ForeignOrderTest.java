package trade.helix.integration.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.HaltCause;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.provider.Providers;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.simulator.Simulator;

/** Live orders are asked for only where more is held than ours explain: somebody else's is found all the same (invariant I7). */
class ForeignOrderTest {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Credentials KEY = new Credentials("key", Secret.of("c2VjcmV0"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T12:00:00Z"));
    private final InstantSource clock = now::get;

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken"})
    void somebodyElsesOrderBesideOursHalts(String name) throws Exception {
        try (Simulator simulator = Simulator.builder()
                        .binanceKey("key", "c2VjcmV0")
                        .krakenKey("key", "c2VjcmV0")
                        .balance("USDT", new BigDecimal("10000"))
                        .balance("BTC", new BigDecimal("1"))
                        .price("BTC/USDT", new BigDecimal("60000"))
                        .clock(clock)
                        .start();
                Venue venue = Providers.ofApi()
                        .venue(name)
                        .open(
                                VenueConfig.builder()
                                        .environment(Environment.TESTNET)
                                        .baseUri(simulator.uri())
                                        .build(),
                                new VenueContext(clock));
                ExchangeClient client = venue.login(new AccountId("main"), KEY)) {
            VirtualAccount account = new VirtualAccount(new AccountId("main"), venue, client, clock);
            account.signal(SignalAction.BUY, "long");
            pass(account, Duration.ofMinutes(3));
            assertThat(account.state().openTrades()).hasSize(1);
            assertThat(account.comparisons()).isGreaterThan(1);
            assertThat(account.state().status().isRunning()).isTrue();

            ProtectResult placed = client.protect(new ProtectionRequest(
                    new ClientOrderId("somebody"),
                    Symbol.of("BTC/USDT"),
                    Quantity.of("0.25"),
                    Price.of("50000"),
                    Price.of("49000"),
                    null));
            assertThat(placed).isInstanceOf(ProtectResult.Placed.class);
            pass(account, Duration.ofMinutes(3));

            assertThat(account.state().status().causes()).containsExactly(HaltCause.ORPHAN);
        }
    }

    private void pass(VirtualAccount account, Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(TICK)) {
            now.updateAndGet(before -> before.plus(TICK));
            account.turn();
        }
    }
}
