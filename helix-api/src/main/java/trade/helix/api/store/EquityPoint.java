package trade.helix.api.store;

import java.time.Instant;
import trade.helix.api.value.Money;

/**
 * A point of the equity curve.
 *
 * @param at when the figures changed
 * @param realised equity without open gains
 * @param peak the highest that it had been, moved along with transfers
 */
public record EquityPoint(Instant at, Money realised, Money peak) {}
