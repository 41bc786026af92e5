package trade.helix.api.venue;

import java.util.List;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Transfer;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.SubmitResult;

/**
 * One account's session at a venue: one key.
 *
 * <p>Calls block within the configured deadlines and may be interrupted. Thread-safe. {@code submit}, {@code protect},
 * {@code cancel} and {@code find} report every outcome as a value; should one throw all the same, Helix takes the outcome
 * for unknown. The other reads throw nothing but {@link VenueException}. Nothing is ever sent twice by an implementation.
 */
public interface ExchangeClient extends AutoCloseable {
    /**
     * What the key may do, asked now.
     *
     * @return yes, no or unknown for each
     * @throws VenueException if the venue does not answer
     */
    KeyPermissions permissions();

    /**
     * The balances now.
     *
     * @return every asset that the account has some of
     * @throws VenueException if they cannot be read
     */
    AccountSnapshot account();

    /**
     * Sends a market order, once.
     *
     * @param order what to send
     * @return accepted, certainly refused, or unknown
     */
    SubmitResult submit(OrderRequest order);

    /**
     * Sends a protective order, once.
     *
     * @param request what to send; with a target only where {@link Capability#PROTECTIVE_PAIR} is declared
     * @return placed, certainly refused, or unknown
     */
    ProtectResult protect(ProtectionRequest request);

    /**
     * Takes an order, or a pair, back.
     *
     * @param order which
     * @return what became of it
     */
    CancelResult cancel(OrderRef order);

    /**
     * Asks for an order, or a pair.
     *
     * @param query which, and until when it may have been sent
     * @return what the venue says
     */
    Lookup find(LookupQuery query);

    /**
     * All live orders, foreign ones included.
     *
     * @param query which symbols
     * @return the orders
     * @throws VenueException if they cannot be read
     */
    List<OrderState> openOrders(OpenOrdersQuery query);

    /**
     * Executions, oldest first.
     *
     * @param query which, and from where on
     * @return one page
     * @throws VenueException if they cannot be read
     */
    Page<Fill> fills(FillQuery query);

    /**
     * Deposits and withdrawals that are booked, oldest first on each page; only where {@link Capability#TRANSFERS} is
     * declared. One that is not booked yet may later appear with an earlier time: ask again from before. A page may be
     * empty and still have a next one.
     *
     * @param query from where on
     * @return one page
     * @throws VenueException if they cannot be read; {@code REFUSED} where the venue tells none
     */
    default Page<Transfer> transfers(TransferQuery query) {
        throw new VenueException(VenueException.Category.REFUSED, "This venue does not tell of transfers.");
    }

    /**
     * Tells what happens to the account from now on; only where {@link Capability#PRIVATE_STREAM} is declared. Returns at once:
     * connecting, and connecting again whenever that is needed, goes on beside the caller until the subscription or the
     * session is closed. No thread waits for one account alone.
     *
     * @param listener hears it
     * @return the stream, closed with the session at the latest
     * @throws VenueException {@code REFUSED} where the venue has none
     */
    default Subscription stream(AccountListener listener) {
        throw new VenueException(
                VenueException.Category.REFUSED, "This venue does not tell of changes. Ask for orders instead.");
    }

    /** Ends the session. Idempotent. */
    @Override
    void close();
}
