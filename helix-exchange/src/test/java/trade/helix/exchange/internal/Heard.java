package trade.helix.exchange.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.venue.AccountListener;

/** A listener that remembers all it hears, and waits for it. */
public final class Heard implements AccountListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<OrderUpdate> updates = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();
    private int connections;
    private int balances;

    @Override
    public synchronized void connected() {
        connections++;
        notifyAll();
    }

    @Override
    public synchronized void orderChanged(OrderUpdate update) {
        updates.add(update);
        notifyAll();
    }

    @Override
    public synchronized void balancesChanged() {
        balances++;
        notifyAll();
    }

    @Override
    public synchronized void disconnected(String cause) {
        causes.add(cause);
        notifyAll();
    }

    public synchronized List<OrderUpdate> updates() {
        return List.copyOf(updates);
    }

    public synchronized List<String> causes() {
        return List.copyOf(causes);
    }

    public synchronized int connections() {
        return connections;
    }

    public synchronized int balances() {
        return balances;
    }

    public List<Fill> fills() {
        return updates().stream().flatMap(update -> update.fill().stream()).toList();
    }

    public Heard awaitConnections(int count) {
        return await(count + " connections", heard -> heard.connections() >= count);
    }

    /** Waits until it has heard enough; fails, with all it heard, if that takes far too long. */
    public synchronized Heard await(String what, Function<Heard, Boolean> isEnough) {
        long left = TimeUnit.NANOSECONDS.toMillis(PATIENCE.toNanos());
        while (!isEnough.apply(this)) {
            if (left <= 0) {
                throw new AssertionError("No " + what + ", but " + this);
            }
            try {
                wait(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted.", e);
            }
            left -= 20;
        }
        return this;
    }

    @Override
    public synchronized String toString() {
        return connections + " connections, " + balances + " changes of balances, ends " + causes + ", " + updates;
    }
}
