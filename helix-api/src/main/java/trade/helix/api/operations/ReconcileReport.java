package trade.helix.api.operations;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Discrepancy;

/**
 * What a comparison of the venue with the journal came to.
 *
 * @param account which
 * @param comparedAt when the latest comparison was made; null if none was yet, since orders of ours are on their way
 * @param differences what differed then; two looks that agree halt the account
 */
public record ReconcileReport(AccountId account, @Nullable Instant comparedAt, List<Discrepancy> differences) {
    public ReconcileReport {
        differences = List.copyOf(differences);
    }

    /** {@return whether a comparison was made and found nothing} */
    public boolean isClean() {
        return comparedAt != null && differences.isEmpty();
    }

    /** {@return the report for a person, one line for each difference} */
    public String text() {
        if (comparedAt == null) {
            return "account " + account + ": not compared yet, orders of ours are on their way";
        }
        String head = "account " + account + " at " + comparedAt + ": ";
        return differences.isEmpty()
                ? head + "the venue holds what the journal says"
                : differences.stream()
                        .map(Discrepancy::text)
                        .collect(Collectors.joining("\n  ", head + differences.size() + " difference(s)\n  ", ""));
    }
}
