package trade.helix.exchange.kraken;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Answer;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.Transport;
import trade.helix.exchange.internal.VenueClock;

/** Requests in the name of one key, each handed to the transport once, one after the other. Thread-safe. */
final class PrivateApi {
    /** How long after it was signed an order may reach the matching engine. */
    static final Duration ORDER_DEADLINE = Duration.ofSeconds(5);

    private static final int MOST_BYTES = 8 << 20;
    // Of five parts of the limit, those that may be used by then.
    private static final int TO_WATCH = 3;
    private static final int TO_READ = 4;
    private static final int WHOLE = 5;

    private final Transport transport;
    private final Taxonomy taxonomy;
    private final VenueClock clock;
    private final KeyLane lane;
    private final String key;
    private final Signer signer;
    private final AtomicBoolean closed = new AtomicBoolean();

    PrivateApi(Transport transport, Taxonomy taxonomy, VenueClock clock, KeyLane lane, String key, Signer signer) {
        this.transport = transport;
        this.taxonomy = taxonomy;
        this.clock = clock;
        this.lane = lane;
        this.key = key;
        this.signer = signer;
    }

    /** A read that no order waits for: it leaves a fifth of the venue's limit to the others. */
    Ruling read(Method method, Form form) {
        return counted(method, form, TO_READ, 0);
    }

    /** One of those, and more are to follow: not begun where the limit has no room for them all. */
    Ruling read(Method method, Form form, int pointsToFollow) {
        return counted(method, form, TO_READ, pointsToFollow);
    }

    /** A read that tells what became of an order. */
    Ruling look(Method method, Form form) {
        return counted(method, form, WHOLE, 0);
    }

    /**
     * The first of several reads that are of no use alone: not begun where the limit has no room for those that follow. Else each
     * try would use up what has become free since the one before, and none would come to its end.
     */
    Ruling begin(Method method, Form form, int pointsToFollow) {
        return counted(method, form, WHOLE, pointsToFollow);
    }

    /** One more look at an order that rests: it leaves two fifths to all others. */
    Ruling watch(Method method, Form form) {
        return counted(method, form, TO_WATCH, 0);
    }

    /** Sends an order, which ends itself at the venue if it is late. */
    Ruling addOrder(Form form) {
        return send(Method.ADD_ORDER, clock::now, now -> form.and("deadline", now.plus(ORDER_DEADLINE)));
    }

    Ruling cancel(Form form) {
        return send(Method.CANCEL_ORDER, clock::atHand, now -> form);
    }

    /** From now on nothing is sent. */
    void close() {
        closed.set(true);
    }

    private Ruling counted(Method method, Form form, int fifths, int pointsToFollow) {
        Duration pause = lane.pauseLeft(false);
        if (!pause.isZero()) {
            return paused(method, pause);
        }
        Duration wait = lane.calls().take(method.cost(), fifths, pointsToFollow);
        if (wait.isZero()) {
            return send(method, clock::nowAtLeisure, now -> form);
        }
        return held(method.word() + " would pass Kraken's limit of calls for this key", wait);
    }

    private static Ruling paused(Method method, Duration wait) {
        return held(method.word() + " comes while Kraken wants no calls of this key", wait);
    }

    private static Ruling held(String why, Duration wait) {
        String words = "Not asked: " + why + "; nothing was sent.";
        return new Ruling.Refused(new Refusal(RefusalReason.RATE_LIMITED, words, wait), Ruling.NO_CODE);
    }

    /** The time is made sure of before it is this call's turn: no other waits while the venue is asked for it. */
    private Ruling send(Method method, Runnable time, Function<Instant, Form> form) {
        try {
            time.run();
        } catch (VenueException e) {
            return new Ruling.Refused(Failures.notSent(e), Ruling.NO_CODE);
        }
        if (!lane.enter(transport.deadline())) {
            return Ruling.Refused.of(
                    RefusalReason.NOT_SENT, "Another call with this key did not end in time; nothing was sent.");
        }
        try {
            Duration pause = lane.pauseLeft(true);
            if (!pause.isZero()) {
                return paused(method, pause);
            }
            Ruling ruling = taxonomy.judge(sendInTurn(method, form));
            if (ruling instanceof Ruling.Refused refused) {
                lane.refused(refused);
            }
            if (isOfTheTime(ruling)) {
                clock.distrust();
            }
            return ruling;
        } finally {
            lane.leave();
        }
    }

    private static boolean isOfTheTime(Ruling ruling) {
        return ruling.fold(
                done -> false,
                refused -> refused.refusal().reason() == RefusalReason.OUTSIDE_TIME_WINDOW,
                unclear -> unclear.category() == Category.CLOCK);
    }

    /** Time, deadline, nonce and signature are made when it is this call's turn, not before. */
    private Answer sendInTurn(Method method, Function<Instant, Form> form) {
        if (closed.get()) {
            return new Answer.NotSent("the session is closed");
        }
        Instant now = clock.estimate();
        long nonce = lane.nonce(now);
        String body = form.apply(now).and("nonce", nonce).encoded();
        return transport.send(
                transport
                        .to(method.path())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("API-Key", key)
                        .header("API-Sign", signer.sign(method.path(), nonce, body))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                MOST_BYTES);
    }
}
