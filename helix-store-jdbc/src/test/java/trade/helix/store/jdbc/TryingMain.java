package trade.helix.store.jdbc;

import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;

/** Tries once to own an account. */
public final class TryingMain {
    private TryingMain() {}

    /** Says what came out. */
    public static void main(String[] arguments) {
        System.out.println(outcomeAndReason(arguments[0], arguments[1]));
    }

    /** {@code owned}, or the category of the refusal. */
    public static String outcome(String url, String account) {
        return outcomeAndReason(url, account).lines().findFirst().orElseThrow();
    }

    private static String outcomeAndReason(String url, String account) {
        try (JdbcStore store = JdbcStore.open(url)) {
            store.journal().load(new AccountId(account));
            return "owned";
        } catch (StoreException e) {
            return e.category().name() + System.lineSeparator() + e.getMessage();
        }
    }
}
