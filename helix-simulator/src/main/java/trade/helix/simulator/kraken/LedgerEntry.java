package trade.helix.simulator.kraken;

import java.math.BigDecimal;
import java.util.List;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.market.Side;

/**
 * What a fill did to one asset.
 *
 * @param id the venue's
 * @param fill which
 * @param asset what changed
 * @param amount by how much, before the fee; negative for what was given
 * @param fee what was kept besides, zero unless it was paid in this asset
 */
record LedgerEntry(String id, Fill fill, String asset, BigDecimal amount, BigDecimal fee) {
    /** What was given, then what was received. */
    static List<LedgerEntry> of(Fill fill) {
        Pair pair = fill.order().request().pair();
        boolean buy = fill.order().request().side() == Side.BUY;
        LedgerEntry base = entry(
                fill, 0, pair.base(), buy ? fill.quantity() : fill.quantity().negate());
        LedgerEntry quote = entry(fill, 1, pair.quote(), buy ? fill.notional().negate() : fill.notional());
        return buy ? List.of(quote, base) : List.of(base, quote);
    }

    /** The change of the balance. */
    BigDecimal change() {
        return amount.subtract(fee);
    }

    private static LedgerEntry entry(Fill fill, int place, String asset, BigDecimal amount) {
        BigDecimal fee = fill.feeAsset().equals(asset) ? fill.fee() : BigDecimal.ZERO;
        return new LedgerEntry(TxIds.ledger(2 * fill.id() + place), fill, asset, amount, fee);
    }
}
