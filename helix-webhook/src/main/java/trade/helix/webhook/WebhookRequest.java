package trade.helix.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, as far as the webhook needs it. Its fields do not change; a body that was given as a stream can be
 * read once, so that such a request is for one call of {@link Webhook#handle}.
 */
public final class WebhookRequest {
    private final Map<String, String> headers;
    private final @Nullable String secretSegment;
    private final @Nullable String route;
    private final BodySource body;

    private WebhookRequest(Builder builder) {
        this.headers = Map.copyOf(builder.headers);
        this.secretSegment = builder.secretSegment;
        this.route = builder.route;
        this.body = builder.body;
    }

    /**
     * Starts an empty request.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A header's value.
     *
     * @param name in any case
     * @return its first value; empty where not given
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(lower(name)));
    }

    /** {@return what the host's router found in the path besides the secret; empty where not given} */
    public Optional<String> route() {
        return Optional.ofNullable(route);
    }

    /** The path segment that may hold the secret; not public, so that nothing but the authentication sees it. */
    Optional<String> secretSegment() {
        return Optional.ofNullable(secretSegment);
    }

    /** Reads the body, at most one byte more than is allowed: the one that shows that it is too large. */
    byte[] readBody() throws IOException {
        return body.read(Webhook.MOST_BODY_BYTES + 1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Neither headers, path nor body: each may hold the secret. */
    @Override
    public String toString() {
        return "WebhookRequest[***]";
    }

    @FunctionalInterface
    private interface BodySource {
        byte[] read(int most) throws IOException;
    }

    /** Collects the parts of a {@link WebhookRequest}; not for use by several threads. */
    public static final class Builder {
        private final Map<String, String> headers = new TreeMap<>();
        private @Nullable String secretSegment;
        private @Nullable String route;
        private BodySource body = most -> new byte[0];

        private Builder() {}

        /**
         * Adds a header.
         *
         * @param name in any case; of a name that is given twice, the first value counts
         * @param value null as if not given
         * @return this
         */
        public Builder header(String name, @Nullable String value) {
            if (value != null) {
                headers.putIfAbsent(lower(name), value);
            }
            return this;
        }

        /**
         * Adds all headers, in the shape in which the JDK's HTTP classes hold them.
         *
         * @param all values by name; the first value counts
         * @return this
         */
        public Builder headers(Map<String, List<String>> all) {
            all.forEach((name, values) -> header(name, values.isEmpty() ? null : values.get(0)));
            return this;
        }

        /**
         * The path segment in which the host's route expects the secret, percent-decoded.
         *
         * @param secretSegment null as if not given
         * @return this
         */
        public Builder secretSegment(@Nullable String secretSegment) {
            this.secretSegment = secretSegment;
            return this;
        }

        /**
         * What the host's router found in the path besides the secret, such as an account's name: for
         * {@link Webhook.Builder#accounts}.
         *
         * @param route null as if not given
         * @return this
         */
        public Builder route(@Nullable String route) {
            this.route = route;
            return this;
        }

        /**
         * The body as bytes.
         *
         * @param bytes copied; default none
         * @return this
         */
        public Builder body(byte[] bytes) {
            byte[] kept = Arrays.copyOf(bytes, Math.min(bytes.length, Webhook.MOST_BODY_BYTES + 1));
            this.body = most -> kept.clone();
            return this;
        }

        /**
         * The body as a stream: read by {@link Webhook#handle}, never further than one byte past its limit, and not
         * closed.
         *
         * @param stream the host's
         * @return this
         */
        public Builder body(InputStream stream) {
            Objects.requireNonNull(stream, "stream");
            this.body = stream::readNBytes;
            return this;
        }

        /**
         * Puts the parts together.
         *
         * @return the request
         */
        public WebhookRequest build() {
            return new WebhookRequest(this);
        }
    }
}
