package trade.helix.api.trade;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * A position from entry to exit, as its fills tell it. Immutable; only Helix makes them.
 */
public final class Trade {
    private final TradeId id;
    private final AccountId account;
    private final VenueId venue;
    private final Symbol symbol;
    private final SignalRef signalRef;
    private final SignalId signalId;
    private final TradeStatus status;
    private final Quantity quantity;
    private final @Nullable Price entryPrice;
    private final @Nullable Price exitPrice;
    private final @Nullable Price stopPrice;
    private final @Nullable Price targetPrice;
    private final Money fees;
    private final @Nullable Money pnl;
    private final @Nullable VenueOrderId entryOrder;
    private final Quantity residual;
    private final Instant openedAt;
    private final @Nullable Instant closedAt;
    private final @Nullable CloseReason closeReason;

    private Trade(Builder builder) {
        this.id = Objects.requireNonNull(builder.id, "id");
        this.account = Objects.requireNonNull(builder.account, "account");
        this.venue = Objects.requireNonNull(builder.venue, "venue");
        this.symbol = Objects.requireNonNull(builder.symbol, "symbol");
        this.signalRef = Objects.requireNonNull(builder.signalRef, "signalRef");
        this.signalId = Objects.requireNonNull(builder.signalId, "signalId");
        this.status = Objects.requireNonNull(builder.status, "status");
        this.quantity = builder.quantity;
        this.entryPrice = builder.entryPrice;
        this.exitPrice = builder.exitPrice;
        this.stopPrice = builder.stopPrice;
        this.targetPrice = builder.targetPrice;
        this.fees = Objects.requireNonNull(builder.fees, "fees");
        this.pnl = builder.pnl;
        this.entryOrder = builder.entryOrder;
        this.residual = builder.residual;
        this.openedAt = Objects.requireNonNull(builder.openedAt, "openedAt");
        this.closedAt = builder.closedAt;
        this.closeReason = builder.closeReason;
    }

    /**
     * Starts an empty description.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that starts with the values of this one, for a changed copy.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.id = id;
        copy.account = account;
        copy.venue = venue;
        copy.symbol = symbol;
        copy.signalRef = signalRef;
        copy.signalId = signalId;
        copy.status = status;
        copy.quantity = quantity;
        copy.entryPrice = entryPrice;
        copy.exitPrice = exitPrice;
        copy.stopPrice = stopPrice;
        copy.targetPrice = targetPrice;
        copy.fees = fees;
        copy.pnl = pnl;
        copy.entryOrder = entryOrder;
        copy.residual = residual;
        copy.openedAt = openedAt;
        copy.closedAt = closedAt;
        copy.closeReason = closeReason;
        return copy;
    }

    /** {@return its identity} */
    public TradeId id() {
        return id;
    }

    /** {@return whose it is} */
    public AccountId account() {
        return account;
    }

    /** {@return where it is} */
    public VenueId venue() {
        return venue;
    }

    /** {@return what is traded} */
    public Symbol symbol() {
        return symbol;
    }

    /** {@return the signal that opened it} */
    public SignalRef signalRef() {
        return signalRef;
    }

    /** {@return the sender's id of that signal} */
    public SignalId signalId() {
        return signalId;
    }

    /** {@return where it stands} */
    public TradeStatus status() {
        return status;
    }

    /** {@return the base units bought, less fees taken in base} */
    public Quantity quantity() {
        return quantity;
    }

    /** {@return the average price of the entry, fees not in it; empty where not given} */
    public Optional<Price> entryPrice() {
        return Optional.ofNullable(entryPrice);
    }

    /** {@return the average price of the exit, fees not in it; empty where not given} */
    public Optional<Price> exitPrice() {
        return Optional.ofNullable(exitPrice);
    }

    /** {@return the trigger of its protective order; empty where not given} */
    public Optional<Price> stopPrice() {
        return Optional.ofNullable(stopPrice);
    }

    /** {@return its target; empty where not given} */
    public Optional<Price> targetPrice() {
        return Optional.ofNullable(targetPrice);
    }

