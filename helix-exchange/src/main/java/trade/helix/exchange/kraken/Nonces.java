package trade.helix.exchange.kraken;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.venue.KeyValue;
import trade.helix.exchange.internal.Words;

/**
 * The nonces of one key, each above the last, whatever clocks do and over restarts. Not thread-safe: only whoever has the
 * key's turn asks for one.
 *
 * <p>A nonce is the venue's time in microseconds, or one more than the last where that is higher. What is kept is a bound
 * that no nonce so far has reached, ten seconds ahead, so that few calls wait for the store; after a restart the first nonce
 * is at that bound or above. When the store fails, in whatever way the host's may, exits must still go: then nonces rise by
 * the venue's time alone, which differs from the true one by a second and the way of an answer at most.
 */
final class Nonces {
    private static final Logger LOG = LoggerFactory.getLogger(Nonces.class);
    private static final long AHEAD = 10_000_000;

    private final KeyValue store;
    private final String name;
    private boolean loaded;
    private long last;
    private long bound;

    Nonces(KeyValue store, String key) {
        this.store = store;
        this.name = "kraken.nonce." + fingerprint(key);
    }

    /** The next one. */
    long next(Instant venueNow) {
        last = Math.max(last + 1, ChronoUnit.MICROS.between(Instant.EPOCH, venueNow));
        if (last >= bound) {
            load();
            keep(last + AHEAD);
        }
        return last;
    }

    private void load() {
        if (loaded) {
            return;
        }
        try {
            last = Math.max(last, store.get(name).map(Long::parseLong).orElse(0L));
            loaded = true;
        } catch (RuntimeException e) { // Or no number.
            LOG.warn("The last nonce of a Kraken key cannot be read, the venue's time stands in: {}", Words.of(e));
        }
    }

    private void keep(long next) {
        bound = next;
        try {
            store.put(name, Long.toString(next));
        } catch (RuntimeException e) {
            LOG.warn("The nonce of a Kraken key cannot be kept, its calls go on: {}", Words.of(e));
        }
    }

    /** Stands for the key where the key itself must not be written. */
    private static String fingerprint(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which it should have.", e);
        }
    }
}
