package trade.helix.engine.core;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Side;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * What the executions of one order add up to. Each counts once, whichever way and however often it is reported.
 *
 * @param seen the executions already counted
 * @param filled base units
 * @param received base units less fees that a buy paid in base
 * @param baseFees base units that a sale paid as fees beside what it sold
 * @param notional their value
 * @param quoteFees fees taken in the quote asset
 * @param charged the value of fees that were not taken off what was received
 * @param fees the value of all fees
 * @param lastAt when the latest happened, by the venue's clock; null if there is none
 */
record Executions(
        Set<FillId> seen,
        Quantity filled,
        Quantity received,
        Quantity baseFees,
        Money notional,
        Money quoteFees,
        Money charged,
        Money fees,
        @Nullable Instant lastAt) {
    /** Digits behind the point of an average price: far below any tick. */
    private static final int AVERAGE_DIGITS = 18;

    static Executions none(Symbol symbol) {
        Money zero = Money.zero(symbol.quote());
        return new Executions(Set.of(), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, zero, zero, zero, zero, null);
    }

    Executions plus(FillRecorded record) {
        var fill = record.fill();
        if (seen.contains(fill.id())) {
            return this;
        }
        Set<FillId> ids = new HashSet<>(seen);
        ids.add(fill.id());
        boolean feeInQuote = fill.fee().asset().equals(fill.symbol().quote());
        boolean feeInBase = fill.fee().asset().equals(fill.symbol().base());
        boolean lessens = feeInBase && fill.side() == Side.BUY;
        Quantity paid = feeInBase ? new Quantity(fill.fee().amount()) : Quantity.ZERO;
        return new Executions(
                Set.copyOf(ids),
                filled.plus(fill.quantity()),
                received.plus(lessens ? fill.quantity().minus(paid) : fill.quantity()),
                lessens ? baseFees : baseFees.plus(paid),
                notional.plus(fill.notional()),
                feeInQuote ? quoteFees.plus(fill.fee()) : quoteFees,
                lessens ? charged : charged.plus(record.feeValue()),
                fees.plus(record.feeValue()),
                lastAt == null || lastAt.isBefore(fill.at()) ? fill.at() : lastAt);
    }

    Executions plus(Executions other) {
        Set<FillId> ids = new HashSet<>(seen);
        ids.addAll(other.seen);
        boolean later = lastAt == null || (other.lastAt != null && lastAt.isBefore(other.lastAt));
        return new Executions(
                Set.copyOf(ids),
                filled.plus(other.filled),
                received.plus(other.received),
                baseFees.plus(other.baseFees),
                notional.plus(other.notional),
                quoteFees.plus(other.quoteFees),
                charged.plus(other.charged),
                fees.plus(other.fees),
                later ? other.lastAt : lastAt);
    }

    /** Quote units for one base unit, fees not in it, to 18 digits half even; null if nothing is filled. */
    @Nullable
    Price averagePrice() {
        return filled.isZero()
                ? null
                : new Price(notional.amount().divide(filled.value(), AVERAGE_DIGITS, RoundingMode.HALF_EVEN));
    }
}
