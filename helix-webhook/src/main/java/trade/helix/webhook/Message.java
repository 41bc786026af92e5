package trade.helix.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request's body, read. */
sealed interface Message {
    /** The secret that the body presents; empty where it has none. */
    Optional<String> secret();

    /** Handles both. */
    <T> T fold(Function<Read, T> read, Function<Broken, T> broken);

    /** A JSON object. No record: a generated {@code toString} would show the secret. */
    final class Read implements Message {
        private final @Nullable String secret;
        private final Map<String, FieldValue> fields;
        private final String payload;

        Read(@Nullable String secret, Map<String, FieldValue> fields, String payload) {
            this.secret = secret;
            this.fields = Map.copyOf(fields);
            this.payload = payload;
        }

        @Override
        public Optional<String> secret() {
            return Optional.ofNullable(secret);
        }

        @Override
        public <T> T fold(Function<Read, T> read, Function<Broken, T> broken) {
            return read.apply(this);
        }

        /** The fields of the object by name, without those that are null. */
        Map<String, FieldValue> fields() {
            return fields;
        }

        /** The whole object as JSON, secrets taken out. */
        String payload() {
            return payload;
        }
    }

    /** Something else. No record, for the same reason. */
    final class Broken implements Message {
        private final Flaw flaw;
        private final String text;
        private final int offset;

        Broken(Flaw flaw, String text, int offset) {
            this.flaw = flaw;
            this.text = text;
            this.offset = Math.max(0, Math.min(offset, text.length()));
        }

        /** None: what a broken body seems to say authenticates nobody. */
        @Override
        public Optional<String> secret() {
            return Optional.empty();
        }

        @Override
        public <T> T fold(Function<Read, T> read, Function<Broken, T> broken) {
            return broken.apply(this);
        }

        Flaw flaw() {
            return flaw;
        }

        /** The body as far as it is text, secrets and all. */
        String text() {
            return text;
        }

        /** Where reading stopped, counted from 0 in the text. */
        int offset() {
            return offset;
        }
    }

    /** Why a body is no JSON object. */
    enum Flaw {
        NOT_UTF8,
        EMPTY,
        NOT_AN_OBJECT,
        DUPLICATE_FIELD,
        TRAILING_TEXT,
        OVER_LIMIT,
        ENDS_EARLY,
        SYNTAX
    }
}
