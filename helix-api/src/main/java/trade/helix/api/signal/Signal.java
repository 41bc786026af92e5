package trade.helix.api.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.value.Price;

/**
 * A request to open or close a position, authenticated and parsed, not yet judged. Immutable.
 */
public final class Signal {
    private final AccountId account;
    private final SignalId id;
    private final SignalAction action;
    private final String symbol;
    private final @Nullable Price price;
    private final @Nullable Instant sentAt;
    private final @Nullable String strategy;
    private final String payload;

    private Signal(Builder builder) {
        this.account = Objects.requireNonNull(builder.account, "account");
        this.id = Objects.requireNonNull(builder.id, "id");
        this.action = Objects.requireNonNull(builder.action, "action");
        this.symbol = Objects.requireNonNull(builder.symbol, "symbol");
        this.price = builder.price;
        this.sentAt = builder.sentAt;
        this.strategy = builder.strategy;
        this.payload = builder.payload;
    }

    /**
     * Starts an empty description.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the account that it is meant for} */
    public AccountId account() {
        return account;
    }

    /** {@return the sender's id} */
    public SignalId id() {
        return id;
    }

    /** {@return what it asks for} */
    public SignalAction action() {
        return action;
    }

    /** {@return the symbol as the sender spells it; a venue's catalogue resolves it} */
    public String symbol() {
        return symbol;
    }

    /** {@return the sender's price: kept for audit, never used to size an order; empty where not given} */
    public Optional<Price> price() {
        return Optional.ofNullable(price);
    }

    /** {@return when the sender says that it sent it; empty where not given} */
    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    /** {@return the sender's name for its strategy; empty where not given} */
    public Optional<String> strategy() {
        return Optional.ofNullable(strategy);
    }

    /** {@return the message as it came, secrets taken out} */
    public String payload() {
        return payload;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signal that
                && Objects.equals(account, that.account)
                && Objects.equals(id, that.id)
                && Objects.equals(action, that.action)
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(price, that.price)
                && Objects.equals(sentAt, that.sentAt)
                && Objects.equals(strategy, that.strategy)
                && Objects.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, id, action, symbol, price, sentAt, strategy, payload);
    }

    @Override
    public String toString() {
        return "Signal[account=" + account + ", id=" + id + ", action=" + action + ", symbol=" + symbol + ", price="
                + price + ", sentAt=" + sentAt + ", strategy=" + strategy + ", payload=" + payload + "]";
    }

    /** Collects the parts of a {@link Signal}; not for use by several threads. */
    public static final class Builder {
        private @Nullable AccountId account;
        private @Nullable SignalId id;
        private @Nullable SignalAction action;
        private @Nullable String symbol;
        private @Nullable Price price;
        private @Nullable Instant sentAt;
        private @Nullable String strategy;
        private String payload = "";

        private Builder() {}

        /**
         * The account that it is meant for.
         *
         * @param account required
         * @return this
         */
        public Builder account(AccountId account) {
            this.account = account;
            return this;
        }

        /**
         * The sender's id.
         *
         * @param id required
         * @return this
         */
        public Builder id(SignalId id) {
            this.id = id;
            return this;
        }

        /**
         * What it asks for.
         *
         * @param action required
         * @return this
         */
        public Builder action(SignalAction action) {
            this.action = action;
            return this;
        }

        /**
         * The symbol as the sender spells it; a venue's catalogue resolves it.
         *
         * @param symbol required
         * @return this
         */
        public Builder symbol(String symbol) {
            this.symbol = symbol;
            return this;
        }

        /**
         * The sender's price: kept for audit, never used to size an order.
         *
         * @param price may be left out
         * @return this
         */
        public Builder price(Price price) {
            this.price = price;
            return this;
        }

        /**
         * When the sender says that it sent it.
         *
         * @param sentAt may be left out
         * @return this
         */
        public Builder sentAt(Instant sentAt) {
            this.sentAt = sentAt;
            return this;
        }

        /**
         * The sender's name for its strategy.
         *
         * @param strategy may be left out
         * @return this
         */
        public Builder strategy(String strategy) {
            this.strategy = strategy;
            return this;
        }

        /**
         * The message as it came, secrets taken out.
         *
         * @param payload default {@code ""}
         * @return this
         */
        public Builder payload(String payload) {
            this.payload = payload;
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the value
         * @throws NullPointerException if a required part is missing, with its name
         */
        public Signal build() {
            return new Signal(this);
        }
    }
}
