package trade.helix.exchange.internal;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of one HTTP exchange, before anyone judges what it means. */
public sealed interface Answer {
    <T> T fold(Function<Reply, T> reply, Function<NotSent, T> notSent, Function<Lost, T> lost);

    /**
     * The whole answer.
     *
     * @param status the HTTP status
     * @param retryAfter how long the server asks to wait, or null
     * @param headers all its headers
     * @param body all its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on once and never compared.
    record Reply(int status, @Nullable Duration retryAfter, HttpHeaders headers, byte[] body) implements Answer {
        @Override
        public <T> T fold(Function<Reply, T> reply, Function<NotSent, T> notSent, Function<Lost, T> lost) {
            return reply.apply(this);
        }
    }

    /** No connection was made: not a byte of the request left. */
    record NotSent(String cause) implements Answer {
        @Override
        public <T> T fold(Function<Reply, T> reply, Function<NotSent, T> notSent, Function<Lost, T> lost) {
            return notSent.apply(this);
        }
    }

    /** The request may have arrived; no whole answer came. */
    record Lost(String cause) implements Answer {
        @Override
        public <T> T fold(Function<Reply, T> reply, Function<NotSent, T> notSent, Function<Lost, T> lost) {
            return lost.apply(this);
        }
    }
}
