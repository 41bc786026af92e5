package trade.helix.examples.autotrader;

import java.io.PrintStream;
import trade.helix.api.event.SignalAccepted;
import trade.helix.api.event.SignalRejected;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.risk.Trace;

/** Prints what happens, one readable line each, with every gate's answer and the arithmetic of the size. */
final class Console implements TradingEventListener {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(TradingEvent event) {
        if (event instanceof SignalAccepted accepted) {
            print(event, accepted.trace());
        } else if (event instanceof SignalRejected rejected) {
            print(event, rejected.trace());
        }
        out.println(event.at() + " " + event.account() + " " + event.text());
    }

    private void print(TradingEvent event, Trace trace) {
        trace.lines().forEach(line -> out.println(event.at() + " " + event.account() + "   " + line));
    }
}
