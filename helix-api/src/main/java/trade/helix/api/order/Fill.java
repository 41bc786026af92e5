package trade.helix.api.order;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * One execution of an order. Immutable.
 */
public final class Fill {
    private final FillId id;
    private final VenueOrderId venueOrderId;
    private final Symbol symbol;
    private final Side side;
    private final Price price;
    private final Quantity quantity;
    private final Money fee;
    private final Instant at;

    private Fill(Builder builder) {
        this.id = Objects.requireNonNull(builder.id, "id");
        this.venueOrderId = Objects.requireNonNull(builder.venueOrderId, "venueOrderId");
        this.symbol = Objects.requireNonNull(builder.symbol, "symbol");
        this.side = Objects.requireNonNull(builder.side, "side");
        this.price = Objects.requireNonNull(builder.price, "price");
        this.quantity = Objects.requireNonNull(builder.quantity, "quantity");
        this.fee = Objects.requireNonNull(builder.fee, "fee");
        this.at = Objects.requireNonNull(builder.at, "at");
    }

    /**
     * Starts an empty description.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the venue's id of this execution} */
    public FillId id() {
        return id;
    }

    /** {@return the order that it belongs to} */
    public VenueOrderId venueOrderId() {
        return venueOrderId;
    }

    /** {@return the pair} */
    public Symbol symbol() {
        return symbol;
    }

    /** {@return which way it went} */
    public Side side() {
        return side;
    }

    /** {@return the price of this execution} */
    public Price price() {
        return price;
    }

    /** {@return the base units executed, fees not taken off} */
    public Quantity quantity() {
        return quantity;
    }

    /** {@return the fee in the asset in which the venue took it; zero or above} */
    public Money fee() {
        return fee;
    }

    /** {@return when, by the venue's clock: it decides the day of a profit or loss} */
    public Instant at() {
        return at;
    }

    /** {@return price x quantity, in the quote asset} */
    public Money notional() {
        return price.times(quantity, symbol.quote());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fill that
                && Objects.equals(id, that.id)
                && Objects.equals(venueOrderId, that.venueOrderId)
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(side, that.side)
                && Objects.equals(price, that.price)
                && Objects.equals(quantity, that.quantity)
                && Objects.equals(fee, that.fee)
                && Objects.equals(at, that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, venueOrderId, symbol, side, price, quantity, fee, at);
    }

    @Override
    public String toString() {
        return "Fill[id=" + id + ", venueOrderId=" + venueOrderId + ", symbol=" + symbol + ", side=" + side + ", price="
                + price + ", quantity=" + quantity + ", fee=" + fee + ", at=" + at + "]";
    }

    /** Collects the parts of a {@link Fill}; not for use by several threads. */
    public static final class Builder {
        private @Nullable FillId id;
        private @Nullable VenueOrderId venueOrderId;
        private @Nullable Symbol symbol;
        private @Nullable Side side;
        private @Nullable Price price;
        private @Nullable Quantity quantity;
        private @Nullable Money fee;
        private @Nullable Instant at;

        private Builder() {}

        /**
         * The venue's id of this execution.
         *
         * @param id required
         * @return this
         */
        public Builder id(FillId id) {
            this.id = id;
            return this;
        }

        /**
         * The order that it belongs to.
         *
         * @param venueOrderId required
         * @return this
         */
        public Builder venueOrderId(VenueOrderId venueOrderId) {
            this.venueOrderId = venueOrderId;
            return this;
        }

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
         * Which way it went.
         *
         * @param side required
         * @return this
         */
        public Builder side(Side side) {
            this.side = side;
            return this;
        }

        /**
         * The price of this execution.
         *
         * @param price required
         * @return this
         */
        public Builder price(Price price) {
            this.price = price;
            return this;
        }

        /**
         * The base units executed, fees not taken off.
         *
         * @param quantity required
         * @return this
         */
        public Builder quantity(Quantity quantity) {
            this.quantity = quantity;
            return this;
        }

        /**
         * The fee in the asset in which the venue took it; zero or above.
         *
         * @param fee required
         * @return this
         */
        public Builder fee(Money fee) {
            this.fee = fee;
            return this;
        }

        /**
         * When, by the venue's clock: it decides the day of a profit or loss.
         *
         * @param at required
         * @return this
         */
        public Builder at(Instant at) {
            this.at = at;
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the value
         * @throws NullPointerException if a required part is missing, with its name
         */
        public Fill build() {
            return new Fill(this);
        }
    }
}
