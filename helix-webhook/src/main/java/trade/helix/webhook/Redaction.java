package trade.helix.webhook;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import trade.helix.api.value.Secret;

/** Takes the secrets out of texts. The one place of this module that looks at a secret's text. */
final class Redaction {
    static final String MASK = "***";

    private static final int SHORTEST_SECRET = 16;

    private final List<String> secrets;

    Redaction(List<Secret> secrets) {
        this.secrets = secrets.stream().map(Secret::reveal).toList();
    }

    /** Refuses a short secret: it is soon guessed, and as part of an innocent word it would garble that here. */
    static Secret checked(Secret secret) {
        if (secret.reveal().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("The webhook secret is shorter than " + SHORTEST_SECRET
                    + " characters. Make one with: openssl rand -hex 16");
        }
        return secret;
    }

    /** The text with each occurrence of a secret masked. */
    String clean(String text) {
        String cleaned = text;
        for (String secret : secrets) {
            cleaned = cleaned.replace(secret, MASK);
        }
        // A mask may complete another secret, if that one holds asterisks.
        return holdsSecret(cleaned) ? MASK : cleaned;
    }

    /** A failure with its stack trace, for the log: a host's exception may quote the request. */
    String clean(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return clean(text.toString());
    }

    private boolean holdsSecret(String text) {
        return secrets.stream().anyMatch(text::contains);
    }
}
