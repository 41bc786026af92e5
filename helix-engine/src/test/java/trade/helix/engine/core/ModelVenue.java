package trade.helix.engine.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.LookupQuery;

/** A venue in a few lines, for tests of the core: one symbol, one price, stops alone, and one accident per call. */
final class ModelVenue {
    static final Symbol SYMBOL = Symbol.of("BTC/USDT");
    static final Asset BTC = SYMBOL.base();
    static final Asset USDT = SYMBOL.quote();
    static final Ratio FEE = Ratio.ofPercent("0.1");
    private static final Ratio HALF = Ratio.ofFraction("0.5");
    private static final Duration BOUND = Duration.ofSeconds(15);

    /** For how long a look-up may not show what is there: what shows later still is told as a discrepancy. */
    private static final Duration LAG = Duration.ofSeconds(8);

    static final Instrument INSTRUMENT = Instrument.builder()
            .symbol(SYMBOL)
            .nativeName("BTCUSDT")
            .priceTick(Price.of("0.01"))
            .quantityStep(Quantity.of("0.00001"))
            .minQuantity(Quantity.of("0.00001"))
            .maxQuantity(Quantity.of("9000"))
            .minNotional(Money.of("5", "USDT"))
            .takerFee(FEE)
            .orderTypes(Set.of(OrderType.MARKET, OrderType.STOP_LOSS))
            .build();

    /** What happens to one call. */
    enum Accident {
        NONE,
        NOT_SENT,
        /** Too many requests; the venue asks for two seconds of rest. */
        RATE_LIMITED,
        REFUSED,
        DROPPED_BEFORE,
        DROPPED_AFTER,
        SILENT,
        /** A look-up denies, with certainty, what is there; any other call is well. */
        DENIED,
        /** It arrives twice, as when a connection is made anew under way: the second answer is the one that is read. */
        DUPLICATE,
        /** An order fills, and the answer still shows it as new; a look-up answers from before. */
        BEHIND,
        /** A market order ends without having filled at all. */
        EXPIRED,
        /** A market order fills half of what was asked, then ends. */
        HALF
    }

    /** What fees are taken in. */
    enum Fees {
        /** What is received: base of a buy, quote of a sale. */
        RECEIVED,
        /** Quote, both ways. */
        QUOTE,
        /** A third asset, at three quarters of the taker fee. */
        THIRD
    }

    record Order(OrderState state, List<Fill> fills) {}

    static final Asset BNB = Asset.of("BNB");
    private static final Ratio STOP_ALLOWANCE = Ratio.ofPercent("0.5");

    /** What a buy costs at most, and what a sale brings at least; null for no bound. */
    @Nullable
    Price most;

    @Nullable
    Price least;

    /** By how much a fill is worse than the price, within those bounds. */
    Ratio slip = Ratio.ZERO;

    Fees fees = Fees.RECEIVED;

    /** Whether buys come in two executions, and a stop fills by half before it fills. */
    boolean sliced;

    /** Whether a sale pays its fee in base, as where Binance takes BNB of BNB/USDT. */
    boolean salesPayInBase;

    /** What the next market order that fills by half leaves unfilled instead; null for half. */
    @Nullable
    Quantity leaves;

    final Map<ClientOrderId, Order> orders = new LinkedHashMap<>();
    /** Every execution, also of an order whose id was used again. */
    final List<Fill> fills = new ArrayList<>();

    final Deque<Accident> accidents = new ArrayDeque<>();
    BigDecimal btc = BigDecimal.ZERO;
    BigDecimal usdt = new BigDecimal("10000");
    Price price = Price.of("60000");
    Instant now = Instant.parse("2026-05-15T08:00:00Z");
    Accident always = Accident.NONE;
    Refusal tooMany = new Refusal(RefusalReason.RATE_LIMITED, "too many", Duration.ofSeconds(2));
    boolean cancelsAreLost;
    boolean protectionsAreLost;
    boolean looksAreLost;
    boolean isNeverSure;
    boolean refusesExits;
    boolean isListed = true;
    /** Whether a stop that triggers waits at a limit which the price has left behind. */
    boolean stopsRunAway;
    /** How many executions of the next entries get no stop, although it carries one. */
    int withoutStop;

    private final Map<Integer, List<ClientOrderId>> carried = new HashMap<>();

    /** What the entries filled that carried them. */
    private final Map<Integer, Quantity> carriers = new HashMap<>();

    /** Orders that are there and that no list shows yet. */
    final Set<ClientOrderId> hidden = new HashSet<>();

    /** How many of the next carried stops are hidden, the last ones. */
    int hiddenStops;

