package trade.helix.exchange.internal;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/**
 * One connection from its opening to its one end: frames put together, the subscription sent, silence noticed. Its own state
 * is that of its turn, but for what is named otherwise.
 */
final class StreamConnection implements WebSocket.Listener {
    /** In characters. */
    private static final int LONGEST_MESSAGE = 1 << 20;
    /** Looks that hear nothing, after which nobody is there. */
    private static final int QUIET_LOOKS = 3;

    private final StreamTalk talk;
    private final Owner owner;
    private final StreamSettings settings;
    private final Duration life;
    private final StreamPool pool;
    private final InTurn turn;
    private final List<Future<?>> timers = new ArrayList<>();
    private @Nullable WebSocket socket;
    private boolean isOver;

    /** Of the socket's calls, which come one after the other. */
    private final StringBuilder part = new StringBuilder();
    /** Of the timer alone. */
    private int quietLooks;

    private volatile boolean isAlive = true;
    private volatile boolean isHearing;

    /** Who wants to know. Called in turn. */
    interface Owner extends StreamNews {
        boolean isConnected();

        void over(StreamConnection connection, VenueException why);
    }

    StreamConnection(
            StreamTalk talk, Owner owner, StreamSettings settings, Duration life, StreamPool pool, InTurn turn) {
        this.talk = talk;
        this.owner = owner;
        this.settings = settings;
        this.life = life;
        this.pool = pool;
        this.turn = turn;
    }

    /** Ends it without telling; in turn. */
    void close() {
        isOver = true;
        timers.forEach(timer -> timer.cancel(false));
        if (socket != null) {
            socket.abort();
        }
    }

    /** In turn. */
    void end(VenueException why) {
        if (!isOver) {
            close();
            owner.over(this, why);
        }
    }

    private void end(String cause) {
        end(new VenueException(Category.UNREACHABLE, cause));
    }

    @Override
    public void onOpen(WebSocket opened) {
        turn.run(() -> begin(opened));
    }

    private void begin(WebSocket opened) {
        socket = opened;
        if (isOver) {
            opened.abort();
            return;
        }
        timers.add(pool.every(settings.silence().dividedBy(QUIET_LOOKS), this::look));
        timers.add(pool.after(settings.answer(), () -> turn.run(this::requireSubscription)));
        timers.add(pool.after(life, () -> turn.run(() -> end("It is renewed, before the venue ends it."))));
        pool.work(() -> subscribe(opened));
        opened.request(1);
    }

    private void subscribe(WebSocket opened) {
        try {
            var unused = opened.sendText(talk.subscription(), true).whenComplete((sent, failure) -> {
                if (failure != null) {
                    turn.run(() -> end("The subscription could not be sent: " + Words.of(failure) + "."));
                }
            });
        } catch (VenueException e) {
            turn.run(() -> end(e));
        } catch (RuntimeException e) {
            turn.run(() -> end("The subscription could not be made: " + Words.of(e) + "."));
        }
    }

    private void requireSubscription() {
        if (!owner.isConnected()) {
            end("The venue did not acknowledge the subscription within "
                    + settings.answer().toMillis() + " ms.");
        }
    }

    /** By the timer: that of a listener that takes its time is not the venue's silence. */
    private void look() {
        quietLooks = isAlive || isHearing ? 0 : quietLooks + 1;
        isAlive = false;
        if (quietLooks >= QUIET_LOOKS) {
            turn.run(() ->
                    end("Nothing was heard for " + settings.silence().toMillis() + " ms, not even that it is there."));
        }
    }

    @Override
    @Nullable
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        isAlive = true;
        if (data.length() > LONGEST_MESSAGE - part.length()) {
            turn.run(() -> end(new VenueException(
                    Category.UNREADABLE, "A message is longer than " + LONGEST_MESSAGE + " characters.")));
            return null;
        }
        part.append(data);
        if (!last) {
            from.request(1);
            return null;
        }
        String message = part.toString();
        part.setLength(0);
        isHearing = true;
        turn.run(() -> {
            hear(message);
            isAlive = true;
            isHearing = false;
            from.request(1); // Only now: what is not understood yet stays with the venue.
        });
        return null;
    }

    private void hear(String message) {
        if (isOver) {
            return;
        }
        try {
            talk.hear(Json.parse(message.getBytes(StandardCharsets.UTF_8)), owner);
        } catch (VenueException e) {
            end(e);
        } catch (RuntimeException e) {
            end(new VenueException(Category.UNREADABLE, "A message cannot be read: " + Words.of(e) + ".", e));
        }
    }

    @Override
    @Nullable
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        turn.run(() -> end(new VenueException(Category.UNREADABLE, "A message is no text.")));
        return null;
    }

    /** The JDK has answered it. */
    @Override
    @Nullable
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        isAlive = true;
        from.request(1);
        return null;
    }

    @Override
    @Nullable
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        isAlive = true;
        from.request(1);
        return null;
    }

    @Override
    @Nullable
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        turn.run(() -> end("The venue closed it: " + status + " " + Words.of(reason)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        turn.run(() -> end("It broke: " + Words.of(failure) + "."));
    }
}
