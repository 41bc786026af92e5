package trade.helix.api.venue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a venue is and how to speak to it. Immutable.
 */
public final class VenueConfig {
    private final @Nullable Environment environment;
    private final @Nullable URI baseUri;
    private final Duration connectTimeout;
    private final Duration requestTimeout;
    private final Map<String, String> options;

    private VenueConfig(Builder builder) {
        this.environment = builder.environment;
        this.baseUri = builder.baseUri;
        this.connectTimeout = builder.connectTimeout;
        this.requestTimeout = builder.requestTimeout;
        this.options = Map.copyOf(builder.options);
    }

    /**
     * Starts an empty description.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return which of the venue's worlds; empty for the one that the venue takes by itself, as its provider documents it} */
    public Optional<Environment> environment() {
        return Optional.ofNullable(environment);
    }

    /** {@return scheme, host and port to use instead of the venue's own; empty where not given} */
    public Optional<URI> baseUri() {
        return Optional.ofNullable(baseUri);
    }

    /** {@return how long making a connection may take} */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** {@return how long a request may take from its first byte to the last of the answer} */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** {@return what only this venue knows, by name, as its provider documents it; never a secret} */
    public Map<String, String> options() {
        return options;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VenueConfig that
                && Objects.equals(environment, that.environment)
                && Objects.equals(baseUri, that.baseUri)
                && Objects.equals(connectTimeout, that.connectTimeout)
                && Objects.equals(requestTimeout, that.requestTimeout)
                && Objects.equals(options, that.options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(environment, baseUri, connectTimeout, requestTimeout, options);
    }

    @Override
    public String toString() {
        return "VenueConfig[environment=" + environment + ", baseUri=" + baseUri + ", connectTimeout=" + connectTimeout
                + ", requestTimeout=" + requestTimeout + ", options=" + options + "]";
    }

    /** Collects the parts of a {@link VenueConfig}; not for use by several threads. */
    public static final class Builder {
        private @Nullable Environment environment;
        private @Nullable URI baseUri;
        private Duration connectTimeout = Duration.ofSeconds(2);
        private Duration requestTimeout = Duration.ofSeconds(5);
        private final Map<String, String> options = new HashMap<>();

        private Builder() {}

        /**
         * Which of the venue's worlds.
         *
         * @param environment null, the default, for the one that the venue takes by itself: never {@code Environment.LIVE}
         * @return this
         */
        public Builder environment(@Nullable Environment environment) {
            this.environment = environment;
            return this;
        }

        /**
         * Scheme, host and port to use instead of the venue's own.
         *
         * @param baseUri may be left out
         * @return this
         */
        public Builder baseUri(URI baseUri) {
            this.baseUri = baseUri;
            return this;
        }

        /**
         * How long making a connection may take.
         *
         * @param connectTimeout default {@code Duration.ofSeconds(2)}
         * @return this
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = connectTimeout;
            return this;
        }

        /**
         * How long a request may take from its first byte to the last of the answer.
         *
         * @param requestTimeout default {@code Duration.ofSeconds(5)}
         * @return this
         */
        public Builder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = requestTimeout;
            return this;
        }

        /**
         * Something that only this venue knows. Its provider documents the names and refuses others.
         *
         * @param name such as {@code tier}
         * @param value in the form that the provider documents; never a secret
         * @return this
         */
        public Builder option(String name, String value) {
            options.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Checks the parts and puts them together.
         *
         * @return the value
         * @throws NullPointerException if a required part is missing, with its name
         */
        public VenueConfig build() {
            return new VenueConfig(this);
        }
    }
}
