package trade.helix.api.order;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * An order as the venue reports it. Immutable.
 */
public final class OrderState {
    private final Symbol symbol;
    private final Side side;
    private final OrderType type;
    private final OrderStatus status;
    private final Quantity quantity;
    private final Quantity filled;
    private final VenueOrderId venueOrderId;
    private final @Nullable ClientOrderId clientOrderId;
    private final @Nullable Price stopPrice;
    private final Instant createdAt;
    private final @Nullable Instant endedAt;

    private OrderState(Builder builder) {
        this.symbol = Objects.requireNonNull(builder.symbol, "symbol");
        this.side = Objects.requireNonNull(builder.side, "side");
        this.type = Objects.requireNonNull(builder.type, "type");
        this.status = Objects.requireNonNull(builder.status, "status");
        this.quantity = Objects.requireNonNull(builder.quantity, "quantity");
        this.filled = builder.filled;
        this.venueOrderId = Objects.requireNonNull(builder.venueOrderId, "venueOrderId");
        this.clientOrderId = builder.clientOrderId;
        this.stopPrice = builder.stopPrice;
        this.createdAt = Objects.requireNonNull(builder.createdAt, "createdAt");
        this.endedAt = builder.endedAt;
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

    /** {@return which way it goes} */
    public Side side() {
        return side;
    }

    /** {@return how it executes} */
    public OrderType type() {
        return type;
    }

    /** {@return where it stands} */
    public OrderStatus status() {
        return status;
    }

    /** {@return the base units asked for} */
    public Quantity quantity() {
        return quantity;
    }

    /** {@return the base units filled so far, fees not taken off} */
    public Quantity filled() {
        return filled;
    }

    /** {@return the venue's id} */
    public VenueOrderId venueOrderId() {
        return venueOrderId;
    }

    /** {@return the client's id, if it was given one; empty where not given} */
    public Optional<ClientOrderId> clientOrderId() {
        return Optional.ofNullable(clientOrderId);
    }

    /** {@return the trigger of a stop or target; empty where not given} */
    public Optional<Price> stopPrice() {
        return Optional.ofNullable(stopPrice);
    }

    /** {@return when the venue took it in, by the venue's clock} */
    public Instant createdAt() {
        return createdAt;
    }

    /** {@return when it was filled, cancelled or ended otherwise, by the venue's clock; empty while it is live and where not told} */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderState that
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(side, that.side)
                && Objects.equals(type, that.type)
                && Objects.equals(status, that.status)
                && Objects.equals(quantity, that.quantity)
                && Objects.equals(filled, that.filled)
                && Objects.equals(venueOrderId, that.venueOrderId)
                && Objects.equals(clientOrderId, that.clientOrderId)
                && Objects.equals(stopPrice, that.stopPrice)
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(endedAt, that.endedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                symbol,
                side,
                type,
                status,
                quantity,
                filled,
                venueOrderId,
                clientOrderId,
                stopPrice,
                createdAt,
                endedAt);
    }

    @Override
    public String toString() {
        return "OrderState[symbol=" + symbol + ", side=" + side + ", type=" + type + ", status=" + status
                + ", quantity=" + quantity + ", filled=" + filled + ", venueOrderId=" + venueOrderId
                + ", clientOrderId=" + clientOrderId + ", stopPrice=" + stopPrice + ", createdAt=" + createdAt
                + ", endedAt=" + endedAt + "]";
    }

    /** Collects the parts of a {@link OrderState}; not for use by several threads. */
    public static final class Builder {
        private @Nullable Symbol symbol;
        private @Nullable Side side;
        private @Nullable OrderType type;
        private @Nullable OrderStatus status;
        private @Nullable Quantity quantity;
        private Quantity filled = Quantity.ZERO;
        private @Nullable VenueOrderId venueOrderId;
        private @Nullable ClientOrderId clientOrderId;
        private @Nullable Price stopPrice;
        private @Nullable Instant createdAt;
        private @Nullable Instant endedAt;

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
         * Which way it goes.
         *
         * @param side required
         * @return this
         */
        public Builder side(Side side) {
            this.side = side;
            return this;
        }

        /**
         * How it executes.
         *
         * @param type required
         * @return this
         */
        public Builder type(OrderType type) {
            this.type = type;
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
         * The base units asked for.
         *
         * @param quantity required
         * @return this
         */
        public Builder quantity(Quantity quantity) {
            this.quantity = quantity;
            return this;
        }

        /**
         * The base units filled so far, fees not taken off.
         *
         * @param filled default {@code Quantity.ZERO}
         * @return this
         */
        public Builder filled(Quantity filled) {
            this.filled = filled;
            return this;
        }

        /**
         * The venue's id.
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
         * The trigger of a stop or target.
         *
         * @param stopPrice may be left out
         * @return this
         */
        public Builder stopPrice(Price stopPrice) {
            this.stopPrice = stopPrice;
            return this;
        }

        /**
         * When the venue took it in, by the venue's clock.
         *
         * @param createdAt required
         * @return this
         */
        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /**
         * When it was filled, cancelled or ended otherwise, by the venue's clock.
         *
         * @param endedAt may be left out
         * @return this
         */
        public Builder endedAt(Instant endedAt) {
            this.endedAt = endedAt;
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the value
         * @throws NullPointerException if a required part is missing, with its name
         */
        public OrderState build() {
            return new OrderState(this);
        }
    }
}
