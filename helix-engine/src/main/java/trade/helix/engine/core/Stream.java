package trade.helix.engine.core;

import java.util.Set;
import trade.helix.api.order.ClientOrderId;

/**
 * Whether the venue tells of changes, and what is to be done about some. Nothing of it is stored.
 *
 * @param isUp whether changes are told
 * @param missed the orders that it told of while they were on their way or asked for: an answer may be older, so they are asked for
 *     once more
 * @param fresh the orders that it told of lately: a look may be answered from before that, so the next one comes soon
 * @param hastened the orders that are to be looked at before their time
 * @param areBalancesOld whether balances have changed while they are being read
 */
record Stream(
        boolean isUp,
        Set<ClientOrderId> missed,
        Set<ClientOrderId> fresh,
        Set<ClientOrderId> hastened,
        boolean areBalancesOld) {
    static final Stream DOWN = new Stream(false, Set.of(), Set.of(), Set.of(), false);
}
