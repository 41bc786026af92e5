package trade.helix.engine.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;

/** Something that the core is told. Each carries the time at which it was told. */
public sealed interface Input {
    /** {@return when} */
    Instant at();

    /** {@return the order that this is an answer about; null if it is about none} */
    default @Nullable ClientOrderId order() {
        return null;
    }

    /**
     * Hands this to the method for its kind.
     *
     * @param handler takes it
     */
    void handle(Handler handler);

    /** One method for each kind. */
    interface Handler {
        void on(Booted input);

        void on(SignalArrived input);

        void on(FactsRead input);

        void on(FactsFailed input);

        void on(SubmitReturned input);

        void on(ProtectReturned input);

        void on(CancelReturned input);

        void on(LookupReturned input);

        void on(FillsRead input);

        void on(FillsFailed input);

        void on(SalesRead input);

        void on(TimerFired input);

        void on(HaltCommanded input);

        void on(ResumeCommanded input);

        void on(ResolveCommanded input);

        void on(StandingDue input);

        void on(StandingRead input);

        void on(StandingFailed input);

        void on(HoldingsAccepted input);

        void on(KillAcknowledged input);

        void on(StepFailed input);

        void on(CaughtUp input);

        void on(StoreFailed input);

        void on(StoreAnswered input);

        void on(StreamConnected input);

        void on(StreamDisconnected input);

        void on(OrderChanged input);

        void on(BalancesChanged input);
    }

    /** The journal is loaded and the venue probed; {@code unresolved} says what could not be found out, or is null. */
    record Booted(
            Instant at,
            VenueId venue,
            int firstOrderNumber,
            Facts facts,
            @Nullable String unresolved) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** What a signal's symbol means at the venue: a symbol, or why there is none. */
    record Resolution(@Nullable Symbol symbol, @Nullable ReasonCode problem, String detail) {}

    /** A signal came in. */
    record SignalArrived(Instant at, SignalRef ref, Signal signal, Resolution resolution) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Facts were read; {@code version} is that of the effect that asked. */
    record FactsRead(Instant at, long version, Facts facts) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Facts could not be read. */
    record FactsFailed(Instant at, String cause) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Sending an entry or an exit ended. */
    record SubmitReturned(Instant at, ClientOrderId id, SubmitResult result) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Sending a protective order ended. */
    record ProtectReturned(Instant at, ClientOrderId id, ProtectResult result) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Taking an order back ended. */
    record CancelReturned(Instant at, ClientOrderId id, CancelResult result) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Asking for an order ended. */
    record LookupReturned(Instant at, ClientOrderId id, Lookup result) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Executions were read. */
    record FillsRead(Instant at, ClientOrderId id, List<Fill> fills) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** What was sold of a symbol was read, in search of an order; a failure to read is {@link FillsFailed}. */
    record SalesRead(Instant at, ClientOrderId id, List<Fill> fills) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Executions could not be read. */
    record FillsFailed(Instant at, ClientOrderId id, String cause) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The time that an order waited for has come. */
    record TimerFired(Instant at, ClientOrderId id, long token) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A step threw: a bug, after which the account takes no entries. {@code order} is the one it was about, if any. */
    record StepFailed(Instant at, String cause, @Nullable ClientOrderId order) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Facts were found in the journal that were not known to be there: what they led to has not been done. */
    record CaughtUp(Instant at) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The store took no facts: until it does, what follows is in memory alone, and no entry is taken. */
    record StoreFailed(Instant at, String cause) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The store has all that happened while it failed. */
    record StoreAnswered(Instant at) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A person halts the account. */
    record HaltCommanded(Instant at, String actor) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A person resumes the account. */
    record ResumeCommanded(Instant at, String actor) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A person has made sure that an order of unknown outcome is not at the venue and never filled. */
    record ResolveCommanded(Instant at, ClientOrderId id, String actor) implements Input {
        @Override
        public ClientOrderId order() {
            return id;
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** It is time to compare with the venue. */
    record StandingDue(Instant at, long token) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** All balances and live orders were read. */
    record StandingRead(Instant at, long version, AccountSnapshot account, List<OrderState> orders) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** They could not be read. */
    record StandingFailed(Instant at, String cause) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A person says that all that is at the venue and not explained belongs to the owner. */
    record HoldingsAccepted(Instant at, long version, AccountSnapshot account, List<OrderState> orders, String actor)
            implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A person accepts what the kill was about. */
    record KillAcknowledged(Instant at, String actor) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** From now on the venue tells of changes; those before may have been missed. */
    record StreamConnected(Instant at) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** From now on it tells nothing. */
    record StreamDisconnected(Instant at) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The venue tells of a change of an order, perhaps of somebody else's. */
    record OrderChanged(Instant at, OrderUpdate update) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The venue tells that balances changed. */
    record BalancesChanged(Instant at) implements Input {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }
}
