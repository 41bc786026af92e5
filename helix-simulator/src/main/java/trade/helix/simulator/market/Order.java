package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An accepted order and what became of it. Only the matching engine changes it. */
public final class Order {
    private final long id;
    private final long sequence;
    private final VenueRules rules;
    private final Account account;
    private final OrderRequest request;
    private final BigDecimal quantity;
    private final Hold hold;
    private final Instant createdAt;
    private final List<Fill> fills = new ArrayList<>();
    private BigDecimal filled = BigDecimal.ZERO;
    private BigDecimal filledWorth = BigDecimal.ZERO;
    private OrderStatus status = OrderStatus.NEW;
    private Instant updatedAt;
    private @Nullable OrderList list;
    private @Nullable Instant workingSince;
    private @Nullable ExpiryReason expiryReason;

    Order(
            long id,
            long sequence,
            VenueRules rules,
            Account account,
            OrderRequest request,
            BigDecimal quantity,
            Hold hold,
            Instant now) {
        this.id = id;
        this.sequence = sequence;
        this.rules = rules;
        this.account = account;
        this.request = request;
        this.quantity = quantity;
        this.hold = hold;
        this.createdAt = now;
        this.updatedAt = now;
        this.workingSince = request.type().isConditional() ? null : now;
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
     * The venue's id as the venue writes it.
     *
     * @return unique at the venue
     */
    public String name() {
        return rules.orderNames().apply(id);
    }

    /**
     * Its place in the creation order of all venues of the simulator.
     *
     * @return grows with each order
     */
    public long sequence() {
        return sequence;
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
     * What was asked for.
     *
     * @return the request
     */
    public OrderRequest request() {
        return request;
    }

    /**
     * The owner's id.
     *
     * @return the client order id of the request
     */
    public String clientOrderId() {
        return request.clientOrderId();
    }

    /**
     * How much is to be traded; for an order by worth, what the book gave for it.
     *
     * @return in base, more than zero
     */
    public BigDecimal quantity() {
        return quantity;
    }

    /**
     * How much has traded.
     *
     * @return in base
     */
    public BigDecimal filled() {
        return filled;
    }

    /**
     * What the fills cost or brought, fees aside.
     *
     * @return in quote
     */
    public BigDecimal filledWorth() {
        return filledWorth;
    }

    /**
     * Its executions.
     *
     * @return a live view, oldest first
     */
    public List<Fill> fills() {
        return Collections.unmodifiableList(fills);
    }

    /**
     * Where it stands.
     *
     * @return the status
     */
    public OrderStatus status() {
        return status;
    }

    /**
     * Whether it can still fill.
     *
     * @return whether the status is an open one
     */
    public boolean isOpen() {
        return status.isOpen();
    }

    /**
     * When it was accepted.
     *
     * @return the time of acceptance
     */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * When it last changed.
     *
     * @return the time of the last fill or end
     */
    public Instant updatedAt() {
        return updatedAt;
    }

    /**
     * Since when it acts on the book.
     *
     * @return null for a stop that has not triggered
     */
    public @Nullable Instant workingSince() {
        return workingSince;
    }

    /**
     * Why the venue ended it.
     *
     * @return null unless it expired
     */
    public @Nullable ExpiryReason expiryReason() {
        return expiryReason;
    }

    /**
     * The list that it is a leg of.
     *
     * @return null if it stands alone
     */
    public @Nullable OrderList list() {
        return list;
    }

    boolean isDormant() {
        return workingSince == null;
    }

    BigDecimal remaining() {
        return quantity.subtract(filled);
    }

    VenueRules rules() {
        return rules;
    }

    Hold hold() {
        return hold;
    }

    /** What it must set aside while open, in the asset that it gives. */
    BigDecimal need() {
        return Admission.need(rules, request, remaining());
    }

    void joins(OrderList joined) {
        list = Objects.requireNonNull(joined);
    }

    void wakes(Instant now) {
        workingSince = now;
        updatedAt = now;
    }

    void fills(Fill fill) {
        fills.add(fill);
        filled = filled.add(fill.quantity());
        filledWorth = filledWorth.add(fill.notional());
        status = remaining().signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        updatedAt = fill.at();
    }

    void cancels(Instant now) {
        status = OrderStatus.CANCELED;
        updatedAt = now;
    }

    void expires(ExpiryReason reason, Instant now) {
        status = OrderStatus.EXPIRED;
        expiryReason = reason;
        updatedAt = now;
    }
}
