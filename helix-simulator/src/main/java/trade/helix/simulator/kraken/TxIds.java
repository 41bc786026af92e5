package trade.helix.simulator.kraken;

/** The venue's ids of orders and trades, such as {@code OUF4EM-FRGI2-MQMWZD}; each number has its own. */
final class TxIds {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int LETTERS = 16;
    private static final int BITS = 5;

    private TxIds() {}

    static String order(long id) {
        return form('O', id);
    }

    static String trade(long id) {
        return form('T', id);
    }

    static String ledger(long id) {
        return form('L', id);
    }

    static String position(long id) {
        return form('T', -id);
    }

    /** Multiplying by an odd number is one to one, and thirteen letters hold all of it. */
    private static String form(char kind, long id) {
        StringBuilder text = new StringBuilder().append(kind);
        long bits = id * SPREAD;
        for (int i = 1; i <= LETTERS; i++) {
            text.append(ALPHABET.charAt((int) (bits & 31)));
            bits = Long.rotateRight(bits, BITS);
            if (i == BITS || i == 2 * BITS) {
                text.append('-');
            }
        }
        return text.toString();
    }
}
