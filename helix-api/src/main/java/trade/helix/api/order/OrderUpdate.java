package trade.helix.api.order;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Quantity;

/**
 * What a venue tells of its own accord about one order: it was taken in, executed, or ended. Immutable.
 */
public final class OrderUpdate {
    private final Symbol symbol;
    private final VenueOrderId venueOrderId;
    private final @Nullable ClientOrderId clientOrderId;
    private final OrderStatus status;
    private final Quantity filled;
    private final Instant at;
    private final @Nullable Fill fill;

    private OrderUpdate(Builder builder) {
        this.symbol = Objects.requireNonNull(builder.symbol, "symbol");
        this.venueOrderId = Objects.requireNonNull(builder.venueOrderId, "venueOrderId");
        this.clientOrderId = builder.clientOrderId;
        this.status = Objects.requireNonNull(builder.status, "status");
        this.filled = Objects.requireNonNull(builder.filled, "filled");
        this.at = Objects.requireNonNull(builder.at, "at");
        this.fill = builder.fill;
    }

    /**
     * Starts an empty description.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the pair} */
    public Symbol symbol() {
        return symbol;
    }

    /** {@return the venue's id of the order} */
    public VenueOrderId venueOrderId() {
        return venueOrderId;
    }

    /** {@return the client's id, if it was given one; empty where not given} */
    public Optional<ClientOrderId> clientOrderId() {
        return Optional.ofNullable(clientOrderId);
    }

    /** {@return where it stands} */
    public OrderStatus status() {
        return status;
    }

    /** {@return the base units filled so far, fees not taken off} */
    public Quantity filled() {
        return filled;
    }

    /** {@return when this happened, by the venue's clock} */
    public Instant at() {
        return at;
    }

    /** {@return the execution, if it was executed; empty where not given} */
    public Optional<Fill> fill() {
        return Optional.ofNullable(fill);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderUpdate that
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(venueOrderId, that.venueOrderId)
                && Objects.equals(clientOrderId, that.clientOrderId)
                && Objects.equals(status, that.status)
                && Objects.equals(filled, that.filled)
                && Objects.equals(at, that.at)
                && Objects.equals(fill, that.fill);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol, venueOrderId, clientOrderId, status, filled, at, fill);
    }

    @Override
    public String toString() {
        return "OrderUpdate[symbol=" + symbol + ", venueOrderId=" + venueOrderId + ", clientOrderId=" + clientOrderId
                + ", status=" + status + ", filled=" + filled + ", at=" + at + ", fill=" + fill + "]";
    }

    /** Collects the parts of a {@link OrderUpdate}; not for use by several threads. */
    public static final class Builder {
        private @Nullable Symbol symbol;
        private @Nullable VenueOrderId venueOrderId;
        private @Nullable ClientOrderId clientOrderId;
        private @Nullable OrderStatus status;
        private @Nullable Quantity filled;
        private @Nullable Instant at;
        private @Nullable Fill fill;

        private Builder() {}

        /**
         * The pair.
         *
         * @param symbol required
         * @return this
         */
        public Builder symbol(Symbol symbol) {
            this.symbol = symbol;
            return this;
        }

        /**
         * The venue's id of the order.
         *
         * @param venueOrderId required
         * @return this
         */
        public Builder venueOrderId(VenueOrderId venueOrderId) {
            this.venueOrderId = venueOrderId;
            return this;
        }

        /**
         * The client's id, if it was given one.
         *
         * @param clientOrderId may be left out
         * @return this
         */
        public Builder clientOrderId(ClientOrderId clientOrderId) {
            this.clientOrderId = clientOrderId;
            return this;
        }

        /**
         * Where it stands.
         *
         * @param status required
         * @return this
         */
        public Builder status(OrderStatus status) {
            this.status = status;
            return this;
        }

        /**
         * The base units filled so far, fees not taken off.
         *
         * @param filled required
         * @return this
         */
        public Builder filled(Quantity filled) {
            this.filled = filled;
            return this;
        }

        /**
         * When this happened, by the venue's clock.
         *
         * @param at required
         * @return this
         */
        public Builder at(Instant at) {
            this.at = at;
            return this;
        }

        /**
         * The execution, if it was executed.
         *
         * @param fill may be left out
         * @return this
         */
        public Builder fill(Fill fill) {
            this.fill = fill;
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the value
         * @throws NullPointerException if a required part is missing, with its name
         */
        public OrderUpdate build() {
            return new OrderUpdate(this);
        }
    }
}
