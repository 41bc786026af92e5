package trade.helix.engine.core;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * One trade that has not ended, as the journal knows it.
 *
 * @param id its identity
 * @param ref the signal that opens it
 * @param signalId the sender's id of that signal
 * @param openedAt when its entry was committed
 * @param told whether the trade has been recorded as open
 * @param legs its orders, in the order in which they were committed; the entry first
 * @param best the most that it had realised at any time, zero or above
 * @param exit what asks for its end; null while nothing does
 */
record TradeState(
        TradeId id,
        SignalRef ref,
        SignalId signalId,
        Instant openedAt,
        boolean told,
        List<OrderLeg> legs,
        Money best,
        @Nullable ExitWish exit) {
    TradeState {
        legs = List.copyOf(legs);
    }

    /**
     * What asks for the end of a trade.
     *
     * @param reason why
     * @param refs the signals that wait for it
     */
    record ExitWish(CloseReason reason, List<SignalRef> refs) {
        ExitWish {
            refs = List.copyOf(refs);
        }

        ExitWish with(@Nullable SignalRef ref) {
            return ref == null
                    ? this
                    : new ExitWish(
                            reason, Stream.concat(refs.stream(), Stream.of(ref)).toList());
        }
    }

    static TradeState of(Intent entry, SignalId signalId, Instant at) {
        return new TradeState(
                entry.trade(),
                entry.signalRef(),
                signalId,
                at,
                false,
                List.of(OrderLeg.of(entry, at)),
                Money.zero(entry.symbol().quote()),
                null);
    }

    OrderLeg entry() {
        return legs.get(0);
    }

    Symbol symbol() {
        return entry().intent().symbol();
    }

    Stream<OrderLeg> legs(Leg leg) {
        return legs.stream().filter(order -> order.is(leg));
    }

    /** The latest order of a leg. */
    Optional<OrderLeg> last(Leg leg) {
        return legs(leg).reduce((first, second) -> second);
    }

    Optional<OrderLeg> leg(ClientOrderId id) {
        return legs.stream().filter(order -> order.id().equals(id)).findFirst();
    }

    /** Base units that the trade holds: received by the entry, less what its other orders sold. */
    Quantity owned() {
        return entry().executions().received().minusOrZero(sold().filled());
    }

    /** What of it the venue can sell. */
    Quantity sellable(Instrument instrument) {
        return owned().floorTo(instrument.quantityStep());
    }

    /** Whether what is left is less than the venue trades, valued at the stop. */
    boolean isResidual(Instrument instrument) {
        Quantity sellable = sellable(instrument);
        Price stop = entry().intent().prices().stop();
        Money value = stop == null ? Money.zero(symbol().quote()) : stop.times(sellable, symbol().quote());
        return sellable.isZero()
                || sellable.isBelow(instrument.minQuantity())
                || value.isBelow(instrument.minNotional());
    }

    /** What was sold so far, by whichever order. */
    Executions sold() {
        return legs.stream()
                .filter(order -> !order.is(Leg.ENTRY))
                .map(OrderLeg::executions)
                .reduce(Executions.none(symbol()), Executions::plus);
    }

    /** What was got so far, less what was paid, less every fee. A fee taken in base has lessened what can be sold. */
    Money result() {
        Executions sold = sold();
        return sold.notional().minus(sold.charged()).minus(cost());
    }

    /** What has been realised so far: what was got less its share of what was paid, to 18 digits. */
    Money realised() {
        Executions sold = sold();
        Quantity received = entry().executions().received();
        if (sold.filled().isZero() || received.isZero()) {
            return Money.zero(symbol().quote());
        }
        Money cost = cost().share(sold.filled().min(received), received, RoundingMode.HALF_EVEN);
        return sold.notional().minus(sold.charged()).minus(cost);
    }

    private Money cost() {
        Executions bought = entry().executions();
        return bought.notional().plus(bought.charged());
    }

    /** Quote units that its fills brought, less those that they took. */
    Money flow() {
        Executions bought = entry().executions();
        Executions sold = sold();
        return sold.notional().minus(sold.quoteFees()).minus(bought.notional()).minus(bought.quoteFees());
    }

    /**
     * What may still be lost at worst: what was set aside, less what has been lost since it stood best; a profit frees nothing.
     * Where more was lost than was allowed for, still the share of what is held.
     */
    Money reserved() {
        Money whole = entry().intent().reserved();
        Quantity received = entry().executions().received();
        return received.isZero()
                ? whole
                : whole.minus(best.minus(realised())).max(whole.share(owned(), received, RoundingMode.UP));
    }

    /** Whether its entry may still become a position, or is one whose size is not known. */
    boolean isEntryOpen() {
        return !entry().isSettled();
    }

    TradeState with(OrderLeg changed) {
        return withLegs(legs.stream()
                .map(order -> order.id().equals(changed.id()) ? changed : order)
                .toList());
    }

    TradeState plus(Intent intent, Instant at) {
        List<OrderLeg> more = new ArrayList<>(legs);
        more.add(OrderLeg.of(intent, at));
        return withLegs(more);
    }

    TradeState with(@Nullable ExitWish wish) {
        return new TradeState(id, ref, signalId, openedAt, told, legs, best, wish);
    }

    TradeState asTold() {
        return new TradeState(id, ref, signalId, openedAt, true, legs, best, exit);
    }

    private TradeState withLegs(List<OrderLeg> changed) {
        TradeState next = new TradeState(id, ref, signalId, openedAt, told, changed, best, exit);
        Money realised = next.realised();
        return realised.compareTo(best) <= 0
                ? next
                : new TradeState(id, ref, signalId, openedAt, told, changed, realised, exit);
    }
}
