package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Funds that came from outside the venue, or went there.
 *
 * @param id unique in its account
 * @param asset such as {@code USDT}
 * @param amount above zero for a deposit, below zero for a withdrawal
 * @param at when
 */
public record Movement(long id, String asset, BigDecimal amount, Instant at) {}
