package trade.helix.engine.shell;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.venue.AccountListener;
import trade.helix.engine.core.Input;

/** Brings what a venue tells of one account to its lane. Only queues it. */
final class Ear implements AccountListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

    private final AccountId account;
    private final InstantSource time;
    private final Consumer<Input> lane;

    Ear(AccountId account, InstantSource time, Consumer<Input> lane) {
        this.account = account;
        this.time = time;
        this.lane = lane;
    }

    @Override
    public void connected() {
        lane.accept(new Input.StreamConnected(time.instant()));
    }

    @Override
    public void orderChanged(OrderUpdate update) {
        lane.accept(new Input.OrderChanged(time.instant(), update));
    }

    @Override
    public void balancesChanged() {
        lane.accept(new Input.BalancesChanged(time.instant()));
    }

    @Override
    public void disconnected(String cause) {
        LOG.warn("Account {}: the venue's stream is interrupted, orders are looked at instead: {}", account, cause);
        lane.accept(new Input.StreamDisconnected(time.instant()));
    }
}
