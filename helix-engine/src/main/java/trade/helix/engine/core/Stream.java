package trade.helix.engine.core;

import java.util.Set;
import trade.helix.api.order.ClientOrderId;

/**
 * Whether the venue tells of changes, and which orders it told of while they were being asked for: they are asked for once
 * more. Nothing of it is stored.
 *
 * @param isUp whether changes are told
 * @param missed the orders of which an answer may be older than what was told
 */
record Stream(boolean isUp, Set<ClientOrderId> missed) {
    static final Stream DOWN = new Stream(false, Set.of());
}
