package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One venue: its listings, accounts, orders and fills.
 *
 * <p>An order is refused whole, with nothing changed, or accepted. Not thread-safe.
 */
public final class Market {
    private final VenueRules rules;
    private final InstantSource clock;
    private final Ids ids;
    private final Map<Pair, Listing> listings = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final Map<Long, OrderList> lists = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Matching matching;
    private final Temper temper;
    private final Tape tape = new Tape();

    /**
     * An empty venue.
     *
     * @param rules how its orders trade
     * @param clock the only source of time
     * @param ids the only source of ids
     */
    public Market(VenueRules rules, InstantSource clock, Ids ids) {
        this.rules = rules;
        this.clock = clock;
        this.ids = ids;
        this.temper = new Temper(clock);
        this.matching = new Matching(clock, ids, fills);
    }

    /**
     * Lists a pair.
     *
     * @param pair what trades
     * @param price its first price, in quote; rounded down to the tick
     * @throws IllegalArgumentException if the price is out of range
     */
    public void list(Pair pair, BigDecimal price) {
        Instrument instrument = Instrument.of(pair, price);
        listings.put(pair, new Listing(instrument, instrument.toTick(price), clock.instant()));
    }

    /**
     * Opens an account.
     *
     * @param key its API key
     * @param balances what it starts with
     */
    public void open(String key, Map<String, BigDecimal> balances) {
        accounts.put(key, new Account(key, balances));
    }

    /**
     * Moves funds in from outside, or out.
     *
     * @param key whose
     * @param asset such as {@code USDT}
     * @param amount below zero to move out
     * @throws IllegalArgumentException if there is no such account, or it cannot be moved
     */
    public void move(String key, String asset, BigDecimal amount) {
        Account account = accounts.get(key);
        if (account == null) {
            throw new IllegalArgumentException("There is no such account.");
        }
        account.move(asset, amount, clock.instant());
    }

    /**
     * The name of the venue.
     *
     * @return such as {@code binance}
     */
    public String venue() {
        return rules.venue();
    }

    /**
     * All accounts.
     *
     * @return a live view, in the order of their opening
     */
    public Collection<Account> accounts() {
        return Collections.unmodifiableCollection(accounts.values());
    }

    /**
     * The account of a key.
     *
     * @param key an API key
     * @return null if there is none
     */
    public @Nullable Account account(String key) {
        return accounts.get(key);
    }

    /**
     * All listings.
     *
     * @return a live view, in the order of listing
     */
    public Collection<Listing> listings() {
        return Collections.unmodifiableCollection(listings.values());
    }

    /**
     * The listing of a pair.
     *
     * @param pair what trades
     * @return null if it is not listed
     */
    public @Nullable Listing listing(Pair pair) {
        return listings.get(pair);
    }

    /**
     * All orders ever accepted.
     *
     * @return a live view, oldest first
     */
    public Collection<Order> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    /**
     * All fills.
     *
     * @return a live view, oldest first
     */
    public List<Fill> fills() {
        return Collections.unmodifiableList(fills);
    }

    /**
     * All order lists ever accepted.
     *
     * @return a live view, oldest first
     */
    public Collection<OrderList> lists() {
        return Collections.unmodifiableCollection(lists.values());
    }

    /**
     * An order by the venue's id.
     *
     * @param id the venue's id
     * @return null if there is none
     */
    public @Nullable Order order(long id) {
        return orders.get(id);
    }

    /**
     * A list by the venue's id.
     *
     * @param id the venue's id
     * @return null if there is none
     */
    public @Nullable OrderList list(long id) {
        return lists.get(id);
    }

    /**
     * Moves a price; stops trigger and resting orders fill before this returns.
     *
     * @param pair what trades
     * @param price in quote; rounded down to the tick
     * @throws IllegalArgumentException if the pair is not listed or the price is less than a tick
     */
    public void setPrice(Pair pair, BigDecimal price) {
        Listing listing = listings.get(pair);
        if (listing == null) {
            throw new IllegalArgumentException(pair + " is not listed: give it a price when the simulator starts.");
        }
        BigDecimal onGrid = listing.instrument().toTick(price);
        if (onGrid.signum() <= 0) {
            throw new IllegalArgumentException("The price of " + pair + " must be at least "
                    + listing.instrument().tick().toPlainString() + ".");
        }
        listing.moves(onGrid, clock.instant());
        tape.record(listing);
        matching.react(listing);
        tape.play();
    }

    /**
     * Places an order.
     *
     * @param account whose
     * @param request what
     * @return the order, which may have filled already
     * @throws RefusedException if it is refused
     */
    public Order place(Account account, OrderRequest request) {
        Listing listing = listingOf(request);
        Admission.check(rules, listing, account, request);
        BigDecimal quantity = Admission.quantity(listing, request);
        Hold hold = Hold.forOrder(account, request);
        Admission.checkFunds(rules, listing, account, request, quantity);
        Order order = accept(listing, account, request, quantity, hold);
        hold.cover(List.of(order));
        tape.record(OrderEvent.Kind.PLACED, order, null);
        if (request.type().isConditional()) {
            matching.wakeIfTriggered(listing, order);
        } else {
            matching.take(listing, order, temper.useFraction());
        }
        tape.play();
        return order;
    }

