package trade.helix.tck;

import trade.helix.api.store.AuditLog;
import trade.helix.api.store.TradeHistory;

/** An empty store to try on all that it tells. Each rule opens one and closes it. */
public interface StoreFixture extends JournalFixture {
    /**
     * The trade history of the store.
     *
     * @return it tells what any journal of the store has committed, and answers as long as one is open
     */
    TradeHistory history();

    /**
     * The audit log of the store.
     *
     * @return it holds the commands that any journal of the store has committed, and works as long as one is open
     */
    AuditLog audit();
}
