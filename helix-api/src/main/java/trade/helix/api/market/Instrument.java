package trade.helix.api.market;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * The trading rules of a symbol at one venue. Immutable.
 *
 * <p>Quantities are base units, prices quote units per base unit, the least notional quote units.
 */
public final class Instrument {
    private final Symbol symbol;
    private final String nativeName;
    private final boolean tradable;
    private final Price priceTick;
    private final Quantity quantityStep;
    private final Quantity minQuantity;
    private final Quantity maxQuantity;
    private final Money minNotional;
    private final @Nullable Money maxNotional;
    private final Ratio takerFee;
    private final Set<OrderType> orderTypes;

    private Instrument(Builder builder) {
        this.symbol = Objects.requireNonNull(builder.symbol, "symbol");
        this.nativeName = Objects.requireNonNull(builder.nativeName, "nativeName");
        this.tradable = builder.tradable;
        this.priceTick = Objects.requireNonNull(builder.priceTick, "priceTick");
        this.quantityStep = Objects.requireNonNull(builder.quantityStep, "quantityStep");
        this.minQuantity = Objects.requireNonNull(builder.minQuantity, "minQuantity");
        this.maxQuantity = Objects.requireNonNull(builder.maxQuantity, "maxQuantity");
        this.minNotional = Objects.requireNonNull(builder.minNotional, "minNotional");
        this.maxNotional = builder.maxNotional;
        this.takerFee = Objects.requireNonNull(builder.takerFee, "takerFee");
        this.orderTypes = Set.copyOf(builder.orderTypes);
        if (quantityStep.isZero()) {
            throw new IllegalArgumentException("The quantity step of " + symbol + " is zero: give its grid.");
        }
        inQuote("least", minNotional);
        if (maxNotional != null) {
            inQuote("largest", maxNotional);
        }
    }

    private void inQuote(String which, Money notional) {
        if (!notional.asset().equals(symbol.quote())) {
            throw new IllegalArgumentException("The " + which + " notional of " + symbol + " must be in "
                    + symbol.quote() + ", not " + notional + ".");
        }
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

    /** {@return the venue's own spelling, such as {@code BTCUSDT}} */
    public String nativeName() {
        return nativeName;
    }

    /** {@return whether the venue takes orders for it now} */
    public boolean tradable() {
        return tradable;
    }

    /** {@return the grid of prices} */
    public Price priceTick() {
        return priceTick;
    }

    /** {@return the grid of quantities for every order type, market orders included} */
    public Quantity quantityStep() {
        return quantityStep;
    }

    /** {@return the least quantity of an order} */
    public Quantity minQuantity() {
        return minQuantity;
    }

    /** {@return the largest quantity of a market order} */
    public Quantity maxQuantity() {
        return maxQuantity;
    }

    /** {@return the least value of an order, in the quote asset} */
    public Money minNotional() {
        return minNotional;
    }

    /** {@return the largest value of an order, in the quote asset; empty where not given} */
    public Optional<Money> maxNotional() {
        return Optional.ofNullable(maxNotional);
    }

    /** {@return the undiscounted fee of an order that takes liquidity, as a fraction of its value} */
    public Ratio takerFee() {
        return takerFee;
    }

    /** {@return the order types that the venue accepts here} */
    public Set<OrderType> orderTypes() {
        return orderTypes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Instrument that
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(nativeName, that.nativeName)
                && tradable == that.tradable
                && Objects.equals(priceTick, that.priceTick)
                && Objects.equals(quantityStep, that.quantityStep)
                && Objects.equals(minQuantity, that.minQuantity)
                && Objects.equals(maxQuantity, that.maxQuantity)
                && Objects.equals(minNotional, that.minNotional)
                && Objects.equals(maxNotional, that.maxNotional)
                && Objects.equals(takerFee, that.takerFee)
                && Objects.equals(orderTypes, that.orderTypes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                symbol,
                nativeName,
                tradable,
                priceTick,
                quantityStep,
                minQuantity,
                maxQuantity,
                minNotional,
                maxNotional,
                takerFee,
                orderTypes);
    }

    @Override
    public String toString() {
        return "Instrument[symbol=" + symbol + ", nativeName=" + nativeName + ", tradable=" + tradable + ", priceTick="
                + priceTick + ", quantityStep=" + quantityStep + ", minQuantity=" + minQuantity + ", maxQuantity="
                + maxQuantity + ", minNotional=" + minNotional + ", maxNotional=" + maxNotional + ", takerFee="
                + takerFee + ", orderTypes=" + orderTypes + "]";
    }

    /** Collects the parts of a {@link Instrument}; not for use by several threads. */
    public static final class Builder {
        private @Nullable Symbol symbol;
        private @Nullable String nativeName;
        private boolean tradable = true;
        private @Nullable Price priceTick;
        private @Nullable Quantity quantityStep;
        private @Nullable Quantity minQuantity;
        private @Nullable Quantity maxQuantity;
        private @Nullable Money minNotional;
        private @Nullable Money maxNotional;
        private @Nullable Ratio takerFee;
        private Set<OrderType> orderTypes = Set.of(OrderType.MARKET);

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
         * The venue's own spelling, such as {@code BTCUSDT}.
         *
         * @param nativeName required
         * @return this
         */
        public Builder nativeName(String nativeName) {
            this.nativeName = nativeName;
            return this;
        }

        /**
         * Whether the venue takes orders for it now.
         *
         * @param tradable default {@code true}
         * @return this
         */
        public Builder tradable(boolean tradable) {
            this.tradable = tradable;
            return this;
        }

        /**
         * The grid of prices.
         *
         * @param priceTick required
         * @return this
         */
        public Builder priceTick(Price priceTick) {
            this.priceTick = priceTick;
            return this;
        }

        /**
         * The grid of quantities for every order type, market orders included.
         *
         * @param quantityStep required
         * @return this
         */
        public Builder quantityStep(Quantity quantityStep) {
            this.quantityStep = quantityStep;
            return this;
        }

        /**
         * The least quantity of an order.
         *
         * @param minQuantity required
         * @return this
         */
        public Builder minQuantity(Quantity minQuantity) {
            this.minQuantity = minQuantity;
            return this;
        }

        /**
         * The largest quantity of a market order.
         *
         * @param maxQuantity required
         * @return this
         */
        public Builder maxQuantity(Quantity maxQuantity) {
            this.maxQuantity = maxQuantity;
            return this;
        }

        /**
         * The least value of an order, in the quote asset.
         *
         * @param minNotional required
         * @return this
         */
        public Builder minNotional(Money minNotional) {
            this.minNotional = minNotional;
            return this;
        }

        /**
         * The largest value of an order, in the quote asset.
         *
         * @param maxNotional may be left out
         * @return this
         */
        public Builder maxNotional(Money maxNotional) {
            this.maxNotional = maxNotional;
            return this;
        }

        /**
         * The undiscounted fee of an order that takes liquidity, as a fraction of its value.
         *
         * @param takerFee required
         * @return this
         */
        public Builder takerFee(Ratio takerFee) {
            this.takerFee = takerFee;
            return this;
        }

        /**
         * The order types that the venue accepts here.
         *
         * @param orderTypes default {@code Set.of(OrderType.MARKET)}
         * @return this
         */
        public Builder orderTypes(Set<OrderType> orderTypes) {
            this.orderTypes = orderTypes;
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the value
         * @throws NullPointerException if a required part is missing, with its name
         * @throws IllegalArgumentException if the quantity step is zero, or a notional is not in the quote asset
         */
        public Instrument build() {
            return new Instrument(this);
        }
    }
}
