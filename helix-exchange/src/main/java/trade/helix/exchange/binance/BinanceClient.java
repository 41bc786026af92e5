package trade.helix.exchange.binance;

import java.time.InstantSource;
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
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.TransferQuery;
import trade.helix.exchange.internal.AccountStreams;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.VenueClock;

/** One key's session at Binance. Thread-safe. */
final class BinanceClient implements ExchangeClient {
    private final SignedApi api;
    private final Permissions permissions;
    private final AccountReads reads;
    private final Transfers transfers;
    private final boolean hasWalletApi;
    private final OrderEntry entry;
    private final Protection protection;
    private final OrderSearch search;
    private final Cancellation cancellation;
    private final AccountStreams streams;

    BinanceClient(
            SignedApi api,
            Catalogue catalogue,
            ExchangeInfo info,
            MarketData market,
            VenueClock venueClock,
            InstantSource clock,
            boolean hasWalletApi,
            AccountStreams streams) {
        OpenOrders open = new OpenOrders();
        this.api = api;
        this.permissions = new Permissions(api, hasWalletApi);
        this.reads = new AccountReads(api, catalogue, open, clock);
        this.transfers = new Transfers(api, venueClock::nowAtLeisure);
        this.hasWalletApi = hasWalletApi;
        this.streams = streams;
        OrderChecks checks = new OrderChecks(info, market, open, reads);
        this.entry = new OrderEntry(api, catalogue, checks);
        this.protection = new Protection(api, catalogue, checks, open);
        this.search = new OrderSearch(api, catalogue, open, venueClock);
        this.cancellation = new Cancellation(api, catalogue, search, open);
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
        return protection.protect(request);
    }

    @Override
    public CancelResult cancel(OrderRef order) {
        return cancellation.cancel(order);
    }

    @Override
    public Lookup find(LookupQuery query) {
        return search.find(query);
    }

    @Override
    public List<OrderState> openOrders(OpenOrdersQuery query) {
        return reads.openOrders(query);
    }

    @Override
    public Page<Fill> fills(FillQuery query) {
        return reads.fills(query);
    }

    @Override
    public Page<Transfer> transfers(TransferQuery query) {
        return hasWalletApi ? transfers.read(query) : ExchangeClient.super.transfers(query);
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
