package trade.helix.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import trade.helix.api.intake.NotTakenException;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/**
 * A response and how it counts.
 *
 * @param kind what came of the request
 * @param response what the host sends back
 */
record Answer(Tally.Kind kind, WebhookResponse response) {
    static Answer unauthenticated() {
        return error(Tally.Kind.UNAUTHENTICATED, 401, "unauthenticated", "The secret is missing or wrong.");
    }

    static Answer tooLarge() {
        return error(
                Tally.Kind.TOO_LARGE,
                413,
                "too_large",
                "The body may have " + Webhook.MOST_BODY_BYTES + " bytes at most.");
    }

    static Answer unreadable() {
        return error(
                Tally.Kind.UNAVAILABLE,
                503,
                "unreadable_body",
                "The body broke off; nothing was stored. Send it again.");
    }

    static Answer malformed(Diagnosis diagnosis) {
        return json(Tally.Kind.MALFORMED, 422, out -> {
            out.writeStringField("error", "malformed_json");
            out.writeNumberField("line", diagnosis.line());
            out.writeNumberField("column", diagnosis.column());
            out.writeStringField("message", diagnosis.message());
            out.writeStringField("hint", diagnosis.hint());
        });
    }

    static Answer invalid(List<Fault> faults) {
        return json(Tally.Kind.INVALID, 422, out -> {
            out.writeStringField("error", "invalid_signal");
            out.writeArrayFieldStart("faults");
            for (Fault fault : faults) {
                write(out, fault);
            }
            out.writeEndArray();
        });
    }

    static Answer unknownAccount() {
        return error(Tally.Kind.INVALID, 422, "unknown_account", "No account is configured for this address.");
    }

    static Answer notStored() {
        return error(
                Tally.Kind.UNAVAILABLE,
                503,
                "not_stored",
                "The signal could not be stored; nothing was done. Send it again.");
    }

    /** Nothing is wrong with it, and it may be sent again: after a second unless something else is known. */
    static Answer notTaken(NotTakenException refused) {
        String error = switch (refused.reason()) {
            case QUEUE_FULL -> "queue_full";
            case DRAINING -> "draining";
        };
        Answer answer =
                error(Tally.Kind.UNAVAILABLE, 503, error, "The signal was not taken; nothing was done. Send it again.");
        long seconds = Math.max(1, refused.retryAfter().orElse(Duration.ZERO).toSeconds());
        return new Answer(
                answer.kind(),
                new WebhookResponse(
                        503,
                        answer.response().contentType(),
                        answer.response().body(),
                        Map.of("Retry-After", Long.toString(seconds))));
    }

    static Answer failed() {
        return error(Tally.Kind.FAILED, 500, "internal_error", "The signal failed for a reason that the log explains.");
    }

    static Answer pending(SignalReceipt receipt) {
        return json(Tally.Kind.ACCEPTED, 202, out -> {
            out.writeStringField("status", "accepted");
            out.writeStringField("signal_ref", receipt.ref().value());
            writeUnrecorded(out, receipt);
        });
    }

    static Answer of(SignalOutcome outcome, SignalReceipt receipt, SignalAction action, Redaction redaction) {
        return outcome.fold(
                opened -> executed("opened", opened.trade(), receipt),
                closed -> executed("closed", closed.trade(), receipt),
                deduplicated -> deduplicated(deduplicated.first()),
                rejected -> rejected(rejected, action, redaction));
    }

    private static Answer executed(String status, TradeId trade, SignalReceipt receipt) {
        return json(Tally.Kind.ACCEPTED, 200, out -> {
            out.writeStringField("status", status);
            out.writeStringField("trade_id", trade.value());
            out.writeStringField("signal_ref", receipt.ref().value());
            writeUnrecorded(out, receipt);
        });
    }

    /** Said only where it is so: the store fails, and the exit runs from memory. */
    private static void writeUnrecorded(JsonGenerator out, SignalReceipt receipt) throws IOException {
        if (!receipt.isRecorded()) {
            out.writeBooleanField("recorded", false);
        }
    }

    private static Answer deduplicated(SignalRef first) {
        return json(Tally.Kind.DEDUPLICATED, 200, out -> {
            out.writeStringField("status", "deduplicated");
            out.writeStringField("first", first.value());
        });
    }

    private static Answer rejected(SignalOutcome.Rejected rejected, SignalAction action, Redaction redaction) {
        boolean queueFull = action == SignalAction.BUY && rejected.reason().equals(ReasonCode.QUEUE_FULL);
        return json(Tally.Kind.REJECTED, queueFull ? 429 : 409, out -> {
            out.writeStringField("status", "rejected");
            out.writeStringField("reason", rejected.reason().value());
            out.writeStringField("detail", redaction.clean(rejected.detail()));
        });
    }

    private static Answer error(Tally.Kind kind, int status, String error, String message) {
        return json(kind, status, out -> {
            out.writeStringField("error", error);
            out.writeStringField("message", message);
        });
    }

    private static Answer json(Tally.Kind kind, int status, JsonText.Fields fields) {
        return new Answer(kind, new WebhookResponse(status, "application/json", JsonText.object(fields)));
    }

    private static void write(JsonGenerator out, Fault fault) throws IOException {
        out.writeStartObject();
        out.writeStringField("field", fault.field());
        out.writeStringField("problem", fault.problem());
        out.writeEndObject();
    }
}
