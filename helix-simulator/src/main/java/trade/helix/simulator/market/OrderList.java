package trade.helix.simulator.market;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that act on each other. Without a working order, two legs of which at most one acts: the first to trigger or
 * fill ends the other. With one, the other legs wait until it has filled whole, and are such a pair then if they are
 * two. Cancelling one cancels all.
 */
public final class OrderList {
    private final long id;
    private final Account account;
    private final String clientId;
    private final @Nullable Order working;
    private final List<Order> legs;
    private final Instant createdAt;

    OrderList(long id, Account account, String clientId, @Nullable Order working, List<Order> legs, Instant createdAt) {
        this.id = id;
        this.account = account;
        this.clientId = clientId;
        this.working = working;
        this.legs = List.copyOf(legs);
        this.createdAt = createdAt;
    }

    /**
     * The venue's id.
     *
     * @return unique at the venue
     */
    public long id() {
        return id;
    }

    /**
     * The owner.
     *
     * @return the account
     */
    public Account account() {
        return account;
    }

    /**
     * The owner's id of the list, which is not that of a leg.
     *
     * @return as sent, or one that the venue made
     */
    public String clientId() {
        return clientId;
    }

    /**
     * The order that the other legs wait for, or waited for.
     *
     * @return null if none had to wait
     */
    public @Nullable Order working() {
        return working;
    }

    /**
     * All orders, the working one first, else in the order of the request.
     *
     * @return two or three
     */
    public List<Order> legs() {
        return legs;
    }

    /**
     * When it was placed.
     *
     * @return the time of acceptance
     */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * Whether a leg can still fill.
     *
     * @return false once all have ended
     */
    public boolean isOpen() {
        return legs.stream().anyMatch(Order::isOpen);
    }

    /** The open orders that end when this leg acts. */
    List<Order> rivals(Order leg) {
        return leg == working
                ? List.of()
                : legs.stream()
                        .filter(each -> each != leg && each != working && each.isOpen())
                        .toList();
    }

    /** The orders that wait for this one. */
    List<Order> waiting(Order leg) {
        return leg == working ? legs.stream().filter(Order::isWaiting).toList() : List.of();
    }
}
