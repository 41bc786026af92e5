package trade.helix.simulator.market;

import java.util.Random;

/** Where ids come from: the same seed and the same requests give the same ids. */
public final class Ids {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int CLIENT_ID_LENGTH = 22;
    private static final int HIGHEST_START = 1_000_000;

    private final Random random;
    private long order;
    private long list;
    private long trade;
    private long sequence;

    /**
     * Starts the sequences somewhere that depends on the seed.
     *
     * @param seed any number
     */
    public Ids(long seed) {
        random = new Random(seed);
        order = 1L + random.nextInt(HIGHEST_START);
        list = 1L + random.nextInt(HIGHEST_START);
        trade = 1L + random.nextInt(HIGHEST_START);
    }

    long nextOrder() {
        return order++;
    }

    long nextList() {
        return list++;
    }

    long nextTrade() {
        return trade++;
    }

    long nextSequence() {
        return sequence++;
    }

    /**
     * A client id for an order that came without one.
     *
     * @return 22 letters and digits
     */
    public String nextClientId() {
        StringBuilder id = new StringBuilder(CLIENT_ID_LENGTH);
        for (int i = 0; i < CLIENT_ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
