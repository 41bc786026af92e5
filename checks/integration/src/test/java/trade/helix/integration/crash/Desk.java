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
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.engine.HelixBuilder;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.store.jdbc.JdbcStore;

/** A running Helix with its database, at a station. */
final class Desk implements AutoCloseable {
    /** Binance is certain that an order never arrived 15 s after it was sent, and Kraken as well. */
    static final Duration CERTAINTY = Duration.ofSeconds(16);

    /** Trades small enough that many may lose on one day. */
    private static final RiskSettings RISK = RiskSettings.builder()
            .riskPerTrade(Ratio.ofPercent("0.1"))
            .maxLossStreak(100_000)
            .build();

    private static final int ALL = 100_000;
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Two look-ups and more: what the venue shows is found by then. */
    private static final Duration BEFORE_A_JUMP = Duration.ofMillis(2500);

    /** Where no order is unknown: longer than an undisturbed answer takes on a machine that is busy. */
    private static final Duration BEFORE_A_LATE_JUMP = Duration.ofSeconds(8);

    private final JdbcStore store;
    private final Helix helix;
    private final SharedClock clock;

    private Desk(JdbcStore store, Helix helix, SharedClock clock) {
        this.store = store;
        this.helix = helix;
        this.clock = clock;
    }

    /** Starts, with something between the engine and its ports, and something else behind that. */
    static Desk open(Station station, Ports front, Ports back, TradingEventListener... listeners) throws Exception {
        SharedClock clock = station.clock();
        JdbcStore store = JdbcStore.builder(station.database()).clock(clock).open();
        try {
            HelixBuilder builder = Helix.builder()
                    .venue(
                            front.provider(back.provider(station.provider())),
                            VenueConfig.builder().baseUri(station.simulator()).build())
                    .account(
                            Station.ACCOUNT,
                            new VenueId(station.venue()),
                            station.credentials(),
                            RiskManager.standard(RISK))
                    .journal(front.journal(back.journal(store.journal())))
                    .time(clock);
            List.of(listeners).forEach(builder::listener);
            return new Desk(store, builder.start(), clock);
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

    /** Waits for what becomes of a signal; if nothing does for a while, time jumps. */
    Optional<SignalOutcome> outcome(SignalReceipt receipt) throws InterruptedException {
        Stopwatch whole = new Stopwatch();
        Stopwatch sinceJump = new Stopwatch();
        Optional<SignalOutcome> outcome = receipt.await(MOMENT);
        while (outcome.isEmpty() && !whole.isPast(PATIENCE)) {
            if (sinceJump.isPast(view().unknownOrders().isEmpty() ? BEFORE_A_LATE_JUMP : BEFORE_A_JUMP)) {
                clock.advance(CERTAINTY);
                sinceJump = new Stopwatch();
            }
            outcome = receipt.await(MOMENT);
        }
        return outcome;
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
