package trade.helix.engine.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Danger;
import trade.helix.api.event.NotRecorded;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;

/**
 * Tells one listener what one account's journal says, from a place on. It reads the journal itself, so that a listener which
 * is slow, failing or behind costs no memory and delays nobody (invariant I9).
 */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int PAGE = 100;

    private final Journal journal;
    private final AccountId account;
    private final Set<Danger> dangers;
    private final TradingEventListener listener;
    private final SerialQueue<Runnable> queue;
    private final Consumer<Runnable> later;
    private long cursor;
    private boolean isRetryDue;

    /**
     * A follower.
     *
     * @param later runs something after a while
     */
    Follower(
            Journal journal,
            AccountId account,
            Set<Danger> dangers,
            long cursor,
            TradingEventListener listener,
            SerialQueue<Runnable> queue,
            Consumer<Runnable> later) {
        this.journal = journal;
        this.account = account;
        this.dangers = dangers;
        this.cursor = cursor;
        this.listener = listener;
        this.queue = queue;
        this.later = later;
    }

    /** There may be something new. */
    void wake() {
        boolean unused = queue.add(this::catchUp, SerialQueue.Turn.ORDINARY);
    }

    /** Says at once what cannot be read in the journal yet. It is told again when it can. */
    void tellUnrecorded(List<JournalEntry> facts) {
        boolean unused = queue.add(
                () -> facts.forEach(
                        fact -> Events.of(fact, dangers).map(NotRecorded::new).ifPresent(this::tell)),
                SerialQueue.Turn.ORDINARY);
    }

    void close() {
        List<Runnable> unused = queue.close();
    }

    private void catchUp() {
        try {
            for (List<JournalEntry> page = read(); !page.isEmpty(); page = read()) {
                page.forEach(this::tell);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "Events of account {} after {} cannot be read now, trying again: {}",
                    account,
                    cursor,
                    e.getMessage());
            retryLater();
        }
    }

    /** One timer at a time, however often it is woken meanwhile. */
    private void retryLater() {
        if (!isRetryDue) {
            isRetryDue = true;
            later.accept(this::retry);
        }
    }

    private void retry() {
        boolean unused = queue.add(
                () -> {
                    isRetryDue = false;
                    catchUp();
                },
                SerialQueue.Turn.ORDINARY);
    }

    private List<JournalEntry> read() {
        return journal.read(account, cursor, PAGE);
    }

    private void tell(JournalEntry entry) {
        cursor = entry.sequence();
        Events.of(entry, dangers).ifPresent(this::tell);
    }

    private void tell(TradingEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException | Error e) {
            LOG.error("A listener failed on event {} and goes on with the next: {}", event.id(), event.text(), e);
        }
    }
}
