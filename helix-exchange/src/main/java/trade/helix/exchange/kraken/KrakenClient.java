package trade.helix.exchange.kraken;

import java.time.InstantSource;
import java.util.List;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Subscription;
import trade.helix.exchange.internal.AccountStreams;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.VenueClock;

/** One key's session at Kraken. Thread-safe. */
final class KrakenClient implements ExchangeClient {
    private final PrivateApi api;
    private final Permissions permissions;
    private final AccountReads reads;
    private final FillReads fills;
    private final OrderEntry entry;
    private final OrderSearch search;
    private final AttachedStops attached;
    private final Cancellation cancellation;
    private final AttachedCancellation attachedCancellation;
    private final AccountStreams streams;

    KrakenClient(
            PrivateApi api,
            KeyLane lane,
            Catalogue catalogue,
            SystemState system,
            VenueClock venueClock,
            InstantSource clock,
            AccountStreams streams) {
        KnownOrders known = new KnownOrders();
        this.api = api;
        this.streams = streams;
        this.permissions = new Permissions(api);
        this.reads = new AccountReads(api, catalogue, clock);
        this.fills = new FillReads(api, catalogue, known);
        this.entry = new OrderEntry(api, catalogue, system, lane, known, venueClock);
        this.search = new OrderSearch(api, catalogue, known, venueClock);
        this.attached = new AttachedStops(api, catalogue, search, known);
        this.cancellation = new Cancellation(api, catalogue, lane, known, search, venueClock);
        this.attachedCancellation = new AttachedCancellation(api, catalogue, attached, cancellation);
    }

    @Override
    public KeyPermissions permissions() {
        return permissions.ask();
    }

    @Override
    public AccountSnapshot account() {
        return reads.account();
    }

    @Override
    public SubmitResult submit(OrderRequest order) {
        return entry.submit(order);
    }

    @Override
    public ProtectResult protect(ProtectionRequest request) {
        return entry.protect(request);
    }

    @Override
    public CancelResult cancel(OrderRef order) {
        return isAttached(order) ? attachedCancellation.cancel(order) : cancellation.cancel(order);
    }

    @Override
    public Lookup find(LookupQuery query) {
        return isAttached(query.order()) ? attached.find(query) : search.find(query);
    }

    private static boolean isAttached(OrderRef order) {
        return order.form() == OrderRef.Form.ATTACHED;
    }

    @Override
    public List<OrderState> openOrders(OpenOrdersQuery query) {
        return reads.openOrders(query);
    }

    @Override
    public Page<Fill> fills(FillQuery query) {
        return fills.fills(query);
    }

    @Override
    public Subscription stream(AccountListener listener) {
        return streams.open(listener);
    }

    @Override
    public void close() {
        streams.close();
        api.close();
    }
}
