package trade.helix.exchange.kraken;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import trade.helix.api.account.AccountId;
import trade.helix.api.value.Secret;

/** Signs a request as Kraken wants it: HMAC-SHA-512, under the decoded secret, of path and SHA-256 of nonce and body. Thread-safe. */
final class Signer {
    private static final String ALGORITHM = "HmacSHA512";

    private final SecretKeySpec key;

    private Signer(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Takes a secret.
     *
     * @throws IllegalArgumentException that does not repeat it, if it is not in Base64
     */
    static Signer of(AccountId account, Secret secret) {
        try {
            return new Signer(new SecretKeySpec(Base64.getDecoder().decode(secret.reveal()), ALGORITHM));
        } catch (IllegalArgumentException e) {
            // Without its cause, which shows a character of the secret.
            throw new IllegalArgumentException("The API secret of account " + account
                    + " is not in Base64: copy the private key from Kraken's key page.");
        }
    }

    String sign(String path, long nonce, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes(path));
            return Base64.getEncoder().encodeToString(mac.doFinal(digest.digest(bytes(nonce + body))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM + " or SHA-256, which it should have.", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
