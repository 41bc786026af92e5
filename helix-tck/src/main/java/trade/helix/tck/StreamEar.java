package trade.helix.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.AccountListener;

/** Remembers what a stream tells, and waits for it. */
class StreamEar implements AccountListener {
    private static final int LOOK_MILLIS = 10;

    private final Duration patience;
    private final List<OrderUpdate> updates = new ArrayList<>();
    private int connections;
    private int ends;
    private int all;

    StreamEar(Duration patience) {
        this.patience = patience;
    }

    @Override
    public synchronized void connected() {
        connections++;
        all++;
    }

    @Override
    public synchronized void orderChanged(OrderUpdate update) {
        updates.add(update);
        all++;
    }

    @Override
    public synchronized void balancesChanged() {
        all++;
    }

    @Override
    public synchronized void disconnected(String cause) {
        ends++;
        all++;
    }

    synchronized int connections() {
        return connections;
    }

    synchronized int ends() {
        return ends;
    }

    /** How much it was told, of whatever kind. */
    synchronized int all() {
        return all;
    }

    synchronized List<OrderUpdate> updates() {
        return List.copyOf(updates);
    }

    synchronized List<OrderUpdate> updates(VenueOrderId order) {
        return updates.stream()
                .filter(update -> update.venueOrderId().equals(order))
                .toList();
    }

    /** Each execution once, however often it was told. */
    List<Fill> fills(VenueOrderId order) {
        return updates(order).stream()
                .flatMap(update -> update.fill().stream())
                .distinct()
                .toList();
    }

    StreamEar awaitConnected() {
        return await("connected", ear -> ear.connections() > 0);
    }

    void awaitStatus(VenueOrderId order, OrderStatus status) {
        await(
                status + " of " + order,
                ear -> ear.updates(order).stream().anyMatch(update -> update.status() == status));
    }

    StreamEar await(String what, Predicate<StreamEar> isEnough) {
        for (long left = patience.toMillis(); !isEnough.test(this); left -= LOOK_MILLIS) {
            if (left <= 0) {
                throw new AssertionError("The stream did not tell " + what + " within " + patience + ", only "
                        + updates() + ", connected " + connections() + " times.");
            }
            sleep();
        }
        return this;
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the stream was listened to.", e);
        }
    }
}
