package trade.helix.simulator.binance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.wire.Request;

/** Who sends a request, and whether it is genuine and fresh. */
final class Authentication {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    /** What may stand in a percent-encoded payload besides letters and digits. */
    private static final String MARKS = "-._~!$'()*+,;:@/?=&%";

    private static final Pattern WINDOW = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,3})?");
    private static final BigDecimal USUAL_WINDOW = new BigDecimal(5000);
    private static final BigDecimal WIDEST_WINDOW = new BigDecimal(60000);
    private static final long AHEAD_MICROS = 1_000_000;

    private final Map<String, String> secrets = new HashMap<>();
    private final InstantSource clock;

    Authentication(InstantSource clock) {
        this.clock = clock;
    }

    /** Lets a new key in. */
    void open(String key, String secret) {
        if (!KEY.matcher(key).matches() || secret.isEmpty() || secrets.containsKey(key)) {
            throw new IllegalArgumentException("A Binance key is new, has letters, digits, hyphen and underscore only,"
                    + " at most 128, and its secret is not empty.");
        }
        secrets.put(key, secret);
    }

    /** The key of a known sender. */
    String key(Request request) {
        return known(request.header("X-MBX-APIKEY"));
    }

    private String known(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw BinanceException.unauthorized(-2014, "API-key format invalid.");
        }
        if (!secrets.containsKey(key)) {
            throw BinanceException.unauthorized(-2015, "Invalid API-key, IP, or permissions for action.");
        }
        return key;
    }

    /** The key of a genuine and fresh request of the WebSocket API, which signs its parameters sorted by name. */
    String verifySorted(Parameters parameters) {
        String key = known(parameters.required("apiKey"));
        String given = parameters.required("signature");
        parameters.required("timestamp");
        checkTime(parameters);
        if (!isSame(sign(Objects.requireNonNull(secrets.get(key)), parameters.sortedPayload()), given)) {
            throw BinanceException.of(-1022, "Signature for this request is not valid.");
        }
        return key;
    }

    /** Verifies the time and the signature of a request of a known key. */
    void verify(Request request, Parameters parameters, String key) {
        String given = parameters.required("signature");
        parameters.required("timestamp");
        checkTime(parameters);
        String payload = payload(request);
        String expected = sign(Objects.requireNonNull(secrets.get(key)), payload);
        if (!isEncoded(payload) || !isSame(expected, given)) {
            throw BinanceException.of(-1022, "Signature for this request is not valid.");
        }
    }

    /** What is signed: query and body as sent, each without its signature, with nothing between them. */
    static String payload(Request request) {
        return withoutSignature(request.query()) + withoutSignature(request.body());
    }

    static String sign(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", impossible);
        }
    }

    private static String withoutSignature(String form) {
        return Arrays.stream(form.split("&", -1))
                .filter(pair -> !pair.startsWith("signature="))
                .collect(Collectors.joining("&"));
    }

    private static boolean isEncoded(String payload) {
        return payload.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0));
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private void checkTime(Parameters parameters) {
        long sent = TimeScale.micros(
                parameters.number("timestamp").orElseThrow(() -> BinanceException.missing("timestamp")));
        long now = TimeScale.micros(clock.instant());
        BigDecimal window = window(parameters).movePointRight(3);
        if (sent >= now + AHEAD_MICROS) {
            throw BinanceException.of(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        if (BigDecimal.valueOf(now - sent).compareTo(window) > 0) {
            throw BinanceException.of(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    private static BigDecimal window(Parameters parameters) {
        return parameters
                .text("recvWindow")
                .map(text -> {
                    if (!WINDOW.matcher(text).matches()) {
                        throw BinanceException.illegal("recvWindow", "^[0-9]{1,10}(\\.[0-9]{1,3})?$");
                    }
                    BigDecimal window = new BigDecimal(text);
                    if (window.compareTo(WIDEST_WINDOW) > 0) {
                        throw BinanceException.of(
                                -1102, "'recvWindow' contains unexpected value. Cannot be greater than 60000.");
                    }
                    return window;
                })
                .orElse(USUAL_WINDOW);
    }
}
