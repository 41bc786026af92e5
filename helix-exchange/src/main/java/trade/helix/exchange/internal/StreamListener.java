package trade.helix.exchange.internal;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.venue.AccountListener;

/** A host's listener, which may throw what it likes, and hears nothing after the end. */
final class StreamListener implements AccountListener {
    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);

    private final AccountId account;
    private final AccountListener host;
    private volatile boolean ended;

    StreamListener(AccountId account, AccountListener host) {
        this.account = account;
        this.host = host;
    }

    @Override
    public void connected() {
        tell(AccountListener::connected);
    }

    @Override
    public void orderChanged(OrderUpdate update) {
        tell(listener -> listener.orderChanged(update));
    }

    @Override
    public void balancesChanged() {
        tell(AccountListener::balancesChanged);
    }

    @Override
    public void disconnected(String cause) {
        tell(listener -> listener.disconnected(cause));
    }

    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    private void tell(Consumer<AccountListener> telling) {
        if (ended) {
            return;
        }
        try {
            telling.accept(host);
        } catch (RuntimeException | Error e) { // A host's defect must not end its stream.
            LOG.error("The listener of account {} failed, its stream goes on.", account, e);
        }
    }
}