    /**
     * Places two orders of which one ends the other.
     *
     * @param account whose
     * @param clientId the owner's id of the list
     * @param legs two requests for the same pair, side and quantity, neither of them a market order
     * @return the list
     * @throws RefusedException if either leg is refused; then neither exists
     */
    public OrderList placeList(Account account, String clientId, List<OrderRequest> legs) {
        OrderRequest first = legs.get(0);
        Listing listing = listingOf(first);
        Admission.checkList(listing, account, legs);
        Hold hold = Hold.forOrder(account, first);
        Admission.checkListFunds(rules, account, legs);
        List<Order> placed = new ArrayList<>();
        for (OrderRequest leg : legs) {
            placed.add(accept(listing, account, leg, Admission.quantity(listing, leg), hold));
        }
        OrderList list = join(account, clientId, null, placed);
        hold.cover(placed);
        placed.forEach(order -> tape.record(OrderEvent.Kind.PLACED, order, null));
        tape.play();
        return list;
    }

    /**
     * Places an order that others wait for: one, or two of which one ends the other.
     *
     * @param account whose
     * @param clientId the owner's id of the list
     * @param working what is placed at once
     * @param waiting what comes to life when that has filled whole; requests for the same pair, side and quantity
     * @return the list; its working order may have filled already
     * @throws RefusedException if the working order is refused, or a client order id is taken; then none exists
     */
    public OrderList placeChain(Account account, String clientId, OrderRequest working, List<OrderRequest> waiting) {
        Listing listing = listingOf(working);
        Admission.check(rules, listing, account, working);
        Admission.checkIds(
                account, Stream.concat(Stream.of(working), waiting.stream()).toList());
        BigDecimal quantity = Admission.quantity(listing, working);
        Admission.checkFunds(rules, listing, account, working, quantity);
        Hold hold = Hold.forOrder(account, working);
        Order first = accept(listing, account, working, quantity, hold);
        Hold later = Hold.forOrder(account, waiting.get(0));
        List<Order> orders = new ArrayList<>(List.of(first));
        for (OrderRequest request : waiting) {
            Order order = accept(listing, account, request, Admission.quantity(listing, request), later);
            order.waits();
            orders.add(order);
        }
        OrderList list = join(account, clientId, first, orders);
        hold.cover(List.of(first));
        later.cover(orders.subList(1, orders.size()));
        orders.forEach(order -> tape.record(OrderEvent.Kind.PLACED, order, null));
        matching.take(listing, first, temper.useFraction());
        tape.play();
        return list;
    }

    /**
     * Changes the terms of an order, which keeps its ids.
     *
     * @param order an open order of this venue
     * @param terms the same request with another quantity, price or trigger
     * @throws RefusedException if the account does not cover it, the price would take although it must not, or no more
     *     than the new quantity has filled already; then nothing changed
     */
    public void amend(Order order, OrderRequest terms) {
        Listing listing = listingOf(terms);
        BigDecimal quantity = Objects.requireNonNull(terms.quantity(), "An amended order has a quantity.");
        if (quantity.compareTo(order.filled()) <= 0) {
            throw new RefusedException(Refusal.NO_LIQUIDITY);
        }
        order.hold().release();
        try {
            Admission.checkAmended(rules, listing, order.account(), terms, quantity.subtract(order.filled()));
            order.amends(terms, quantity, clock.instant());
        } finally {
            order.hold().settle();
        }
        if (order.isDormant()) {
            matching.wakeIfTriggered(listing, order);
        } else {
            matching.take(listing, order, null);
        }
        tape.play();
    }

    /**
     * Cancels an order, and with it the list that it is a leg of.
     *
     * @param order an order of this venue
     * @param requestId the id of the request that wants it, empty if it has none
     * @return the orders that ended, none if it was done already
     */
    public List<Order> cancel(Order order, String requestId) {
        OrderList list = order.list();
        List<Order> ended = (list == null ? List.of(order) : list.legs())
                .stream().filter(Order::isOpen).toList();
        Instant now = clock.instant();
        Listing listing = listingOf(order.request());
        for (Order each : ended) {
            each.cancels(requestId, now);
            listing.forgetsIfDone(each);
        }
        (list == null ? List.of(order) : list.legs())
                .forEach(each -> each.hold().settle());
        tape.play();
        return ended;
    }

    /**
     * Wants to know what happens.
     *
     * @param listener told after those that came before it
     */
    public void listen(MarketListener listener) {
        tape.listen(listener);
    }

    /**
     * How it behaves just now.
     *
     * @return always the same
     */
    public Temper temper() {
        return temper;
    }

    private OrderList join(Account account, String clientId, @Nullable Order working, List<Order> orders) {
        OrderList list = new OrderList(ids.nextList(), account, clientId, working, orders, clock.instant());
        orders.forEach(order -> order.joins(list));
        lists.put(list.id(), list);
        return list;
    }

    private Order accept(Listing listing, Account account, OrderRequest request, BigDecimal quantity, Hold hold) {
        Order order = new Order(
                ids.nextOrder(), ids.nextSequence(), rules, tape, account, request, quantity, hold, clock.instant());
        orders.put(order.id(), order);
        account.remember(order);
        listing.opens(order);
        return order;
    }

    private Listing listingOf(OrderRequest request) {
        return Objects.requireNonNull(listings.get(request.pair()), "The pair is not listed.");
    }
}