    int calls;
    /** How often an id was used again. */
    int replaced;

    private int ids;

    private Accident accident() {
        calls++;
        Accident next = accidents.poll();
        return next == null ? always : next;
    }

    SubmitResult submit(OrderRequest request) {
        if (refusesExits && request.side() == Side.SELL) {
            calls++;
            return new SubmitResult.Refused(Refusal.of(RefusalReason.OTHER, "refused"));
        }
        return switch (accident()) {
            case NOT_SENT -> new SubmitResult.Refused(Refusal.of(RefusalReason.NOT_SENT, "no connection"));
            case RATE_LIMITED -> new SubmitResult.Refused(tooMany);
            case REFUSED -> new SubmitResult.Refused(Refusal.of(RefusalReason.OTHER, "refused"));
            case DROPPED_BEFORE, SILENT -> new SubmitResult.Unknown("dropped before");
            case DROPPED_AFTER -> {
                place(request);
                yield new SubmitResult.Unknown("dropped after");
            }
            case DUPLICATE -> {
                place(request);
                yield new SubmitResult.Refused(Refusal.of(RefusalReason.DUPLICATE_ID, "duplicate"));
            }
            case BEHIND -> behind(place(request));
            case EXPIRED -> place(request, Quantity.ZERO);
            case HALF ->
                place(
                        request,
                        leaves == null
                                ? request.quantity().times(HALF).floorTo(INSTRUMENT.quantityStep())
                                : request.quantity().minus(leaves));
            case NONE, DENIED -> place(request);
        };
    }

    private SubmitResult behind(SubmitResult truth) {
        return truth.fold(
                accepted -> new SubmitResult.Accepted(asNew(accepted.order()), List.of()),
                refused -> refused,
                unknown -> unknown);
    }

    private static OrderState asNew(OrderState state) {
        OrderState.Builder before = OrderState.builder()
                .symbol(state.symbol())
                .side(state.side())
                .type(state.type())
                .quantity(state.quantity())
                .clientOrderId(state.clientOrderId().orElseThrow())
                .venueOrderId(state.venueOrderId())
                .createdAt(state.createdAt())
                .status(OrderStatus.NEW);
        state.stopPrice().ifPresent(before::stopPrice);
        return before.build();
    }

    private SubmitResult place(OrderRequest request) {
        return place(request, request.quantity());
    }

    /** Fills what is given of it; the rest expires. */
    private SubmitResult place(OrderRequest request, Quantity part) {
        Price dearest = most == null ? price.moved(slip) : most;
        BigDecimal value =
                dearest.moved(FEE).value().multiply(request.quantity().value());
        boolean buy = request.side() == Side.BUY;
        if (buy
                ? usdt.compareTo(value) < 0
                : free().compareTo(request.quantity().value()) < 0) {
            return new SubmitResult.Refused(Refusal.of(RefusalReason.INSUFFICIENT_FUNDS, "no funds"));
        }
        Order order = part.isZero()
                ? new Order(
                        state(request.clientOrderId(), request.side(), OrderType.MARKET, request.quantity())
                                .status(OrderStatus.EXPIRED)
                                .build(),
                        List.of())
                : filled(request.clientOrderId(), request.side(), OrderType.MARKET, request.quantity(), part, null);
        orders.put(request.clientOrderId(), order);
        request.attached().ifPresent(stop -> carry(stop, order.fills()));
        return new SubmitResult.Accepted(order.state(), order.fills());
    }

    ProtectResult protect(ProtectionRequest request) {
        if (protectionsAreLost) {
            calls++;
            return new ProtectResult.Unknown("lost");
        }
        return switch (accident()) {
            case NOT_SENT -> new ProtectResult.Refused(Refusal.of(RefusalReason.NOT_SENT, "no connection"));
            case RATE_LIMITED -> new ProtectResult.Refused(tooMany);
            case REFUSED -> new ProtectResult.Refused(Refusal.of(RefusalReason.OTHER, "refused"));
            case DROPPED_BEFORE, SILENT -> new ProtectResult.Unknown("dropped before");
            case DROPPED_AFTER -> {
                place(request);
                yield new ProtectResult.Unknown("dropped after");
            }
            case NONE, DENIED, DUPLICATE, BEHIND, EXPIRED, HALF -> place(request);
        };
    }

