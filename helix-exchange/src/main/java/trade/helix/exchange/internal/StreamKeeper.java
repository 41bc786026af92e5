package trade.helix.exchange.internal;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/**
 * Keeps an account's stream connected for as long as it is open, one connection after the other. Its state is that of its
 * turn; nothing waits in it.
 */
final class StreamKeeper implements Subscription, StreamConnection.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(StreamKeeper.class);
    private static final Set<Integer> TOO_MANY = Set.of(418, 429);

    private final AccountId account;
    private final StreamDialect dialect;
    private final StreamListener listener;
    private final Streams venue;
    private final Runnable onClose;
    private final Backoff backoff;
    private final InTurn turn = new InTurn();
    private @Nullable StreamConnection connection;
    private @Nullable Future<?> untilSteady;
    private boolean isConnected;
    private boolean isRepeated;
    private boolean isToBeRepeated;
    private int failures;
    private String lastCause = "";

    StreamKeeper(AccountId account, StreamDialect dialect, AccountListener listener, Streams venue, Runnable onClose) {
        this.account = account;
        this.dialect = dialect;
        this.listener = new StreamListener(account, listener);
        this.venue = venue;
        this.onClose = onClose;
        this.backoff = new Backoff(account, venue.settings());
    }

    void begin() {
        venue.allowance().take(() -> venue.pool().work(this::prepare));
    }

    /** Not in turn: it may wait for the venue. */
    private void prepare() {
        if (listener.hasEnded()) {
            venue.allowance().free();
            return;
        }
        try {
            StreamTalk talk = dialect.prepare();
            venue.pool().later(venue.settings().window(), venue.allowance()::free);
            turn.run(() -> connect(talk));
        } catch (VenueException e) {
            venue.allowance().free(); // Nobody knocked at the door.
            turn.run(() -> failed(e));
        } catch (RuntimeException e) { // A defect: it is told, and the next attempt may fare better.
            venue.allowance().free();
            turn.run(() -> failed(new VenueException(
                    Category.UNREADABLE, "A stream could not be prepared: " + Words.of(e) + ".", e)));
        }
    }

    private void connect(StreamTalk talk) {
        if (listener.hasEnded()) {
            return;
        }
        StreamConnection next = new StreamConnection(talk, this, venue.settings(), backoff.life(), venue.pool(), turn);
        connection = next;
        var unused = venue.transport().connect(dialect.address(), next).whenComplete((socket, failure) -> {
            if (failure != null) {
                turn.run(() -> next.end(notConnected(failure)));
            }
        });
    }

    private static VenueException notConnected(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            int status = refused.getResponse().statusCode();
            String words = "The venue does not open a stream: HTTP " + status + ".";
            return TOO_MANY.contains(status)
                    ? new VenueException(words, Transport.retryAfter(refused.getResponse()))
                    : new VenueException(Category.UNREACHABLE, words);
        }
        return new VenueException(Category.UNREACHABLE, "No stream could be opened: " + Words.of(cause) + ".");
    }

    @Override
    public boolean isConnected() {
        return isConnected;
    }

    @Override
    public void over(StreamConnection ended, VenueException why) {
        connection = null;
        failed(why);
    }

    private void failed(VenueException why) {
        if (listener.hasEnded()) {
            return;
        }
        if (untilSteady != null) {
            untilSteady.cancel(false);
        }
        String cause = String.valueOf(why.getMessage());
        Duration wait = longer(backoff.before(failures), asked(why));
        failures++;
        if (isConnected || !cause.equals(lastCause)) {
            LOG.warn("The stream of account {} is down, again in {} ms: {}", account, wait.toMillis(), cause);
            isConnected = false;
            lastCause = cause;
            listener.disconnected(cause);
        }
        venue.pool().later(wait, this::begin);
    }

    private Duration asked(VenueException why) {
        return why.category() == Category.KEY_REFUSED
                ? venue.settings().refusedWait()
                : why.retryAfter().orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public void subscribed() {
        if (isConnected) {
            return;
        }
        isConnected = true;
        lastCause = "";
        untilSteady = venue.pool().after(venue.settings().steady(), () -> turn.run(() -> failures = 0));
        LOG.info("The stream of account {} is connected.", account);
        listener.connected();
    }

    @Override
    public void order(OrderUpdate update) {
        if (isConnected) {
            listener.orderChanged(update);
        }
    }

    @Override
    public void balances() {
        if (isConnected) {
            listener.balancesChanged();
        }
    }

    /** At once, and what follows soon after in one: a host looks at everything each time. */
    @Override
    public void missed(String what) {
        LOG.warn("The stream of account {} missed something: {}", account, what);
        if (isRepeated) {
            isToBeRepeated = true;
            return;
        }
        repeat();
    }

    private void repeat() {
        isToBeRepeated = false;
        isRepeated = isConnected;
        if (isConnected) {
            listener.connected();
            venue.pool().later(venue.settings().repeatWait(), () -> turn.run(this::repeatAgain));
        }
    }

    private void repeatAgain() {
        isRepeated = false;
        if (isToBeRepeated) {
            repeat();
        }
    }

    boolean hasEnded() {
        return listener.hasEnded();
    }

    @Override
    public void close() {
        listener.end();
        onClose.run();
        turn.run(() -> {
            if (connection != null) {
                connection.close();
            }
        });
    }
}
