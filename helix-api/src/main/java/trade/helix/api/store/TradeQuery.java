package trade.helix.api.store;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.Symbol;
import trade.helix.api.trade.TradeStatus;

/** Which trades of an account to read. Immutable. */
public final class TradeQuery {
    private static final int MOST = 100;

    private final Builder parts;

    private TradeQuery(Builder parts) {
        this.parts = parts;
    }

    /**
     * Asks for the trades of an account.
     *
     * @param account whose
     * @return a builder of a query for all of them
     */
    public static Builder of(AccountId account) {
        return new Builder(account);
    }

    /** {@return whose} */
    public AccountId account() {
        return parts.account;
    }

    /** {@return in what; empty for all} */
    public Optional<Symbol> symbol() {
        return Optional.ofNullable(parts.symbol);
    }

    /** {@return where they stand; empty for all} */
    public Optional<TradeStatus> status() {
        return Optional.ofNullable(parts.status);
    }

    /** {@return the UTC day on which they were opened; empty for all} */
    public Optional<LocalDate> openedOn() {
        return Optional.ofNullable(parts.openedOn);
    }

    /** {@return the UTC day on which they closed; empty for all, open ones included} */
    public Optional<LocalDate> closedOn() {
        return Optional.ofNullable(parts.closedOn);
    }

    /** {@return how many at most, the newest first} */
    public int most() {
        return parts.most;
    }

    /** Narrows a query; not for use by several threads. */
    public static final class Builder {
        private final AccountId account;
        private @Nullable Symbol symbol;
        private @Nullable TradeStatus status;
        private @Nullable LocalDate openedOn;
        private @Nullable LocalDate closedOn;
        private int most = MOST;

        private Builder(AccountId account) {
            this.account = Objects.requireNonNull(account, "account");
        }

        private Builder(Builder other) {
            account = other.account;
            symbol = other.symbol;
            status = other.status;
            openedOn = other.openedOn;
            closedOn = other.closedOn;
            most = other.most;
        }

        /**
         * Only those in a symbol.
         *
         * @param wanted which
         * @return this
         */
        public Builder symbol(Symbol wanted) {
            symbol = Objects.requireNonNull(wanted, "symbol");
            return this;
        }

        /**
         * Only those that stand so.
         *
         * @param wanted where
         * @return this
         */
        public Builder status(TradeStatus wanted) {
            status = Objects.requireNonNull(wanted, "status");
            return this;
        }

        /**
         * Only those that were opened on a day.
         *
         * @param day in UTC
         * @return this
         */
        public Builder openedOn(LocalDate day) {
            openedOn = Objects.requireNonNull(day, "day");
            return this;
        }

        /**
         * Only those that closed on a day.
         *
         * @param day in UTC
         * @return this
         */
        public Builder closedOn(LocalDate day) {
            closedOn = Objects.requireNonNull(day, "day");
            return this;
        }

        /**
         * The newest only.
         *
         * @param trades how many, above zero; default 100
         * @return this
         * @throws IllegalArgumentException if it is not above zero
         */
        public Builder most(int trades) {
            if (trades < 1) {
                throw new IllegalArgumentException("At least one trade must be asked for, not " + trades + ".");
            }
            most = trades;
            return this;
        }

        /** {@return the query} */
        public TradeQuery build() {
            return new TradeQuery(new Builder(this));
        }
    }
}
