package trade.helix.api.venue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param items in order, oldest first
 * @param nextOrNull where the next page starts, or null at the end
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String nextOrNull) {
    public Page {
        items = List.copyOf(items);
    }

    /** {@return where the next page starts; empty at the end} */
    public Optional<String> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
