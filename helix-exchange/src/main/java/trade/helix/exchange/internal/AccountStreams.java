package trade.helix.exchange.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** The streams of one session, each with a connection of its own. Thread-safe. */
public final class AccountStreams implements AutoCloseable {
    private final Streams venue;
    private final AccountId account;
    private final StreamDialect dialect;
    private final Set<StreamKeeper> open = new HashSet<>();
    private boolean isClosed;

    /** None is open yet. */
    public AccountStreams(Streams venue, AccountId account, StreamDialect dialect) {
        this.venue = venue;
        this.account = account;
        this.dialect = dialect;
    }

    /**
     * Begins one, and returns at once.
     *
     * @throws VenueException if session or venue are closed
     */
    public Subscription open(AccountListener listener) {
        StreamKeeper keeper = new StreamKeeper(account, dialect, listener, venue, this::forgetEnded);
        synchronized (this) {
            if (isClosed) {
                throw new VenueException(Category.UNREACHABLE, "The session is closed.");
            }
            venue.enter(this);
            open.add(keeper);
        }
        keeper.begin();
        return keeper;
    }

    private synchronized void forgetEnded() {
        open.removeIf(StreamKeeper::hasEnded);
    }

    /** Ends them all. */
    @Override
    public void close() {
        List<StreamKeeper> all;
        synchronized (this) {
            isClosed = true;
            all = new ArrayList<>(open);
        }
        all.forEach(StreamKeeper::close);
        venue.leave(this);
    }
}
