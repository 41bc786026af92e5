package trade.helix.api.venue;

import trade.helix.api.order.OrderUpdate;

/**
 * Hears what happens to one account at its venue. Calls come one after the other, on a thread of the adapter that all streams
 * of the venue may share: return at once. What an implementation throws is logged and ends nothing.
 *
 * <p>A stream says that something has happened, soon, and now and then twice, late or never: a venue loses events without
 * a word. What is true is what the reads of {@link ExchangeClient} say.
 */
public interface AccountListener {
    /**
     * From now on changes are told; those before may not have been, so ask for whatever matters. Comes at the beginning, after
     * each interruption, and where an adapter finds that it has missed something.
     */
    void connected();

    /**
     * An order of the account changed or was executed, whoever placed it.
     *
     * @param update what the venue tells of it
     */
    void orderChanged(OrderUpdate update);

    /** Balances changed, by an order or otherwise. */
    void balancesChanged();

    /**
     * Nothing is told until it is connected again, which is being tried for as long as the subscription is open.
     *
     * @param cause what happened, for a person
     */
    void disconnected(String cause);
}
