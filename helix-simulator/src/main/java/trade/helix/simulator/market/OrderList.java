package trade.helix.simulator.market;

import java.time.Instant;
import java.util.List;

/** Two orders of which at most one acts: the first to trigger or fill ends the other. */
public final class OrderList {
    private final long id;
    private final Account account;
    private final String clientId;
    private final List<Order> legs;
    private final Instant createdAt;

    OrderList(long id, Account account, String clientId, List<Order> legs, Instant createdAt) {
        this.id = id;
        this.account = account;
        this.clientId = clientId;
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
     * The two orders, in the order of the request.
     *
     * @return both legs
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
     * @return false once both have ended
     */
    public boolean isOpen() {
        return legs.stream().anyMatch(Order::isOpen);
    }
}
