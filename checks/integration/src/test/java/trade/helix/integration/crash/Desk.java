package trade.helix.integration.crash;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.VenueId;
import trade.helix.api.operations.AccountView;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Ratio;
import trade.helix.engine.Helix;
import trade.helix.engine.HelixBuilder;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.store.jdbc.JdbcStore;

/** A running Helix with its database, at a station. */
final class Desk implements AutoCloseable {
    /** Trades small enough that many may lose on one day. */
    private static final RiskSettings RISK = RiskSettings.builder()
            .riskPerTrade(Ratio.ofPercent("0.1"))
            .maxLossStreak(100_000)
            .build();

    private static final int ALL = 100_000;
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcStore store;
    private final Helix helix;
    private final Traffic traffic;

    private Desk(JdbcStore store, Helix helix, Traffic traffic) {
        this.store = store;
        this.helix = helix;
        this.traffic = traffic;
    }

    /** Starts, with something between the engine and its ports, and something else behind that. */
    static Desk open(Station station, Ports front, Ports back, TradingEventListener... listeners) throws Exception {
        SharedClock clock = station.clock();
        Traffic traffic = new Traffic(clock);
        JdbcStore store = JdbcStore.builder(station.database()).clock(clock).open();
        try {
            HelixBuilder builder = Helix.builder()
                    .venue(front.provider(back.provider(traffic.provider(station.provider()))), station.config())
                    .account(
                            Station.ACCOUNT,
                            new VenueId(station.venue()),
                            station.credentials(),
                            RiskManager.standard(RISK))
                    .journal(front.journal(back.journal(store.journal())))
                    .time(clock);
            List.of(listeners).forEach(builder::listener);
            return new Desk(store, builder.start(), traffic);
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    SignalReceipt buy(String id) {
        return submit(SignalAction.BUY, id);
    }

    SignalReceipt sell(String id) {
        return submit(SignalAction.SELL, id);
    }

    private SignalReceipt submit(SignalAction action, String id) {
        return helix.submit(Signal.builder()
                .account(Station.ACCOUNT)
                .id(new SignalId(id))
                .action(action)
                .symbol(Station.SYMBOL)
                .build());
    }

    /** Waits for what becomes of a signal; while the venue is asked in vain, time jumps. */
    Optional<SignalOutcome> outcome(SignalReceipt receipt) throws InterruptedException {
        Stopwatch whole = new Stopwatch();
        Optional<SignalOutcome> outcome = receipt.await(MOMENT);
        while (outcome.isEmpty() && !whole.isPast(PATIENCE)) {
            traffic.jumpIfInVain(view());
            outcome = receipt.await(MOMENT);
        }
        return outcome;
    }

    Traffic traffic() {
        return traffic;
    }

    void halt() {
        helix.halt(Station.ACCOUNT, "the check");
    }

    void resume() {
        helix.resume(Station.ACCOUNT, "the check");
    }

    AccountView view() {
        return helix.status().accounts().get(0);
    }

    AccountStatus status() {
        return view().status();
    }

    /** All facts so far, oldest first. */
    List<JournalRecord> journal() {
        return store.journal().read(Station.ACCOUNT, 0, ALL).stream()
                .map(JournalEntry::record)
                .toList();
    }

    @Override
    public void close() {
        try {
            helix.close();
        } finally {
            store.close();
        }
    }
}
