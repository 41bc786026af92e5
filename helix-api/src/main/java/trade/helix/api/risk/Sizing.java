package trade.helix.api.risk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Quantity;

/** A size and how it came about, or why there is none. Immutable. */
public final class Sizing {
    private final @Nullable Quantity quantity;
    private final List<String> steps;

    private Sizing(@Nullable Quantity quantity, List<String> steps) {
        this.quantity = quantity;
        this.steps = List.copyOf(steps);
    }

    /**
     * A size.
     *
     * @param quantity base units; it need not be on the grid yet
     * @param steps the arithmetic, one step a line
     * @return the sizing
     */
    public static Sizing of(Quantity quantity, List<String> steps) {
        return new Sizing(Objects.requireNonNull(quantity, "quantity"), steps);
    }

    /**
     * No size can be given, which rejects the entry.
     *
     * @param why for a person
     * @return the sizing
     */
    public static Sizing notComputable(String why) {
        return new Sizing(null, List.of(why));
    }

    /** {@return base units; empty if no size can be given} */
    public Optional<Quantity> quantity() {
        return Optional.ofNullable(quantity);
    }

    /** {@return the arithmetic, one step a line} */
    public List<String> steps() {
        return steps;
    }
}
