package trade.helix.store.jdbc;

import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.NOON;
import static trade.helix.store.jdbc.Fixtures.OTHER;

import java.util.List;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.VenueId;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/** Commits for ever, and says after each commit which round it was. A round is two entries of one account, one of another. */
final class CommitterMain {
    private CommitterMain() {}

    public static void main(String[] arguments) {
        try (JdbcStore store = JdbcStore.open(arguments[0])) {
            long round = store.journal().load(OTHER).lastSequence();
            store.journal().load(MAIN);
            while (true) {
                round++;
                store.journal().commit(round(round));
                System.out.println(round);
            }
        }
    }

    static List<JournalEntry> round(long round) {
        var ref = new SignalRef("s-" + round);
        var signal = Signal.builder()
                .account(MAIN)
                .id(new SignalId("Long"))
                .action(SignalAction.BUY)
                .symbol("BTCUSDT")
                .payload("x".repeat((int) (round % 3_000)))
                .build();
        return List.of(
                entry(2 * round - 1, new JournalRecord.SignalReceived(ref, signal, null)),
                new JournalEntry(
                        OTHER, round, NOON, new JournalRecord.AccountOpened(new VenueId("kraken"), (int) round)),
                entry(
                        2 * round,
                        new JournalRecord.SignalDecided(
                                ref, Decision.accepted(new TradeId("t-" + round)), Trace.EMPTY)));
    }

    private static JournalEntry entry(long sequence, JournalRecord record) {
        return new JournalEntry(MAIN, sequence, NOON, record);
    }
}
