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
    private final Tape tape;
    private final Hold hold;
    private final Instant createdAt;
    private final List<Fill> fills = new ArrayList<>();
    private OrderRequest request;
    private BigDecimal quantity;
    private @Nullable BigDecimal trigger;
    private BigDecimal filled = BigDecimal.ZERO;
    private BigDecimal filledWorth = BigDecimal.ZERO;
    private OrderStatus status = OrderStatus.NEW;
    private Instant updatedAt;
    private @Nullable OrderList list;
    private @Nullable Instant workingSince;
    private @Nullable ExpiryReason expiryReason;
    private String cancelId = "";

    Order(
            long id,
            long sequence,
            VenueRules rules,
            Tape tape,
            Account account,
            OrderRequest request,
            BigDecimal quantity,
            Hold hold,
            Instant now) {
        this.id = id;
        this.sequence = sequence;
        this.rules = rules;
        this.tape = tape;
        this.account = account;
        this.request = request;
        this.quantity = quantity;
        this.trigger = request.trigger();
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
     * What was asked for, with the terms of the last amendment.
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
     * The price that sets it off, which moves if it trails.
     *
     * @return in quote; null unless the order is conditional
     */
    public @Nullable BigDecimal trigger() {
        return trigger;
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
     * @return null for a stop that has not triggered, and for an order that waits for another
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
     * The id of the request that ended it.
     *
     * @return the owner's, or one that the venue made; empty unless it is cancelled, and where requests have no ids
     */
    public String cancelId() {
        return cancelId;
    }

    /**
     * The list that it is a leg of.
     *
     * @return null if it stands alone
     */
    public @Nullable OrderList list() {
        return list;
    }

    /** Whether it waits for a trigger. */
    boolean isDormant() {
        return workingSince == null && !isWaiting();
    }

    /** Whether it waits for another order of its list. */
    boolean isWaiting() {
        return status == OrderStatus.PENDING_NEW;
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
        return isWaiting() ? BigDecimal.ZERO : Admission.need(rules, request, trigger, remaining());
    }

    void joins(OrderList joined) {
        list = Objects.requireNonNull(joined);
    }

    void waits() {
        status = OrderStatus.PENDING_NEW;
        workingSince = null;
    }

    /** A stop triggers. */
    void wakes(Instant now) {
        workingSince = now;
        changed(OrderEvent.Kind.WOKE, null, now);
    }

    /** The order that it waited for has filled. */
    void comesToLife(Instant now) {
        status = OrderStatus.NEW;
        workingSince = request.type().isConditional() ? null : now;
        changed(OrderEvent.Kind.WOKE, null, now);
    }

    /** Lets the trigger follow a price, which it does in one direction only. */
    void follows(BigDecimal last, Instrument instrument) {
        Trail trail = request.trail();
        BigDecimal current = trigger;
        if (trail != null && current != null) {
            BigDecimal candidate = trail.trigger(request.side(), last, instrument);
            trigger = request.side() == Side.SELL ? current.max(candidate) : current.min(candidate);
        }
    }

    void amends(OrderRequest terms, BigDecimal newQuantity, Instant now) {
        request = terms;
        quantity = newQuantity;
        trigger = terms.trigger();
        changed(OrderEvent.Kind.AMENDED, null, now);
    }

    void fills(Fill fill) {
        fills.add(fill);
        filled = filled.add(fill.quantity());
        filledWorth = filledWorth.add(fill.notional());
        status = remaining().signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        changed(OrderEvent.Kind.TRADED, fill, fill.at());
    }

    void cancels(String requestId, Instant now) {
        cancelId = requestId;
        status = OrderStatus.CANCELED;
        changed(OrderEvent.Kind.CANCELED, null, now);
    }

    void expires(ExpiryReason reason, Instant now) {
        status = OrderStatus.EXPIRED;
        expiryReason = reason;
        changed(OrderEvent.Kind.EXPIRED, null, now);
    }

    private void changed(OrderEvent.Kind kind, @Nullable Fill fill, Instant now) {
        updatedAt = now;
        tape.record(kind, this, fill);
    }
}
