package trade.helix.api.journal;

import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/** One fact. The state of an account is what its facts, in their order, add up to. Only Helix makes them. */
public sealed interface JournalRecord {
    /**
     * An account was met for the first time.
     *
     * @param venue where it is
     * @param firstOrderNumber where its running number of orders starts, at random
     */
    record AccountOpened(VenueId venue, int firstOrderNumber) implements JournalRecord {}

    /**
     * A signal came in.
     *
     * @param ref our identity of it
     * @param signal the signal
     * @param symbol what its symbol means at the venue; null where that could not be found out
     */
    record SignalReceived(
            SignalRef ref, Signal signal, @Nullable Symbol symbol) implements JournalRecord {}

    /**
     * A signal was decided on.
     *
     * @param ref which signal
     * @param decision what was decided
     * @param trace every answer that led to it
     */
    record SignalDecided(SignalRef ref, Decision decision, Trace trace) implements JournalRecord {}

    /**
     * An order will be sent.
     *
     * @param intent the order
     */
    record IntentCommitted(Intent intent) implements JournalRecord {}

    /**
     * The venue's answer to an order, or the lack of one.
     *
     * @param clientOrderId which order
     * @param outcome what is known
     * @param detail for a person
     */
    record OutcomeRecorded(ClientOrderId clientOrderId, Outcome outcome, String detail) implements JournalRecord {}

    /**
     * The venue reported where an order stands.
     *
     * @param clientOrderId which order of ours
     * @param venueOrderId the venue's id; of a pair, that of the leg that filled or was reported first
     * @param status where it stands
     * @param filled base units filled so far
     */
    record OrderObserved(ClientOrderId clientOrderId, VenueOrderId venueOrderId, OrderStatus status, Quantity filled)
            implements JournalRecord {}

    /**
     * An execution.
     *
     * @param clientOrderId which order of ours
     * @param fill the execution
     * @param feeValue its fee in the quote asset, converted at the time of the fill
     */
    record FillRecorded(ClientOrderId clientOrderId, Fill fill, Money feeValue) implements JournalRecord {}

    /**
     * A trade must end. If it cannot at once, this is remembered.
     *
     * @param trade which
     * @param reason why
     * @param ref the signal that asks for it; null if none does
     */
    record ExitRequested(
            TradeId trade, CloseReason reason, @Nullable SignalRef ref) implements JournalRecord {}

    /**
     * A trade was opened, changed or closed.
     *
     * @param trade as it is now
     */
    record TradeUpdated(Trade trade) implements JournalRecord {}

    /**
     * The account's own state changed.
     *
     * @param figures as they are now
     * @param why for a person: what changed them and who
     */
    record AccountUpdated(AccountFigures figures, String why) implements JournalRecord {}
}
