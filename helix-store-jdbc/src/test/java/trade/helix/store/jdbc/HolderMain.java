package trade.helix.store.jdbc;

import java.io.IOException;
import trade.helix.api.account.AccountId;

/** A process that owns an account until its input ends. */
final class HolderMain {
    private HolderMain() {}

    public static void main(String[] arguments) throws IOException {
        try (JdbcStore store = JdbcStore.open(arguments[0])) {
            store.journal().load(new AccountId(arguments[1]));
            System.out.println("owned");
            System.in.read();
        }
        System.out.println("closed");
    }
}
