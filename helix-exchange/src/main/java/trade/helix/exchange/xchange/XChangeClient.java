package trade.helix.exchange.xchange;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** One key's session at a venue of XChange. Thread-safe. */
final class XChangeClient implements ExchangeClient {
    private static final String CLOSED = "Nothing was sent: the session is closed.";

    private final AccountReads reads;
    private final Fills fills;
    private final OrderEntry entry;
    private final OrderSearch search;
    private final Cancellation cancellation;
    private final AtomicBoolean closed = new AtomicBoolean();

    XChangeClient(AccountReads reads, Fills fills, OrderEntry entry, OrderSearch search, Cancellation cancellation) {
        this.reads = reads;
        this.fills = fills;
        this.entry = entry;
        this.search = search;
        this.cancellation = cancellation;
    }

    /** XChange has no question for rights; that the key is taken at all is asked with the balances. */
    @Override
    public KeyPermissions permissions() {
        account();
        return new KeyPermissions(Permission.UNKNOWN, Permission.UNKNOWN, Permission.UNKNOWN);
    }

    @Override
    public AccountSnapshot account() {
        return open(reads::account);
    }

    @Override
    public SubmitResult submit(OrderRequest order) {
        return closed.get() ? new SubmitResult.Refused(notSent()) : entry.submit(order);
    }

    @Override
    public ProtectResult protect(ProtectionRequest request) {
        return closed.get() ? new ProtectResult.Refused(notSent()) : entry.protect(request);
    }

    @Override
    public CancelResult cancel(OrderRef order) {
        return closed.get() ? new CancelResult.Unknown(CLOSED) : cancellation.cancel(order);
    }

    @Override
    public Lookup find(LookupQuery query) {
        return closed.get() ? new Lookup.Unavailable(CLOSED) : search.find(query);
    }

    @Override
    public List<OrderState> openOrders(OpenOrdersQuery query) {
        return open(() -> reads.openOrders(query));
    }

    @Override
    public Page<Fill> fills(FillQuery query) {
        return open(() -> fills.fills(query));
    }

    private <T> T open(Supplier<T> read) {
        if (closed.get()) {
            throw new VenueException(Category.UNREACHABLE, CLOSED);
        }
        return read.get();
    }

    private static Refusal notSent() {
        return Refusal.of(RefusalReason.NOT_SENT, CLOSED);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