    /** {@return all fees so far, in the quote asset} */
    public Money fees() {
        return fees;
    }

    /** {@return profit or loss of a closed trade, all fees taken off; empty where not given} */
    public Optional<Money> pnl() {
        return Optional.ofNullable(pnl);
    }

    /** {@return the venue's id of the entry order; empty where not given} */
    public Optional<VenueOrderId> entryOrder() {
        return Optional.ofNullable(entryOrder);
    }

    /** {@return what was left because the venue trades no less} */
    public Quantity residual() {
        return residual;
    }

    /** {@return when its entry was committed} */
    public Instant openedAt() {
        return openedAt;
    }

    /** {@return when it ended; empty where not given} */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** {@return why it ended; empty where not given} */
    public Optional<CloseReason> closeReason() {
        return Optional.ofNullable(closeReason);
    }

    /** {@return profit or loss as a share of what the entry cost; empty while open or if nothing was bought} */
    public Optional<Ratio> pnlRatio() {
        if (pnl == null || entryPrice == null || quantity.isZero()) {
            return Optional.empty();
        }
        return Optional.of(pnl.ratioTo(entryPrice.times(quantity, symbol.quote())));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trade that
                && Objects.equals(id, that.id)
                && Objects.equals(account, that.account)
                && Objects.equals(venue, that.venue)
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(signalRef, that.signalRef)
                && Objects.equals(signalId, that.signalId)
                && Objects.equals(status, that.status)
                && Objects.equals(quantity, that.quantity)
                && Objects.equals(entryPrice, that.entryPrice)
                && Objects.equals(exitPrice, that.exitPrice)
                && Objects.equals(stopPrice, that.stopPrice)
                && Objects.equals(targetPrice, that.targetPrice)
                && Objects.equals(fees, that.fees)
                && Objects.equals(pnl, that.pnl)
                && Objects.equals(entryOrder, that.entryOrder)
                && Objects.equals(residual, that.residual)
                && Objects.equals(openedAt, that.openedAt)
                && Objects.equals(closedAt, that.closedAt)
                && Objects.equals(closeReason, that.closeReason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                id,
                account,
                venue,
                symbol,
                signalRef,
                signalId,
                status,
                quantity,
                entryPrice,
                exitPrice,
                stopPrice,
                targetPrice,
                fees,
                pnl,
                entryOrder,
                residual,
                openedAt,
                closedAt,
                closeReason);
    }

    @Override
    public String toString() {
        return "Trade[id=" + id + ", account=" + account + ", venue=" + venue + ", symbol=" + symbol + ", signalRef="
                + signalRef + ", signalId=" + signalId + ", status=" + status + ", quantity=" + quantity
                + ", entryPrice=" + entryPrice + ", exitPrice=" + exitPrice + ", stopPrice=" + stopPrice
                + ", targetPrice=" + targetPrice + ", fees=" + fees + ", pnl=" + pnl + ", entryOrder=" + entryOrder
                + ", residual=" + residual + ", openedAt=" + openedAt + ", closedAt=" + closedAt + ", closeReason="
                + closeReason + "]";
    }

    /** Collects the parts of a {@link Trade}; not for use by several threads. */
    public static final class Builder {
        private @Nullable TradeId id;
        private @Nullable AccountId account;
        private @Nullable VenueId venue;
        private @Nullable Symbol symbol;
        private @Nullable SignalRef signalRef;
        private @Nullable SignalId signalId;
        private @Nullable TradeStatus status;
        private Quantity quantity = Quantity.ZERO;
        private @Nullable Price entryPrice;
        private @Nullable Price exitPrice;
        private @Nullable Price stopPrice;
        private @Nullable Price targetPrice;
        private @Nullable Money fees;
        private @Nullable Money pnl;
        private @Nullable VenueOrderId entryOrder;
        private Quantity residual = Quantity.ZERO;
        private @Nullable Instant openedAt;
        private @Nullable Instant closedAt;
        private @Nullable CloseReason closeReason;

