package trade.helix.store.jdbc;

/** Puts for ever, and says after each put which one it was. */
final class PuttingMain {
    static final String NAME = "paper.venue.main";

    private PuttingMain() {}

    public static void main(String[] arguments) {
        try (JdbcStore store = JdbcStore.open(arguments[0])) {
            long number = store.keyValue().get(NAME).map(PuttingMain::number).orElse(0L);
            while (true) {
                number++;
                store.keyValue().put(NAME, value(number));
                System.out.println(number);
            }
        }
    }

    /** Of many pages of the database, so that a torn one would show. */
    static String value(long number) {
        return (number + ";").repeat(10_000);
    }

    static long number(String value) {
        return Long.parseLong(value.substring(0, value.indexOf(';')));
    }
}
