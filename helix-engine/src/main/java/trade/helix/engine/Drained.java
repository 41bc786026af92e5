package trade.helix.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trade.helix.api.account.AccountId;

/**
 * What came of bringing a Helix to rest.
 *
 * @param unrest for each account that has not come to rest what is under way, for a person
 */
public record Drained(Map<AccountId, List<String>> unrest) {
    public Drained {
        Map<AccountId, List<String>> copy = new LinkedHashMap<>();
        unrest.forEach((account, open) -> {
            if (!open.isEmpty()) {
                copy.put(account, List.copyOf(open));
            }
        });
        unrest = Map.copyOf(copy);
    }

    /** {@return whether every account came to rest: no outcome is unknown, no exit under way, every trade protected} */
    public boolean isAtRest() {
        return unrest.isEmpty();
    }
}
