package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.VenueId;
import trade.helix.api.operations.AccountView;
import trade.helix.api.operations.Operations;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditRecord;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.simulator.Simulator;
import trade.helix.store.jdbc.JdbcStore;

/** A whole Helix with a database, a proxy that loses orders, and a simulated venue behind it; one clock for all. */
final class Rig implements AutoCloseable {
    static final AccountId ACCOUNT = new AccountId("main");
    static final String KEY = "key";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final VenueId BINANCE = new VenueId("binance");

    private final ManualClock clock = new ManualClock();
    private final List<TradingEvent> events = new CopyOnWriteArrayList<>();
    private final String database;
    private final Simulator simulator;
    private final DroppingProxy proxy;
    private @Nullable JdbcStore store;
    private @Nullable FailingJournal journal;
    private @Nullable Helix helix;

    private Rig(String database) throws IOException {
        this.database = database;
        this.simulator = Simulator.builder()
                .binanceKey(KEY, "secret")
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .clock(clock)
                .start();
        this.proxy = new DroppingProxy(simulator.uri());
    }

    /** A running one with its database in a folder. */
    static Rig start(Path folder) throws IOException {
        return start("jdbc:sqlite:" + folder.resolve("helix.db"));
    }

    /** A running one with its database at an address. */
    static Rig start(String database) throws IOException {
        Rig rig = new Rig(database);
        rig.startHelix();
        return rig;
    }

    /** Opens the database and starts a Helix on it; the venue is as it was. */
    void startHelix() {
        JdbcStore opened = JdbcStore.builder(database).clock(clock).open();
        store = opened;
        FailingJournal failing = new FailingJournal(opened.journal());
        journal = failing;
        helix = Helix.builder()
                .venue(BINANCE, VenueConfig.builder().baseUri(proxy.uri()).build())
                .account(
                        ACCOUNT,
                        BINANCE,
                        new Credentials(KEY, Secret.of("secret")),
                        RiskManager.standard(RiskSettings.defaults()))
                .journal(failing)
                .listener(events::add)
                .time(clock)
                .start();
    }

    void stopHelix() {
        if (helix != null) {
            helix.close();
            helix = null;
        }
        if (store != null) {
            store.close();
            store = null;
        }
    }

    FailingJournal journal() {
        return Objects.requireNonNull(journal, "Helix has been started");
    }

    DroppingProxy proxy() {
        return proxy;
    }

    Simulator simulator() {
        return simulator;
    }

    Ledger ledger() throws Exception {
        return Ledger.read(simulator.uri());
    }

    void advance(Duration by) {
        clock.advance(by);
    }

    SignalReceipt buy(String id) {
        return submit(SignalAction.BUY, id);
    }

    SignalReceipt sell(String id) {
        return submit(SignalAction.SELL, id);
    }

    private SignalReceipt submit(SignalAction action, String id) {
        return running()
                .submit(Signal.builder()
                        .account(ACCOUNT)
                        .id(new SignalId(id))
                        .action(action)
                        .symbol("BTC/USDT")
                        .build());
    }

    /** What becomes of a signal, waited for as long as it takes. */
    static SignalOutcome outcome(SignalReceipt receipt) throws InterruptedException {
        return receipt.await(PATIENCE)
                .orElseThrow(() -> new AssertionError("Signal " + receipt.ref() + " has no outcome."));
    }

    /** What people do to it. */
    Operations operations() {
        return running();
    }

    /** The whole audit log. */
    List<AuditEntry> audit() {
        return Objects.requireNonNull(store, "the store is open").audit().read(0, Integer.MAX_VALUE).stream()
                .map(AuditRecord::entry)
                .toList();
    }

    AccountView view() {
        return running().status().accounts().get(0);
    }

    /** Waits until the outcome of an order is found to be unknown, and returns its id. */
    ClientOrderId awaitUnknown() {
        return awaitEvent(OrderOutcome.class, event -> event.outcome() == Outcome.UNKNOWN)
                .order();
    }

    <E extends TradingEvent> E awaitEvent(Class<E> type, Predicate<E> wanted) {
        Callable<List<E>> matching = () -> events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .toList();
        return await("an event " + type.getSimpleName())
                .atMost(PATIENCE)
                .until(matching, found -> !found.isEmpty())
                .get(0);
    }

    /** Waits until the venue has been asked for single orders so many times more. */
    void awaitLookups(int more) {
        int before = proxy.lookups();
        await("look-ups").atMost(PATIENCE).until(() -> proxy.lookups() >= before + more);
    }

    void awaitNothingUnknown() {
        await("nothing is unknown")
                .atMost(PATIENCE)
                .until(() -> view().unknownOrders().isEmpty());
    }

    private Helix running() {
        assertThat(helix).as("Helix runs").isNotNull();
        return helix;
    }

    @Override
    public void close() throws IOException {
        try (Simulator unused = simulator;
                DroppingProxy alsoUnused = proxy) {
            stopHelix();
        }
    }
}
