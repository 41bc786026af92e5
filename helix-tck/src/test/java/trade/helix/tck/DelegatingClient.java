package trade.helix.tck;

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

/** A session that does what another one does, to be broken in one place. */
class DelegatingClient implements ExchangeClient {
    final ExchangeClient sound;

    DelegatingClient(ExchangeClient sound) {
        this.sound = sound;
    }

    @Override
    public KeyPermissions permissions() {
        return sound.permissions();
    }

    @Override
    public AccountSnapshot account() {
        return sound.account();
    }

    @Override
    public SubmitResult submit(OrderRequest order) {
        return sound.submit(order);
    }

    @Override
    public ProtectResult protect(ProtectionRequest request) {
        return sound.protect(request);
    }

    @Override
    public CancelResult cancel(OrderRef order) {
        return sound.cancel(order);
    }

    @Override
    public Lookup find(LookupQuery query) {
        return sound.find(query);
    }

    @Override
    public List<OrderState> openOrders(OpenOrdersQuery query) {
        return sound.openOrders(query);
    }

    @Override
    public Page<Fill> fills(FillQuery query) {
        return sound.fills(query);
    }

    @Override
    public Page<Transfer> transfers(TransferQuery query) {
        return sound.transfers(query);
    }

    @Override
    public Subscription stream(AccountListener listener) {
        return sound.stream(listener);
    }

    @Override
    public void close() {
        sound.close();
    }
}
