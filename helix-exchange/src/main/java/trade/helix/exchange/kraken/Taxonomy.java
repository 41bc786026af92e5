package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Answer;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.UnreadableException;
import trade.helix.exchange.internal.Words;

/**
 * Judges answers by one rule for orders and reads alike: a refusal needs proof. Proof is that no connection was made, or
 * that every error in the answer is one that the venue documents as a no. Everything else leaves it open whether it was
 * done. Errors come under HTTP 200 in a list, beside the result.
 */
final class Taxonomy {
    private static final int TOO_MANY = 429;
    private static final Duration LOCKOUT = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Pattern UNTIL = Pattern.compile("[^0-9]*([0-9]{9,10})[^0-9]*");

    private final InstantSource venueTime;

    /** Judges by the venue's own time, in which it says until when it wants nothing. */
    Taxonomy(InstantSource venueTime) {
        this.venueTime = venueTime;
    }

    Ruling judge(Answer answer) {
        return answer.fold(
                this::judgeReply,
                unsent -> Ruling.Refused.of(
                        RefusalReason.NOT_SENT, "No connection to Kraken: " + unsent.cause() + "; nothing was sent."),
                lost -> new Ruling.Unclear(Category.UNREACHABLE, "No answer from Kraken: " + lost.cause() + "."));
    }

    private Ruling judgeReply(Answer.Reply reply) {
        int status = reply.status();
        if (status >= 500) {
            return new Ruling.Unclear(
                    Category.UNREACHABLE, "HTTP " + status + " from Kraken, which leaves the outcome open.");
        }
        if (status == TOO_MANY) {
            String words = "HTTP 429 from Kraken: too many requests.";
            return new Ruling.Refused(
                    new Refusal(RefusalReason.RATE_LIMITED, words, reply.retryAfter()), Ruling.NO_CODE);
        }
        try {
            Json body = Json.parse(reply.body());
            // A W begins a warning: it was done all the same.
            List<String> errors = body.texts("error").stream()
                    .filter(error -> !error.startsWith("W"))
                    .toList();
            return errors.isEmpty() ? success(status, body) : judgeErrors(errors, body, reply);
        } catch (UnreadableException e) {
            return new Ruling.Unclear(
                    Category.UNREADABLE, "HTTP " + status + " from Kraken in a form that it never has.");
        }
    }

    private static Ruling success(int status, Json body) {
        if (status < 200 || status >= 300) {
            throw new UnreadableException("no error under a status that says so");
        }
        return new Ruling.Done(body.child("result"));
    }

    /** All of them must be a no, and nothing may say that it was done all the same. */
    private Ruling judgeErrors(List<String> errors, Json body, Answer.Reply reply) {
        if (body.has("result") && body.child("result").has("txid")) {
            return new Ruling.Unclear(
                    Category.UNREADABLE, "Kraken answers with an order and an error: " + Words.of(errors.get(0)));
        }
        Optional<String> open =
                errors.stream().filter(error -> Errors.refusal(error).isEmpty()).findFirst();
        return open.map(Taxonomy::unclear).orElseGet(() -> refused(errors.get(0), reply.retryAfter()));
    }

    private static Ruling unclear(String error) {
        if (Errors.isOf(error, Errors.INVALID_NONCE)) {
            return new Ruling.Unclear(
                    Category.CLOCK,
                    "Kraken says " + Words.of(error)
                            + ": another program uses this key, or used it with higher nonces. Give Helix a key of its own.");
        }
        if (Errors.isOf(error, Errors.DEADLINE_ELAPSED)) {
            return new Ruling.Unclear(
                    Category.CLOCK, "Kraken says " + Words.of(error) + ": it came late, or the clock is wrong.");
        }
        Category category = error.startsWith("EService:") || error.startsWith("EGeneral:Internal error")
                ? Category.UNREACHABLE
                : Category.UNREADABLE;
        return new Ruling.Unclear(category, "Kraken says " + Words.of(error) + ", which leaves the outcome open.");
    }

    private Ruling refused(String error, @Nullable Duration retryAfter) {
        String known = Errors.refusal(error).orElseThrow();
        Duration pause = retryAfter != null ? retryAfter : pauseOrNull(error, known);
        String words = "Kraken says " + Words.of(error);
        return new Ruling.Refused(new Refusal(Errors.reason(error, known), words, pause), known);
    }

    private @Nullable Duration pauseOrNull(String error, String known) {
        if (known.equals(Errors.LOCKOUT)) {
            return LOCKOUT;
        }
        var until = UNTIL.matcher(error);
        if (!known.equals(Errors.THROTTLED) || !until.matches()) {
            return null;
        }
        Duration pause = Duration.between(venueTime.instant(), Instant.ofEpochSecond(Long.parseLong(until.group(1))));
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
