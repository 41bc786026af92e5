package trade.helix.exchange.paper;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trade.helix.api.HelixException;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** Where the state of one account is kept: whole, as one value, so that each change is there or not. One thread at a time. */
final class Keeper {
    private record Known(String text, PaperState state) {}

    private final KeyValue store;
    private final String name;
    private final Supplier<PaperState> opened;
    private @Nullable Known last;

    /**
     * Makes one.
     *
     * @param opened what an account is that nothing is kept of
     */
    Keeper(KeyValue store, String name, Supplier<PaperState> opened) {
        this.store = store;
        this.name = name;
        this.opened = opened;
    }

    /**
     * What is kept now. It is asked for each time: after a failure only the store knows.
     *
     * @throws VenueException if it cannot be read
     */
    PaperState load() {
        Optional<String> text;
        try {
            text = store.get(name);
        } catch (HelixException e) {
            throw new VenueException(
                    Category.UNREACHABLE, "The paper account " + name + " cannot be read: " + e.getMessage(), e);
        }
        Known known = last;
        if (text.isEmpty()) {
            return opened.get();
        }
        if (known == null || !known.text().equals(text.get())) {
            known = new Known(text.get(), StateText.read(name, text.get()));
            last = known;
        }
        return known.state();
    }

    /**
     * Keeps a state.
     *
     * @throws HelixException if it is not known to be kept
     */
    void keep(PaperState state) {
        PaperState pruned = state.pruned();
        String text = StateText.write(pruned);
        store.put(name, text);
        last = new Known(text, pruned);
    }

    /**
     * Keeps what a look has brought, before anything else is done.
     *
     * @throws VenueException if it is not known to be kept
     */
    void keepOrThrow(PaperState state) {
        try {
            keep(state);
        } catch (HelixException e) {
            throw new VenueException(
                    Category.UNREACHABLE, "The paper account " + name + " cannot be kept: " + e.getMessage(), e);
        }
    }
}
