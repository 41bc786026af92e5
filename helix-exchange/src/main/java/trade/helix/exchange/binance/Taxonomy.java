package trade.helix.exchange.binance;

import static trade.helix.exchange.internal.Ruling.NO_CODE;

import java.time.Duration;
import java.util.Set;
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
 * that the venue itself says no with a code that means no. Everything else leaves it open whether it was done.
 */
final class Taxonomy {
    private static final int BANNED = 418;
    private static final Set<Integer> RATE_STATUSES = Set.of(429, BANNED);
    /** The shortest one that Binance's documents name; for an answer that does not say. */
    private static final Duration LEAST_BAN = Duration.ofMinutes(2);

    private Taxonomy() {}

    static Ruling judge(Answer answer) {
        return answer.fold(
                Taxonomy::judgeReply,
                unsent -> Ruling.Refused.of(
                        RefusalReason.NOT_SENT, "No connection to Binance: " + unsent.cause() + "; nothing was sent."),
                lost -> new Ruling.Unclear(Category.UNREACHABLE, "No answer from Binance: " + lost.cause() + "."));
    }

    private static Ruling judgeReply(Answer.Reply reply) {
        int status = reply.status();
        if (status >= 500) {
            return new Ruling.Unclear(
                    Category.UNREACHABLE, "HTTP " + status + " from Binance, which leaves the outcome open.");
        }
        if (RATE_STATUSES.contains(status)) {
            return rateLimited(reply);
        }
        Json body = bodyOrNull(reply);
        if (body == null) {
            return new Ruling.Unclear(Category.UNREADABLE, "HTTP " + status + " from Binance with no readable body.");
        }
        if (status < 300 && !body.has("code")) {
            return new Ruling.Done(body);
        }
        return status >= 400 ? judgeError(reply, body) : strange(status);
    }

    private static Ruling strange(int status) {
        return new Ruling.Unclear(Category.UNREADABLE, "HTTP " + status + " from Binance in a form that it never has.");
    }

    private static Ruling rateLimited(Answer.Reply reply) {
        String words = "HTTP " + reply.status() + " from Binance: too many requests or orders.";
        Duration wait = reply.retryAfter() == null && reply.status() == BANNED ? LEAST_BAN : reply.retryAfter();
        return new Ruling.Refused(new Refusal(RefusalReason.RATE_LIMITED, words, wait), codeOf(reply));
    }

    /** Only who has to wait depends on it: the account, or all of this address. */
    private static String codeOf(Answer.Reply reply) {
        Json body = bodyOrNull(reply);
        try {
            return body == null ? NO_CODE : Long.toString(body.integer("code"));
        } catch (UnreadableException e) {
            return NO_CODE;
        }
    }

    private static Ruling judgeError(Answer.Reply reply, Json body) {
        try {
            String code = Long.toString(body.integer("code"));
            String words = body.text("msg");
            String message = "Binance " + code + ": " + Words.of(words);
            if (ErrorCodes.isAmbiguous(code)) {
                return new Ruling.Unclear(Category.UNREACHABLE, message);
            }
            return new Ruling.Refused(new Refusal(ErrorCodes.reason(code, words), message, reply.retryAfter()), code);
        } catch (UnreadableException e) {
            return new Ruling.Unclear(
                    Category.UNREADABLE, "HTTP " + reply.status() + " from Binance without code and words.");
        }
    }

    private static @Nullable Json bodyOrNull(Answer.Reply reply) {
        try {
            return Json.parse(reply.body());
        } catch (UnreadableException e) {
            return null; // Judged by the caller: what that means depends on the status.
        }
    }
}
