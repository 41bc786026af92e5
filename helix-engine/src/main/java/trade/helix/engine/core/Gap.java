package trade.helix.engine.core;

import java.time.Instant;
import trade.helix.api.value.Quantity;

/**
 * A time in which a trade holds a quantity without live protection, for whatever reason.
 *
 * @param since when it was seen first
 * @param quantity base units then
 */
record Gap(Instant since, Quantity quantity) {}
