package trade.helix.api.venue;

import java.util.Objects;

/**
 * Something that not every venue can do. What a venue does not declare, Helix does not ask of it.
 *
 * @param key its stable name
 */
public record Capability(String key) {
    /**
     * A stop can rest at the venue. Whatever live orders hold back, by whomever they were placed, then shows as held in {@link
     * ExchangeClient#account()}: where nothing is held but by orders of ours, no other order is live.
     */
    public static final Capability PROTECTIVE_STOP = new Capability("protective-stop");

    /** A stop and a target can rest together, one cancelling the other. */
    public static final Capability PROTECTIVE_PAIR = new Capability("protective-pair");

    /**
     * A stop can travel with a market entry. {@code find} and {@code cancel} then take {@link
     * trade.helix.api.order.OrderRef.Form#CARRIER} and {@link trade.helix.api.order.OrderRef.Form#ATTACHED} as well, in any
     * session of the key: number and symbol are all that they need. Each execution of the entry places one stop of its
     * quantity, so together they sell what was bought, no fee taken off it. Neither the entry nor its stops have a client
     * order id in what the venue reports; their executions are read by their venue order ids. Without the capability {@code
     * submit} refuses an entry with a stop as {@code UNSUPPORTED}.
     */
    public static final Capability ATTACHED_STOP = new Capability("attached-stop");

    /** A look-up can be certain that an order never arrived. */
    public static final Capability CERTAIN_ABSENCE = new Capability("certain-absence");

    /** There are no keys: whatever credentials a session is opened with, it is that of the account that it names. */
    public static final Capability NO_KEYS = new Capability("no-keys");

    /** Deposits and withdrawals can be read. */
    public static final Capability TRANSFERS = new Capability("transfers");

    /** What happens to an account is told as it happens: {@link ExchangeClient#stream}. */
    public static final Capability PRIVATE_STREAM = new Capability("private-stream");

    /**
     * Checks that there is a key.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Capability {
        if (Objects.requireNonNull(key, "key").isBlank()) {
            throw new IllegalArgumentException("A capability needs a key.");
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
