package trade.helix.engine.shell;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;
import trade.helix.engine.core.Input;
import trade.helix.engine.shell.SerialQueue.Turn;

/** Where signals and commands are brought to a lane: whoever brings one waits here until it counts or is given back. Thread-safe. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final AccountId account;
    private final SerialQueue<Work> queue;
    private final Receipts receipts;
    /** What was brought and neither counts nor is given back. */
    private final Set<Work> open = ConcurrentHashMap.newKeySet();

    /** Somebody else may own the account: set before what waits is given back. */
    private volatile boolean isLost;

    private volatile boolean isGone;

    Desk(AccountId account, SerialQueue<Work> queue, Receipts receipts) {
        this.account = account;
        this.queue = queue;
        this.receipts = receipts;
    }

    /** Queues it and waits until it counts. Throws whatever it is given back for. */
    void bring(Work work, Turn turn) {
        open.add(work);
        if (!queue.add(work, turn)) {
            giveBack(work, Unstored.closing(account));
        } else if (isLost()) {
            giveBackIfWaiting(work, null);
        }
        if (!work.awaitTaken(LONGEST_WAIT)) {
            tooLate(work);
        }
    }

    /** A step before it does not come to its end, or its own does not: a halt and an exit stay where they are. */
    private void tooLate(Work work) {
        LOG.warn("Account {}: a step does not come to its end; the store may be the cause", account);
        if (work.isHalt()) {
            throw Unstored.lateHalt(account);
        }
        if (!work.isExit()) {
            open.remove(work);
            throw queue.remove(work) ? Unstored.late(account) : Unstored.unclear(account);
        }
    }

    /** It counts, or is lost in a step that failed. */
    void done(Work work) {
        open.remove(work);
    }

    void giveBack(Work work, Throwable why) {
        open.remove(work);
        work.notTaken(why);
        if (work.input() instanceof Input.SignalArrived arrived) {
            receipts.failed(arrived.ref(), why);
        }
    }

    /** Nobody waits for an account that is lost. What has not begun is given back and never runs, but for a halt. */
    void lost(StoreException cause) {
        if (!Steps.mayPass(cause)) {
            isGone = true;
        }
        isLost = true;
        open.forEach(work -> giveBackIfWaiting(work, cause));
    }

    void found() {
        isLost = false;
    }

    /** Whether it is lost until it is loaded anew. */
    boolean isGone() {
        return isGone;
    }

    boolean isLost() {
        return isLost || isGone;
    }

    private void giveBackIfWaiting(Work work, @Nullable StoreException cause) {
        if (work.isHalt()) {
            work.notTaken(Unstored.halt(account, cause));
        } else if (queue.remove(work)) {
            giveBack(work, Unstored.lost(account));
        }
    }

    /** Whether somebody has halted the account, and the state does not say so yet. */
    boolean isHaltOpen() {
        return open.stream().anyMatch(Work::isHalt);
    }

    /** Nothing comes of what is still open. */
    void close() {
        open.forEach(work -> giveBack(work, Unstored.unclear(account)));
    }
}
