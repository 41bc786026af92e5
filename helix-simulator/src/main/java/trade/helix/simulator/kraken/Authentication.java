package trade.helix.simulator.kraken;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.wire.Request;

/** Who sends a request, and whether it is genuine and new. */
final class Authentication {
    private static final String ALGORITHM = "HmacSHA512";
    private static final Pattern NONCE = Pattern.compile("[0-9]{1,20}");
    private static final BigInteger HIGHEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, TreeSet<BigInteger>> nonces = new HashMap<>();
    private final BigInteger window;

    /** The window is how far a nonce may lie behind the highest; each counts once. */
    Authentication(long window) {
        this.window = BigInteger.valueOf(window);
    }

    /** Lets a new key in. */
    void open(String key, String secret) {
        if (key.isEmpty() || secret.isEmpty() || secrets.containsKey(key)) {
            throw new IllegalArgumentException("A Kraken key is new, and neither it nor its secret is empty.");
        }
        secrets.put(key, secret);
    }

    /** The key of a genuine request; its nonce is used up. */
    String verify(Request request) {
        @Nullable String key = request.header("API-Key");
        @Nullable String secret = key == null ? null : secrets.get(key);
        if (key == null || secret == null) {
            throw KrakenException.of("EAPI:Invalid key");
        }
        String nonce = Fields.of(request).text("nonce").orElse("");
        String given = Objects.requireNonNullElse(request.header("API-Sign"), "");
        if (!isSame(sign(secret, request.path(), nonce, request.body()), given)) {
            throw KrakenException.of("EAPI:Invalid signature");
        }
        use(key, nonce);
        return key;
    }

    static String sign(String secret, String path, String nonce, String body) {
        try {
            byte[] payload = (nonce + body).getBytes(StandardCharsets.ISO_8859_1);
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
            mac.update(path.getBytes(StandardCharsets.ISO_8859_1));
            mac.update(MessageDigest.getInstance("SHA-256").digest(payload));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + " and SHA-256.", impossible);
        }
    }

    /** The venue's own secrets are Base64; one that is not, as made up by hand, stands for its characters. */
    private static byte[] bytes(String secret) {
        try {
            return Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException madeUp) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private void use(String key, String text) {
        BigInteger nonce = NONCE.matcher(text).matches() ? new BigInteger(text) : HIGHEST.add(BigInteger.ONE);
        TreeSet<BigInteger> used = nonces.computeIfAbsent(key, any -> new TreeSet<>());
        boolean late = !used.isEmpty() && nonce.compareTo(used.last().subtract(window)) <= 0;
        if (late || nonce.compareTo(HIGHEST) > 0 || !used.add(nonce)) {
            throw KrakenException.of("EAPI:Invalid nonce");
        }
        used.headSet(used.last().subtract(window)).clear();
    }
}
