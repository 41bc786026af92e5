package trade.helix.exchange.binance;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import trade.helix.api.account.Credentials;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Answer;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.Transport;
import trade.helix.exchange.internal.VenueClock;

/** Requests in the name of one key, each handed to the transport once. Thread-safe. */
final class SignedApi {
    /** How long after its timestamp the venue accepts a request: its own default. */
    static final Duration RECV_WINDOW = Duration.ofSeconds(5);

    private static final int MOST_BYTES = 8 << 20;
    private static final int NOT_FOUND = 404;

    private final Transport transport;
    private final VenueClock clock;
    private final String key;
    private final Signer signer;
    private final AtomicBoolean closed = new AtomicBoolean();

    SignedApi(Transport transport, VenueClock clock, Credentials credentials) {
        this.transport = transport;
        this.clock = clock;
        this.key = credentials.key();
        this.signer = new Signer(credentials.secret());
    }

    Ruling get(String path, Form form) {
        return judged(form, signed -> read(path, signed));
    }

    /**
     * Reads what not every server has.
     *
     * @return the answer; empty if the server knows no such path
     * @throws VenueException if there is no readable answer
     */
    Optional<Json> getIfThere(String path, Form form) {
        Answer answer = send(form, signed -> read(path, signed));
        return answer instanceof Answer.Reply reply && reply.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(judge(answer).orThrow());
    }

    Ruling post(String path, Form form) {
        return judged(
                form,
                signed -> transport
                        .to(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(signed)));
    }

    Ruling delete(String path, Form form) {
        return judged(form, signed -> transport.to(path + "?" + signed).DELETE());
    }

    /** From now on nothing is sent. */
    void close() {
        closed.set(true);
    }

    private HttpRequest.Builder read(String path, String signed) {
        return transport.to(path + "?" + signed).GET();
    }

    private Ruling judged(Form form, Function<String, HttpRequest.Builder> request) {
        try {
            return judge(send(form, request));
        } catch (VenueException e) {
            return new Ruling.Refused(Failures.notSent(e), Ruling.NO_CODE);
        }
    }

    private Ruling judge(Answer answer) {
        Ruling ruling = Taxonomy.judge(answer);
        if (ruling instanceof Ruling.Refused refused && refused.code().equals(ErrorCodes.OUTSIDE_WINDOW)) {
            clock.distrust();
        }
        return ruling;
    }

    /**
     * Signs and sends.
     *
     * @throws VenueException if the venue's time cannot be had: nothing was sent then
     */
    private Answer send(Form form, Function<String, HttpRequest.Builder> request) {
        if (closed.get()) {
            return new Answer.NotSent("the session is closed");
        }
        String signed = sign(form);
        return transport.send(request.apply(signed).header("X-MBX-APIKEY", key).build(), MOST_BYTES);
    }

    private String sign(Form form) {
        String payload = form.and("recvWindow", RECV_WINDOW.toMillis())
                .and("timestamp", clock.now().toEpochMilli())
                .encoded();
        return payload + "&signature=" + signer.sign(payload);
    }
}