    private ProtectResult place(ProtectionRequest request) {
        Order known = orders.get(request.clientOrderId());
        if (known != null && known.state().status().isLive()) {
            return new ProtectResult.Refused(Refusal.of(RefusalReason.DUPLICATE_ID, "duplicate"));
        }
        if (!price.isAbove(request.stop())) {
            return new ProtectResult.Refused(Refusal.of(RefusalReason.WOULD_TRIGGER, "would trigger"));
        }
        if (free().compareTo(request.quantity().value()) < 0) {
            return new ProtectResult.Refused(Refusal.of(RefusalReason.INSUFFICIENT_FUNDS, "no funds"));
        }
        OrderState state = state(request.clientOrderId(), Side.SELL, OrderType.STOP_LOSS, request.quantity())
                .status(OrderStatus.NEW)
                .stopPrice(request.stop())
                .build();
        replaced += orders.put(request.clientOrderId(), new Order(state, List.of())) == null ? 0 : 1;
        return new ProtectResult.Placed(List.of(state));
    }

    CancelResult cancel(OrderRef order) {
        if (cancelsAreLost) {
            calls++;
            return new CancelResult.Unknown("lost");
        }
        return switch (accident()) {
            case NOT_SENT, RATE_LIMITED, REFUSED, DROPPED_BEFORE, SILENT -> new CancelResult.Unknown("dropped before");
            case DROPPED_AFTER -> {
                cancelNow(order);
                yield new CancelResult.Unknown("dropped after");
            }
            case NONE, DENIED, DUPLICATE, BEHIND, EXPIRED, HALF -> cancelNow(order);
        };
    }

    private CancelResult cancelNow(OrderRef order) {
        if (order.form() != OrderRef.Form.ATTACHED) {
            return cancelNow(order.clientOrderId());
        }
        List<OrderState> before = attached(order.number());
        for (OrderState stop : before) {
            if (stop.status().isLive()) {
                end(stop.clientOrderId().orElseThrow(), OrderStatus.CANCELED);
            }
        }
        Quantity shown = before.stream().map(OrderState::quantity).reduce(Quantity.ZERO, Quantity::plus);
        if (shown.isBelow(carriers.getOrDefault(order.number(), Quantity.ZERO))) {
            return new CancelResult.Unknown("not all of them show");
        }
        if (before.stream().allMatch(stop -> stop.status() == OrderStatus.FILLED)) {
            return new CancelResult.AlreadyFilled();
        }
        return before.stream().anyMatch(stop -> stop.status().isLive())
                ? new CancelResult.Cancelled(attached(order.number()))
                : new CancelResult.AlreadyGone();
    }

    /** The stops that the entry of a number carried, which show now. */
    List<OrderState> attached(int number) {
        return carried.getOrDefault(number, List.of()).stream()
                .filter(id -> !hidden.contains(id) && orders.containsKey(id))
                .map(id -> orders.get(id).state())
                .toList();
    }

