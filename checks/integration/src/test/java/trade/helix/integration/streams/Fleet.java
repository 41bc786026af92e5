package trade.helix.integration.streams;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.market.VenueId;
import trade.helix.api.operations.AccountView;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.engine.HelixBuilder;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.simulator.Simulator;
import trade.helix.simulator.SimulatorBuilder;
import trade.helix.simulator.kraken.Tier;
import trade.helix.store.jdbc.JdbcStore;

/** One Helix with many accounts at one simulated venue. */
final class Fleet implements AutoCloseable {
    static final BigDecimal PRICE = new BigDecimal("60000");
    static final BigDecimal BELOW_STOPS = new BigDecimal("58000");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SYMBOL = "BTC/USDT";
    private static final String SECRET = "c2VjcmV0";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final VenueId venue;
    private final List<AccountId> accounts;
    private final Map<AccountId, Trade> closed = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> closedAt = new ConcurrentHashMap<>();
    private final Simulator simulator;
    private final JdbcStore store;
    private final Helix helix;

    private Fleet(String venue, int size, Path folder) throws IOException {
        this.venue = new VenueId(venue);
        this.accounts = IntStream.range(0, size)
                .mapToObj(i -> new AccountId(venue + "-" + i))
                .toList();
        SimulatorBuilder builder = Simulator.builder()
                .balance("USDT", new BigDecimal("10000"))
                .price(SYMBOL, PRICE)
                .krakenTier(Tier.PRO);
        accounts.forEach(account -> key(builder, account));
        simulator = builder.start();
        store = JdbcStore.builder("jdbc:sqlite:" + folder.resolve("helix.db")).open();
        HelixBuilder wiring = Helix.builder()
                .venue(this.venue, config(simulator.uri()))
                .journal(store.journal())
                .streams(true)
                .listener(this::hear);
        accounts.forEach(account -> wiring.account(
                account,
                this.venue,
                new Credentials(account.value(), Secret.of(SECRET)),
                RiskManager.standard(RiskSettings.defaults())));
        helix = wiring.start();
    }

    /** Kraken at its highest tier: at the lowest, what ten minutes allow is what this does in one. */
    private VenueConfig config(URI uri) {
        VenueConfig.Builder config =
                VenueConfig.builder().environment(Environment.TESTNET).baseUri(uri);
        return venue.value().equals("kraken") ? config.option("tier", "pro").build() : config.build();
    }

    static Fleet start(String venue, int size, Path folder) throws IOException {
        return new Fleet(venue, size, folder);
    }

    private void key(SimulatorBuilder builder, AccountId account) {
        if (venue.value().equals("binance")) {
            builder.binanceKey(account.value(), SECRET);
        } else {
            builder.krakenKey(account.value(), SECRET);
        }
    }

    private void hear(TradingEvent event) {
        if (event instanceof TradeClosed ended) {
            closedAt.put(event.account(), System.nanoTime());
            closed.put(event.account(), ended.trade());
        }
    }

    List<AccountId> accounts() {
        return accounts;
    }

    /** Every account buys, and is protected. */
    void buy() throws InterruptedException {
        List<SignalReceipt> receipts = accounts.stream()
                .map(account -> helix.submit(Signal.builder()
                        .account(account)
                        .id(new SignalId("long"))
                        .action(SignalAction.BUY)
                        .symbol(SYMBOL)
                        .build()))
                .toList();
        for (SignalReceipt receipt : receipts) {
            SignalOutcome outcome = receipt.await(PATIENCE).orElseThrow();
            if (!(outcome instanceof SignalOutcome.Opened)) {
                throw new AssertionError("A signal was not taken up: " + outcome);
            }
        }
    }

    void price(BigDecimal price) {
        simulator.setPrice(SYMBOL, price);
    }

    /** Events of all accounts are lost or told twice, with a probability. */
    void fault(String kind, double probability) throws IOException, InterruptedException {
        for (String endpoint : List.of("order", "protect")) {
            send(
                    "POST",
                    "/sim/faults",
                    JSON.createObjectNode()
                            .put("venue", venue.value())
                            .put("endpoint", endpoint)
                            .put("kind", kind)
                            .put("probability", BigDecimal.valueOf(probability))
                            .toString());
        }
    }

    void cutStream(AccountId account) throws IOException, InterruptedException {
        send(
                "POST",
                "/sim/streams/drop",
                JSON.createObjectNode()
                        .put("venue", venue.value())
                        .put("account", account.value())
                        .toString());
    }

    JsonNode ledger() throws IOException, InterruptedException {
        return JSON.readTree(send("GET", "/sim/ledger", null));
    }

    /** What an account has, held or not, by the venue's own books. */
    static BigDecimal total(JsonNode ledger, AccountId account, String asset) {
        JsonNode balance = ledger.path("balances")
                .path(account.value().substring(0, account.value().indexOf('-')))
                .path(account.value())
                .path(asset);
        return balance.isMissingNode()
                ? BigDecimal.ZERO
                : new BigDecimal(balance.path("free").asText())
                        .add(new BigDecimal(balance.path("locked").asText()));
    }

    void awaitAllClosed() {
        await("all trades have ended").atMost(PATIENCE).until(() -> closed.size() == accounts.size());
    }

    void awaitAll(String what, Predicate<AccountView> wanted) {
        await(what)
                .atMost(PATIENCE)
                .until(() -> helix.status().accounts().stream().allMatch(wanted));
    }

    Trade closed(AccountId account) {
        Trade trade = closed.get(account);
        if (trade == null) {
            throw new AssertionError("The trade of " + account + " has not ended.");
        }
        return trade;
    }

    /** By {@link System#nanoTime()}. */
    long closedAt(AccountId account) {
        return closedAt.getOrDefault(account, Long.MAX_VALUE);
    }

    List<AccountView> views() {
        return helix.status().accounts();
    }

    private String send(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(simulator.uri().resolve(path))
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " was answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        helix.close();
        store.close();
        simulator.close();
    }
}
