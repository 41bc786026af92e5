package trade.helix.exchange.paper;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import trade.helix.api.store.StoreException;
import trade.helix.api.venue.KeyValue;

/** One that fails when it is told to. */
public final class TroubledKeyValue implements KeyValue {
    /** What goes wrong, once. */
    public enum Trouble {
        PUT_LOST,
        PUT_KEPT_AND_FAILED,
        GET_FAILS
    }

    private final KeyValue kept;
    private final Queue<Trouble> next = new ArrayDeque<>();

    public TroubledKeyValue(KeyValue kept) {
        this.kept = kept;
    }

    public synchronized void arm(Trouble trouble) {
        next.add(trouble);
    }

    private synchronized boolean strikes(Trouble trouble) {
        return next.remove(trouble);
    }

    @Override
    public Optional<String> get(String name) {
        if (strikes(Trouble.GET_FAILS)) {
            throw failure();
        }
        return kept.get(name);
    }

    @Override
    public void put(String name, String value) {
        if (strikes(Trouble.PUT_LOST)) {
            throw failure();
        }
        kept.put(name, value);
        if (strikes(Trouble.PUT_KEPT_AND_FAILED)) {
            throw failure();
        }
    }

    private static StoreException failure() {
        return new StoreException(StoreException.Category.UNCLEAR, "The store broke.");
    }
}
