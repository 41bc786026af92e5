package trade.helix.examples.quickstart;

import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import trade.helix.api.event.SignalAccepted;
import trade.helix.api.event.SignalRejected;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.risk.Trace;

/** Prints what happens, one readable line each. Helix fills the queue, the main thread prints, so that lines keep order. */
final class Narrator implements TradingEventListener {
    private static final long LONGEST_SECONDS = 30;

    private final BlockingQueue<TradingEvent> events = new LinkedBlockingQueue<>();
    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(TradingEvent event) {
        events.add(event);
    }

    /** Prints events until one fits; fails if it does not come. */
    void until(Predicate<TradingEvent> last) throws InterruptedException {
        TradingEvent event;
        do {
            event = events.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("Nothing happened for " + LONGEST_SECONDS + " s.");
            }
            print(event);
        } while (!last.test(event));
    }

    void title(String text) {
        out.println();
        out.println("== " + text);
    }

    void line(String text) {
        out.println("   " + text);
    }

    private void print(TradingEvent event) {
        if (event instanceof SignalAccepted accepted) {
            trace(accepted.trace());
        } else if (event instanceof SignalRejected rejected) {
            trace(rejected.trace());
        }
        line(event.text());
    }

    private void trace(Trace trace) {
        trace.lines().forEach(this::line);
    }
}
