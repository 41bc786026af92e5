package trade.helix.tck;

import java.lang.System.Logger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.Subscription;

/** A stream of the fake venue: it is always connected. Thread-safe. */
final class FakeStream implements Subscription {
    private static final Logger LOG = System.getLogger(FakeStream.class.getName());

    private final AccountListener listener;
    private final BooleanSupplier isSessionOpen;
    private volatile boolean closed;

    FakeStream(AccountListener listener, BooleanSupplier isSessionOpen) {
        this.listener = listener;
        this.isSessionOpen = isSessionOpen;
    }

    void tell(Consumer<AccountListener> telling) {
        if (hasEnded()) {
            return;
        }
        try {
            telling.accept(listener);
        } catch (RuntimeException e) { // A host's defect must not end its stream.
            LOG.log(Logger.Level.ERROR, "A listener failed, its stream goes on.", e);
        }
    }

    boolean hasEnded() {
        return closed || !isSessionOpen.getAsBoolean();
    }

    @Override
    public void close() {
        closed = true;
    }
}
