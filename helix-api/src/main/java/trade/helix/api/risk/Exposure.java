package trade.helix.api.risk;

import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;

/**
 * What one open, pending or unknown trade may still cost.
 *
 * @param symbol its symbol
 * @param notional its value at entry, in the quote asset
 * @param reserved the worst-case loss set aside for it, in the quote asset
 */
public record Exposure(Symbol symbol, Money notional, Money reserved) {}
