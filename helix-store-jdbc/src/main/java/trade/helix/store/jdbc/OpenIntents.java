package trade.helix.store.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.trade.TradeStatus;

/** Which orders were committed and are not known to have arrived or not. */
final class OpenIntents {
    private OpenIntents() {}

    static List<Intent> of(List<JournalEntry> entries) {
        Map<ClientOrderId, Intent> open = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            if (entry.record() instanceof JournalRecord.IntentCommitted committed) {
                open.put(committed.intent().clientOrderId(), committed.intent());
            } else if (entry.record() instanceof JournalRecord.OutcomeRecorded recorded
                    && recorded.outcome() != Outcome.UNKNOWN) {
                open.remove(recorded.clientOrderId());
            } else if (entry.record() instanceof JournalRecord.OrderObserved observed) {
                open.remove(observed.clientOrderId());
            } else if (entry.record() instanceof JournalRecord.FillRecorded filled) {
                open.remove(filled.clientOrderId());
            } else if (entry.record() instanceof JournalRecord.TradeUpdated updated
                    && updated.trade().status() != TradeStatus.OPEN) {
                // Of what its orders came to not all may be among the entries.
                open.values()
                        .removeIf(
                                intent -> intent.trade().equals(updated.trade().id()));
            }
        }
        return List.copyOf(open.values());
    }
}
