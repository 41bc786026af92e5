package trade.helix.api.store;

import java.time.LocalDate;
import trade.helix.api.value.Money;

/**
 * One UTC day of an account.
 *
 * @param day which
 * @param trades how many closed
 * @param wins how many of them with a profit
 * @param losses how many of them with a loss
 * @param pnl their results, fees taken off
 */
public record DayStats(LocalDate day, int trades, int wins, int losses, Money pnl) {}
