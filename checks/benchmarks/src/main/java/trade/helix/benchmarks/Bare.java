package trade.helix.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The least that a signed order takes: the same form, one signature, one POST with {@code java.net.http}, no look at the answer. */
final class Bare {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Bare(URI base) {
        this.base = base;
    }

    HttpResponse<byte[]> binance(String key, String secret, String id)
            throws IOException, InterruptedException, GeneralSecurityException {
        String payload = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001&newClientOrderId=" + id
                + "&newOrderRespType=FULL&recvWindow=5000&timestamp="
                + SystemSources.time().millis();
        byte[] signature = hmac("HmacSHA256", bytes(secret), bytes(payload));
        return send(request(
                        "/api/v3/order",
                        payload + "&signature=" + HexFormat.of().formatHex(signature))
                .header("X-MBX-APIKEY", key));
    }

    HttpResponse<byte[]> kraken(String key, String secret, String id)
            throws IOException, InterruptedException, GeneralSecurityException {
        Instant now = SystemSources.time().instant();
        long nonce = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
        String body = "pair=XBTUSDT&type=buy&ordertype=market&volume=0.001&oflags=fciq&cl_ord_id=" + id + "&deadline="
                + URLEncoder.encode(now.plus(DEADLINE).toString(), StandardCharsets.UTF_8) + "&nonce=" + nonce;
        String path = "/0/private/AddOrder";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(nonce + body));
        byte[] signed = new byte[path.length() + hash.length];
        System.arraycopy(bytes(path), 0, signed, 0, path.length());
        System.arraycopy(hash, 0, signed, path.length(), hash.length);
        byte[] signature = hmac("HmacSHA512", Base64.getDecoder().decode(secret), signed);
        return send(request(path, body)
                .header("API-Key", key)
                .header("API-Sign", Base64.getEncoder().encodeToString(signature)));
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(DEADLINE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] hmac(String algorithm, byte[] secret, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        return mac.doFinal(data);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
