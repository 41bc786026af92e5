package trade.helix.api.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/** One fact. The state of an account is what its facts, in their order, add up to. Only Helix makes them. */
public sealed interface JournalRecord {
    /**
     * Handles whichever kind it is.
     *
     * @param visitor one method for each kind
     * @param <T> what comes out
     * @return what that method returned
     */
    <T> T accept(Visitor<T> visitor);

    /**
     * An account was met for the first time.
     *
     * @param venue where it is
     * @param firstOrderNumber where its running number of orders starts, at random
     */
    record AccountOpened(VenueId venue, int firstOrderNumber) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * A signal came in.
     *
     * @param ref our identity of it
     * @param signal the signal
     * @param symbol what its symbol means at the venue; null where that could not be found out
     */
    record SignalReceived(
            SignalRef ref, Signal signal, @Nullable Symbol symbol) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * A signal was decided on.
     *
     * @param ref which signal
     * @param decision what was decided
     * @param trace every answer that led to it
     */
    record SignalDecided(SignalRef ref, Decision decision, Trace trace) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * An order will be sent.
     *
     * @param intent the order
     */
    record IntentCommitted(Intent intent) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * The venue's answer to an order, or the lack of one.
     *
     * @param clientOrderId which order
     * @param outcome what is known
     * @param detail for a person
     */
    record OutcomeRecorded(ClientOrderId clientOrderId, Outcome outcome, String detail) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * The venue reported where an order stands.
     *
     * @param clientOrderId which order of ours
     * @param venueOrderId the venue's id; of several, that of the one that filled or was reported first
     * @param type how that order executes: of a pair it tells the stop from the target
     * @param status where it stands; of several, where they stand together
     * @param filled base units filled so far, by all of them
     * @param others the venue's ids of the other leg of a pair, or of the other stops of one entry; null for a single order
     * @param cancelledAt when it was cancelled, by the venue's clock, the first of several; null where it was not or that is
     *     not told
     */
    record OrderObserved(
            ClientOrderId clientOrderId,
            VenueOrderId venueOrderId,
            OrderType type,
            OrderStatus status,
            Quantity filled,
            @Nullable List<VenueOrderId> others,
            @Nullable Instant cancelledAt)
            implements JournalRecord {
        public OrderObserved {
            others = others == null ? null : List.copyOf(others);
        }

        /** {@return the venue's ids of all the orders that it speaks of} */
        public List<VenueOrderId> venueOrderIds() {
            return others == null
                    ? List.of(venueOrderId)
                    : Stream.concat(Stream.of(venueOrderId), others.stream()).toList();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * An execution.
     *
     * @param clientOrderId which order of ours
     * @param fill the execution
     * @param feeValue its fee in the quote asset, converted at the time of the fill
     */
    record FillRecorded(ClientOrderId clientOrderId, Fill fill, Money feeValue) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * A trade must end. If it cannot at once, this is remembered.
     *
     * @param trade which
     * @param reason why
     * @param ref the signal that asks for it; null if none does
     */
    record ExitRequested(
            TradeId trade, CloseReason reason, @Nullable SignalRef ref) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * A trade was opened, changed or closed.
     *
     * @param trade as it is now
     */
    record TradeUpdated(Trade trade) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * An execution was worse than the allowance that the reservation was made with.
     *
     * @param clientOrderId which order of ours
     * @param fill which execution of it
     * @param excess quote units beyond the allowance, above zero
     */
    record AllowanceExceeded(ClientOrderId clientOrderId, FillId fill, Money excess) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * Quote units came in or went out that no order of ours explains.
     *
     * @param amount above zero for what came in
     */
    record TransferRecorded(Money amount) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * The account's own state changed.
     *
     * @param figures as they are now
     * @param why for a person: what changed them and who
     */
    record AccountUpdated(AccountFigures figures, String why) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * Two looks at the venue agree on something that the journal does not explain.
     *
     * @param found what differs; not empty
     */
    record DiscrepanciesFound(List<Discrepancy> found) implements JournalRecord {
        public DiscrepanciesFound {
            found = List.copyOf(found);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * What is at the venue and the journal does not explain belongs to the owner.
     *
     * @param holdings all that belongs to the owner from now on, by asset
     * @param orders the venue's ids of all live orders that are the owner's
     * @param actor who said so
     */
    record HoldingsAccepted(Map<Asset, Quantity> holdings, Set<VenueOrderId> orders, String actor)
            implements JournalRecord {
        public HoldingsAccepted {
            holdings = Map.copyOf(holdings);
            orders = Set.copyOf(orders);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * A person or a program commanded something, and it was done. A journal writes an entry of the audit log with it.
     *
     * @param actor who, such as {@code telegram:4711}; not blank, no secret
     * @param action what, such as {@code resume}; not blank
     * @param before what stood before
     * @param after what stands now; the same where it changed nothing
     */
    record CommandRecorded(String actor, String action, String before, String after) implements JournalRecord {
        public CommandRecorded {
            if (actor.isBlank() || action.isBlank()) {
                throw new IllegalArgumentException("A command needs an actor and an action.");
            }
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * A trade that held a quantity without live protection is protected, or has ended.
     *
     * @param trade which
     * @param quantity base units that were not protected when the gap began
     * @param duration how long, by the engine's clock
     */
    record ProtectionGapClosed(TradeId trade, Quantity quantity, Duration duration) implements JournalRecord {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }
    }

    /**
     * One method for each kind of fact.
     *
     * @param <T> what comes out
     */
    interface Visitor<T> {
        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(AccountOpened record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(SignalReceived record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(SignalDecided record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(IntentCommitted record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(OutcomeRecorded record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(OrderObserved record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(FillRecorded record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(ExitRequested record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(TradeUpdated record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(AllowanceExceeded record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(TransferRecorded record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(DiscrepanciesFound record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(HoldingsAccepted record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(CommandRecorded record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(ProtectionGapClosed record);

        /**
         * Handles this kind.
         *
         * @param record the fact
         * @return what comes out
         */
        T on(AccountUpdated record);
    }
}
