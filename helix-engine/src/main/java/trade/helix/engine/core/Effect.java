package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;
import trade.helix.risk.Approval;

/** Something for the shell to do, after the facts of the same step are committed. */
public sealed interface Effect {
    /**
     * Hands this to the method for its kind.
     *
     * @param performer does it
     */
    void perform(Performer performer);

    /** {@return the order whose answer is awaited after this; null if there is none} */
    default @Nullable ClientOrderId about() {
        return null;
    }

    /** One method for each kind. */
    interface Performer {
        void submitEntry(SubmitEntry effect);

        void submitExit(SubmitExit effect);

        void protect(Protect effect);

        void cancel(Cancel effect);

        void find(Find effect);

        void readFills(ReadFills effect);

        void readSales(ReadSales effect);

        void readFacts(ReadFacts effect);

        void readStanding(ReadStanding effect);

        void schedule(Schedule effect);

        void scheduleStanding(ScheduleStanding effect);

        void answer(Answer effect);
    }

    /** Send an entry, unless it is later than {@code notAfter}; the approval is the only key to the door. */
    record SubmitEntry(Approval approval, OrderRequest order, Instant notAfter) implements Effect {
        @Override
        public ClientOrderId about() {
            return order.clientOrderId();
        }

        @Override
        public void perform(Performer performer) {
            performer.submitEntry(this);
        }
    }

    /** Send an exit. */
    record SubmitExit(OrderRequest order) implements Effect {
        @Override
        public ClientOrderId about() {
            return order.clientOrderId();
        }

        @Override
        public void perform(Performer performer) {
            performer.submitExit(this);
        }
    }

    /** Send a protective order. */
    record Protect(ProtectionRequest request) implements Effect {
        @Override
        public ClientOrderId about() {
            return request.clientOrderId();
        }

        @Override
        public void perform(Performer performer) {
            performer.protect(this);
        }
    }

    /** Take an order back. */
    record Cancel(OrderRef order) implements Effect {
        @Override
        public ClientOrderId about() {
            return order.clientOrderId();
        }

        @Override
        public void perform(Performer performer) {
            performer.cancel(this);
        }
    }

    /** Ask for an order. */
    record Find(LookupQuery query) implements Effect {
        @Override
        public ClientOrderId about() {
            return query.order().clientOrderId();
        }

        @Override
        public void perform(Performer performer) {
            performer.find(this);
        }
    }

    /** Read the executions of the venue's orders that one order of ours stands for. */
    record ReadFills(ClientOrderId id, Symbol symbol, List<VenueOrderId> orders) implements Effect {
        @Override
        public ClientOrderId about() {
            return id;
        }

        @Override
        public void perform(Performer performer) {
            performer.readFills(this);
        }
    }

    /** Read what was sold of a symbol from a moment on, by whichever order, in search of one whose answer was lost. */
    record ReadSales(ClientOrderId id, Symbol symbol, Instant since) implements Effect {
        @Override
        public ClientOrderId about() {
            return id;
        }

        @Override
        public void perform(Performer performer) {
            performer.readSales(this);
        }
    }

    /** Read balances, then rules and prices of symbols. */
    record ReadFacts(Set<Symbol> symbols, long version) implements Effect {
        @Override
        public void perform(Performer performer) {
            performer.readFacts(this);
        }
    }

    /** Wake an order up later. */
    record Schedule(Duration delay, ClientOrderId id, long token) implements Effect {
        @Override
        public ClientOrderId about() {
            return id;
        }

        @Override
        public void perform(Performer performer) {
            performer.schedule(this);
        }
    }

    /**
     * Read all balances and all live orders; the orders only if something else is held than {@code held}, by our own, where the
     * venue tells what is.
     */
    record ReadStanding(long version, Map<Asset, Quantity> held) implements Effect {
        @Override
        public void perform(Performer performer) {
            performer.readStanding(this);
        }
    }

    /** Compare with the venue again later. */
    record ScheduleStanding(Duration delay, long token) implements Effect {
        @Override
        public void perform(Performer performer) {
            performer.scheduleStanding(this);
        }
    }

    /** Tell whoever waits for a signal what came of it. */
    record Answer(SignalRef ref, SignalOutcome outcome) implements Effect {
        @Override
        public void perform(Performer performer) {
            performer.answer(this);
        }
    }
}
