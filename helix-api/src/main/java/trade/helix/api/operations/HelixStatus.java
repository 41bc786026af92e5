package trade.helix.api.operations;

import java.time.Instant;
import java.util.List;

/**
 * A Helix as it stands.
 *
 * @param startedAt since when
 * @param accounts each account
 */
public record HelixStatus(Instant startedAt, List<AccountView> accounts) {
    public HelixStatus {
        accounts = List.copyOf(accounts);
    }
}