    /** The venue places a stop with each execution of an entry, of what it bought. */
    private void carry(AttachedStop stop, List<Fill> bought) {
        List<ClientOrderId> stops = new ArrayList<>();
        for (Fill fill : bought.subList(0, Math.max(0, bought.size() - withoutStop))) {
            ClientOrderId id = new ClientOrderId("carried" + ++ids);
            OrderState state = state(id, Side.SELL, OrderType.STOP_LOSS, fill.quantity())
                    .status(OrderStatus.NEW)
                    .stopPrice(stop.stop())
                    .build();
            orders.put(id, new Order(state, List.of()));
            stops.add(id);
        }
        for (int i = stops.size() - 1; i >= 0 && hiddenStops > 0; i--, hiddenStops--) {
            hidden.add(stops.get(i));
        }
        carried.put(stop.number(), stops);
        carriers.put(stop.number(), bought.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus));
    }

    CancelResult cancelNow(ClientOrderId id) {
        Order order = orders.get(id);
        if (order == null || !order.state().status().isLive()) {
            return new CancelResult.AlreadyGone();
        }
        return new CancelResult.Cancelled(List.of(end(id, OrderStatus.CANCELED)));
    }

    /** The owner places a stop at the venue, by hand. */
    void stopByHand(String quantity) {
        ClientOrderId id = new ClientOrderId("hand" + ++ids);
        OrderState state = state(id, Side.SELL, OrderType.STOP_LOSS, Quantity.of(quantity))
                .status(OrderStatus.NEW)
                .stopPrice(Price.of("40000"))
                .build();
        orders.put(id, new Order(state, List.of()));
    }

    /** The owner sells at the venue, by hand. */
    void sellByHand(String quantity) {
        ClientOrderId id = new ClientOrderId("hand" + ++ids);
        Quantity sold = Quantity.of(quantity);
        orders.put(id, filled(id, Side.SELL, OrderType.MARKET, sold, sold, null));
    }

    /** Ends a live order; what it has filled stays. */
    OrderState end(ClientOrderId id, OrderStatus how) {
        Order order = orders.get(id);
        OrderState state = order.state();
        OrderState.Builder end = state(id, state.side(), state.type(), state.quantity())
                .venueOrderId(state.venueOrderId())
                .createdAt(state.createdAt())
                .filled(state.filled())
                .endedAt(now)
                .status(how);
        state.stopPrice().ifPresent(end::stopPrice);
        OrderState gone = end.build();
        orders.put(id, new Order(gone, order.fills()));
        return gone;
    }

    Lookup find(LookupQuery query) {
        Accident accident = accident();
        if (accident == Accident.RATE_LIMITED) {
            return new Lookup.Unavailable("too many", tooMany.retryAfter().orElseThrow());
        }
        if (looksAreLost || accident == Accident.SILENT || accident == Accident.NOT_SENT) {
            return new Lookup.Unavailable("silent");
        }
        if (accident == Accident.DENIED && query.order().form() != OrderRef.Form.ATTACHED) {
            return new Lookup.NotFound(true);
        }
        if (query.order().form() == OrderRef.Form.ATTACHED) {
            List<OrderState> stops = attached(query.order().number());
            boolean hidden = accident == Accident.DENIED
                    || (accident == Accident.DROPPED_BEFORE && stops.stream().allMatch(this::isYoung));
            return stops.isEmpty() || hidden ? new Lookup.NotFound(false) : new Lookup.Found(stops);
        }
        Order order = orders.get(query.order().clientOrderId());
        boolean past = now.isAfter(query.sentBefore().plus(BOUND));
        // The venue is sure by the time that it is given; whether that time is right is up to who asks.
        if (order == null || (accident == Accident.DROPPED_BEFORE && isYoung(order.state()))) {
            return new Lookup.NotFound(past && !isNeverSure);
        }
        if (accident == Accident.BEHIND && order.state().status() == OrderStatus.FILLED) {
            return new Lookup.Found(List.of(asNew(order.state())));
        }
        return new Lookup.Found(List.of(order.state()));
    }

    private boolean isYoung(OrderState order) {
        return !now.isAfter(order.createdAt().plus(LAG));
    }

    List<OrderState> liveOrders() {
        return orders.entrySet().stream()
                .filter(entry -> !hidden.contains(entry.getKey()))
                .map(entry -> entry.getValue().state())
                .filter(state -> state.status().isLive())
                .toList();
    }

    List<Fill> fills(VenueOrderId id) {
        return fills.stream().filter(fill -> fill.venueOrderId().equals(id)).toList();
    }

    List<Fill> fillsSince(Instant moment) {
        return fills.stream().filter(fill -> !fill.at().isBefore(moment)).toList();
    }

    void move(Price to) {
        price = to;
        for (Map.Entry<ClientOrderId, Order> entry : orders.entrySet()) {
            OrderState state = entry.getValue().state();
            boolean hit = state.status().isLive()
                    && state.stopPrice().map(stop -> !price.isAbove(stop)).orElse(false);
            if (hit || state.status() == OrderStatus.PARTIALLY_FILLED) {
                entry.setValue(triggered(entry.getKey(), state));
            }
        }
    }

    /** One stop fills, and no other. */
    void fill(ClientOrderId id) {
        orders.put(id, triggered(id, orders.get(id).state()));
    }

    private Order triggered(ClientOrderId id, OrderState state) {
        if (stopsRunAway) {
            OrderState works = state(id, Side.SELL, OrderType.STOP_LOSS_LIMIT, state.quantity())
                    .venueOrderId(state.venueOrderId())
                    .createdAt(state.createdAt())
                    .stopPrice(state.stopPrice().orElseThrow())
                    .filled(state.filled())
                    .status(OrderStatus.TRIGGERED)
                    .build();
            return new Order(works, orders.get(id).fills());
        }
        least = state.stopPrice().orElseThrow().less(STOP_ALLOWANCE);
        Quantity rest = state.quantity().minus(state.filled());
        Quantity half = rest.times(HALF).floorTo(INSTRUMENT.quantityStep());
        boolean first = sliced && state.filled().isZero() && !half.isZero();
        Order order = filled(id, Side.SELL, OrderType.STOP_LOSS, state.quantity(), first ? half : rest, state);
        least = null;
        return order;
    }

    AccountSnapshot account() {
        BigDecimal held = btc.subtract(free());
        return new AccountSnapshot(
                Map.of(
                        USDT, new Balance(USDT, new Quantity(usdt), Quantity.ZERO),
                        BTC, new Balance(BTC, new Quantity(free()), new Quantity(held))),
                now);
    }

    Facts facts(Set<Symbol> symbols) {
        return symbols.contains(SYMBOL) && isListed ? facts() : new Facts(Map.of(), Map.of(), account(), now);
    }

    Facts facts() {
        Quote quote = new Quote(SYMBOL, price, price, now);
        return new Facts(Map.of(SYMBOL, INSTRUMENT), Map.of(SYMBOL, quote), account(), now);
    }

    /** Base units that no live sell order has locked. */
    BigDecimal free() {
        return orders.values().stream()
                .map(Order::state)
                .filter(state -> state.status().isLive() && state.side() == Side.SELL)
                .map(state -> state.quantity().minus(state.filled()).value())
                .reduce(btc, BigDecimal::subtract);
    }

    /** Fills a quantity more of an order, in one or two executions. */
    private Order filled(
            ClientOrderId id,
            Side side,
            OrderType type,
            Quantity asked,
            Quantity quantity,
            @Nullable OrderState before) {
        Quantity all = before == null ? quantity : before.filled().plus(quantity);
        boolean live = before != null && all.isBelow(asked);
        OrderState.Builder state = state(id, side, type, asked)
                .status(
                        all.equals(asked)
                                ? OrderStatus.FILLED
                                : live ? OrderStatus.PARTIALLY_FILLED : OrderStatus.EXPIRED)
                .filled(all);
        if (before != null) {
            state.venueOrderId(before.venueOrderId()).createdAt(before.createdAt());
            before.stopPrice().ifPresent(state::stopPrice);
        }
        OrderState done = state.build();
        Quantity half = quantity.times(HALF).floorTo(INSTRUMENT.quantityStep());
        boolean two = sliced && side == Side.BUY && !half.isZero();
        List<Fill> now = two
                ? List.of(execute(done, half, Ratio.ZERO), execute(done, quantity.minus(half), slip))
                : List.of(execute(done, quantity, slip));
        fills.addAll(now);
        List<Fill> every =
                new ArrayList<>(before == null ? List.of() : orders.get(id).fills());
        every.addAll(now);
        return new Order(done, every);
    }

    private Fill execute(OrderState order, Quantity quantity, Ratio worse) {
        boolean buy = order.side() == Side.BUY;
        Price at = buy ? price.moved(worse) : price.less(worse);
        if (buy && most != null && at.isAbove(most)) {
            at = most;
        } else if (!buy && least != null && least.isAbove(at)) {
            at = least;
        }
        Money value = at.times(quantity, USDT);
        Money fee = fee(order.side(), quantity, value);
        usdt = buy ? usdt.subtract(value.amount()) : usdt.add(value.amount());
        btc = buy ? btc.add(quantity.value()) : btc.subtract(quantity.value());
        usdt = fee.asset().equals(USDT) ? usdt.subtract(fee.amount()) : usdt;
        btc = fee.asset().equals(BTC) ? btc.subtract(fee.amount()) : btc;
        return Fill.builder()
                .id(new FillId("f" + ++ids))
                .venueOrderId(order.venueOrderId())
                .symbol(SYMBOL)
                .side(order.side())
                .price(at)
                .quantity(quantity)
                .fee(fee)
                .at(now)
                .build();
    }

    private Money fee(Side side, Quantity quantity, Money value) {
        return switch (fees) {
            case THIRD -> new Money(value.times(FEE).amount().movePointLeft(3).setScale(8, RoundingMode.UP), BNB);
            case RECEIVED ->
                side == Side.BUY || salesPayInBase
                        ? new Money(quantity.value().multiply(FEE.fraction()), BTC)
                        : quoteFee(value);
            case QUOTE -> quoteFee(value);
        };
    }

    private static Money quoteFee(Money value) {
        return new Money(value.times(FEE).amount().setScale(8, RoundingMode.UP), USDT);
    }

    /** The owner sells something under an id that nobody derives. */
    void sellByHand() {
        var unused = place(new OrderRequest(new ClientOrderId("by-hand"), SYMBOL, Side.SELL, Quantity.of("0.001")));
    }

    private OrderState.Builder state(ClientOrderId id, Side side, OrderType type, Quantity quantity) {
        ids++;
        return OrderState.builder()
                .symbol(SYMBOL)
                .side(side)
                .type(type)
                .quantity(quantity)
                .clientOrderId(id)
                .venueOrderId(new VenueOrderId("v" + ids))
                .createdAt(now);
    }
}
