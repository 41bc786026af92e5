package trade.helix.engine.shell;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.store.StoreException;
import trade.helix.engine.core.Input;

/** An input on its way through a lane, for whose facts somebody may wait until they count. Thread-safe. */
final class Work implements Runnable {
    private final Input input;
    private final boolean isOurs;
    private final Consumer<Work> lane;
    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();

    private Work(Input input, boolean isOurs, Consumer<Work> lane) {
        this.input = input;
        this.isOurs = isOurs;
        this.lane = lane;
    }

    /** What somebody brought, who can be told that it was not stored. */
    static Work brought(Input input, Consumer<Work> lane) {
        return new Work(input, false, lane);
    }

    /** What the venue, a timer or the lane itself says: nobody would say it again. */
    static Work ours(Input input, Consumer<Work> lane) {
        return new Work(input, true, lane);
    }

    @Override
    public void run() {
        lane.accept(this);
    }

    Input input() {
        return input;
    }

    boolean isHalt() {
        return input instanceof Input.HaltCommanded;
    }

    boolean isExit() {
        return input instanceof Input.SignalArrived arrived && arrived.signal().action() == SignalAction.SELL;
    }

    /** Whether it counts while the store fails. Anything else is given back to whoever brought it. */
    boolean mayGoUnstored() {
        return isKept() || isExit();
    }

    /** Whether it is tried again while the account is lost. Anything else is given back to whoever brought it. */
    boolean isKept() {
        return isOurs || isHalt();
    }

    /** Where it waits for the account: what may lead to an entry comes after a halt, all else keeps its place. */
    SerialQueue.Turn retryTurn() {
        return input instanceof Input.FactsRead ? SerialQueue.Turn.URGENT : SerialQueue.Turn.FIRST;
    }

    void taken() {
        taken.complete(true);
    }

    /** Whether it counts, or was given back. */
    boolean isTaken() {
        return taken.isDone();
    }

    void notTaken(Throwable cause) {
        taken.completeExceptionally(cause);
    }

    /** Waits until it counts; false if that takes longer. */
    boolean awaitTaken(Duration longest) {
        try {
            return taken.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException store) {
                throw store;
            }
            throw new IllegalStateException("It could not be worked on: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Category.UNAVAILABLE,
                    "Interrupted while it was being stored; it may or may not be. Send it again: a repetition is"
                            + " recognised.",
                    e);
        }
    }
}
