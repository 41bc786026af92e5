package trade.helix.exchange.binance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Answer;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.VenueClock;

/** Requests in the name of one key, each handed to the transport once. Thread-safe. */
final class SignedApi {
    /** How long after its timestamp the venue accepts a request: its own default. */
    static final Duration RECV_WINDOW = Duration.ofSeconds(5);

    private static final int NOT_FOUND = 404;
    private static final String NO_SUCH_PATH = "404";

    private final Wire wire;
    private final VenueClock clock;
    private final Allowance account;
    private final String key;
    private final Signer signer;
    private final AtomicBoolean closed = new AtomicBoolean();

    SignedApi(Wire wire, VenueClock clock, Allowance account, Credentials credentials) {
        this.wire = wire;
        this.clock = clock;
        this.account = account;
        this.key = credentials.key();
        this.signer = new Signer(credentials.secret());
    }

    Ruling get(Cost cost, String path, Form form) {
        return send(cost, form, clock::nowAtLeisure, signed -> read(path, signed), Taxonomy::judge);
    }

    /**
     * Reads what not every server has.
     *
     * @return the answer; empty if the server knows no such path
     * @throws VenueException if there is no readable answer
     */
    Optional<Json> getIfThere(Cost cost, String path, Form form) {
        Ruling ruling =
                send(cost, form, clock::nowAtLeisure, signed -> read(path, signed), SignedApi::judgeWhatMayBeMissing);
        return ruling instanceof Ruling.Refused refused && refused.code().equals(NO_SUCH_PATH)
                ? Optional.empty()
                : Optional.of(ruling.orThrow());
    }

    Ruling post(Cost cost, String path, Form form) {
        return send(
                cost,
                form,
                clock::now,
                signed -> wire.to(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(signed)),
                Taxonomy::judge);
    }

    Ruling delete(String path, Form form) {
        return send(
                Cost.CANCEL,
                form,
                clock::now,
                signed -> wire.to(path + "?" + signed).DELETE(),
                Taxonomy::judge);
    }

    /**
     * The parameters of a request to the WebSocket API, which are signed in the order of their names.
     *
     * @throws VenueException if the venue's time is not known and cannot be read
     */
    ObjectNode signedForSocket() {
        long window = RECV_WINDOW.toMillis();
        long timestamp = clock.nowAtLeisure().toEpochMilli();
        Form form = Form.of("apiKey", key).and("recvWindow", window).and("timestamp", timestamp);
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiKey", key)
                .put("recvWindow", window)
                .put("timestamp", timestamp)
                .put("signature", signer.sign(form.encoded()));
    }

    /**
     * Counts what a stream costs before it is asked for.
     *
     * @throws VenueException if the limits have no room for it
     */
    void countStream() {
        wire.count(Cost.STREAM);
    }

    /** What was asked for over a socket was refused. */
    void refusedOnSocket(String code, Refusal refusal) {
        if (code.equals(ErrorCodes.OUTSIDE_WINDOW)) {
            clock.distrust();
        }
        if (refusal.reason() == RefusalReason.RATE_LIMITED) {
            refusal.retryAfter().ifPresent(wire::pause);
        }
    }

    /** How long it is until a moment of the venue's; zero once it is past. */
    Duration until(Instant moment) {
        Duration left = Duration.between(clock.estimate(), moment);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** From now on nothing is sent. */
    void close() {
        closed.set(true);
    }

    private HttpRequest.Builder read(String path, String signed) {
        return wire.to(path + "?" + signed).GET();
    }

    private static Ruling judgeWhatMayBeMissing(Answer answer) {
        return answer instanceof Answer.Reply reply && reply.status() == NOT_FOUND
                ? new Ruling.Refused(
                        Refusal.of(RefusalReason.UNSUPPORTED, "This server has no such path."), NO_SUCH_PATH)
                : Taxonomy.judge(answer);
    }

    private Ruling send(
            Cost cost,
            Form form,
            Supplier<Instant> time,
            Function<String, HttpRequest.Builder> request,
            Function<Answer, Ruling> judge) {
        if (closed.get()) {
            return judge.apply(new Answer.NotSent("the session is closed"));
        }
        String signed;
        try {
            signed = sign(form, time.get());
        } catch (VenueException e) {
            return new Ruling.Refused(Failures.notSent(e), Ruling.NO_CODE);
        }
        Ruling ruling =
                wire.send(request.apply(signed).header("X-MBX-APIKEY", key).build(), cost, account, judge);
        if (ruling instanceof Ruling.Refused refused && refused.code().equals(ErrorCodes.OUTSIDE_WINDOW)) {
            clock.distrust();
        }
        return ruling;
    }

    private String sign(Form form, Instant at) {
        String payload = form.and("recvWindow", RECV_WINDOW.toMillis())
                .and("timestamp", at.toEpochMilli())
                .encoded();
        return payload + "&signature=" + signer.sign(payload);
    }
}