        private Builder() {}

        /**
         * Its identity.
         *
         * @param id required
         * @return this
         */
        public Builder id(TradeId id) {
            this.id = id;
            return this;
        }

        /**
         * Whose it is.
         *
         * @param account required
         * @return this
         */
        public Builder account(AccountId account) {
            this.account = account;
            return this;
        }

        /**
         * Where it is.
         *
         * @param venue required
         * @return this
         */
        public Builder venue(VenueId venue) {
            this.venue = venue;
            return this;
        }

        /**
         * What is traded.
         *
         * @param symbol required
         * @return this
         */
        public Builder symbol(Symbol symbol) {
            this.symbol = symbol;
            return this;
        }

        /**
         * The signal that opened it.
         *
         * @param signalRef required
         * @return this
         */
        public Builder signalRef(SignalRef signalRef) {
            this.signalRef = signalRef;
            return this;
        }

        /**
         * The sender's id of that signal.
         *
         * @param signalId required
         * @return this
         */
        public Builder signalId(SignalId signalId) {
            this.signalId = signalId;
            return this;
        }

        /**
         * Where it stands.
         *
         * @param status required
         * @return this
         */
        public Builder status(TradeStatus status) {
            this.status = status;
            return this;
        }

        /**
         * The base units bought, less fees taken in base.
         *
         * @param quantity default {@code Quantity.ZERO}
         * @return this
         */
        public Builder quantity(Quantity quantity) {
            this.quantity = quantity;
            return this;
        }

        /**
         * The average price of the entry, fees not in it.
         *
         * @param entryPrice may be left out
         * @return this
         */
        public Builder entryPrice(Price entryPrice) {
            this.entryPrice = entryPrice;
            return this;
        }

        /**
         * The average price of the exit, fees not in it.
         *
         * @param exitPrice may be left out
         * @return this
         */
        public Builder exitPrice(Price exitPrice) {
            this.exitPrice = exitPrice;
            return this;
        }

        /**
         * The trigger of its protective order.
         *
         * @param stopPrice may be left out
         * @return this
         */
        public Builder stopPrice(Price stopPrice) {
            this.stopPrice = stopPrice;
            return this;
        }

        /**
         * Its target.
         *
         * @param targetPrice may be left out
         * @return this
         */
        public Builder targetPrice(Price targetPrice) {
            this.targetPrice = targetPrice;
            return this;
        }

        /**
         * All fees so far, in the quote asset.
         *
         * @param fees required
         * @return this
         */
        public Builder fees(Money fees) {
            this.fees = fees;
            return this;
        }

        /**
         * Profit or loss of a closed trade, all fees taken off.
         *
         * @param pnl may be left out
         * @return this
         */
        public Builder pnl(Money pnl) {
            this.pnl = pnl;
            return this;
        }

        /**
         * The venue's id of the entry order.
         *
         * @param entryOrder may be left out
         * @return this
         */
        public Builder entryOrder(VenueOrderId entryOrder) {
            this.entryOrder = entryOrder;
            return this;
        }

        /**
         * What was left because the venue trades no less.
         *
         * @param residual default {@code Quantity.ZERO}
         * @return this
         */
        public Builder residual(Quantity residual) {
            this.residual = residual;
            return this;
        }

        /**
         * When its entry was committed.
         *
         * @param openedAt required
         * @return this
         */
        public Builder openedAt(Instant openedAt) {
            this.openedAt = openedAt;
            return this;
        }

        /**
         * When it ended.
         *
         * @param closedAt may be left out
         * @return this
         */
        public Builder closedAt(Instant closedAt) {
            this.closedAt = closedAt;
            return this;
        }

        /**
         * Why it ended.
         *
         * @param closeReason may be left out
         * @return this
         */
        public Builder closeReason(CloseReason closeReason) {
            this.closeReason = closeReason;
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the value
         * @throws NullPointerException if a required part is missing, with its name
         */
        public Trade build() {
            return new Trade(this);
        }
    }
}
