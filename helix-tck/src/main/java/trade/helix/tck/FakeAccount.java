package trade.helix.tck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.Balance;
import trade.helix.api.account.Transfer;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
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

/** One account of the fake venue: balances, orders, executions. Guarded by the venue's lock. */
final class FakeAccount {
    private static final Instrument RULES = FakeMarket.INSTRUMENT;
    private static final Asset BASE = FakeMarket.SYMBOL.base();
    private static final Asset QUOTE = FakeMarket.SYMBOL.quote();

    private final FakeMarket market;
    private final Map<Asset, Quantity> owned = new HashMap<>(Map.of(QUOTE, Quantity.of("10000")));
    private final List<FakeOrder> orders = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();

    FakeAccount(FakeMarket market) {
        this.market = market;
    }

    SubmitResult submit(OrderRequest request) {
        boolean buys = request.side() == Side.BUY;
        Price price = buys ? market.ask() : market.bid();
        Optional<Refusal> no = refusal(request.ref(), request.quantity(), price)
                .or(() -> buys
                        ? unpaid(
                                QUOTE,
                                new Quantity(
                                        price.times(request.quantity(), QUOTE).amount()))
                        : unpaid(BASE, request.quantity()));
        if (no.isPresent()) {
            return new SubmitResult.Refused(no.get());
        }
        FakeOrder order =
                add(request.ref(), "", new FakeOrder.Terms(request.side(), OrderType.MARKET, request.quantity(), null));
        Fill fill = execute(order, price);
        return new SubmitResult.Accepted(order.state(), List.of(fill));
    }

    ProtectResult protect(ProtectionRequest request) {
        Optional<Refusal> no = refusal(request.ref(), request.quantity(), request.stop())
                .or(() -> offTick(request.stop()))
                .or(() -> request.target().flatMap(FakeAccount::offTick))
                .or(() -> passed(request))
                .or(() -> unpaid(BASE, request.quantity()));
        if (no.isPresent()) {
            return new ProtectResult.Refused(no.get());
        }
        Price target = request.targetOrNull();
        List<FakeOrder> placed = new ArrayList<>();
        placed.add(sell(request, target == null ? "" : "-s", OrderType.STOP_LOSS, request.stop()));
        if (target != null) {
            placed.add(sell(request, "-t", OrderType.LIMIT_MAKER, target));
        }
        return new ProtectResult.Placed(states(placed));
    }

    private FakeOrder sell(ProtectionRequest request, String suffix, OrderType type, Price trigger) {
        return add(request.ref(), suffix, new FakeOrder.Terms(Side.SELL, type, request.quantity(), trigger));
    }

    CancelResult cancel(OrderRef ref) {
        List<FakeOrder> named = named(ref);
        if (named.stream().anyMatch(FakeOrder::isFilled)) {
            return new CancelResult.AlreadyFilled();
        }
        List<FakeOrder> live = named.stream().filter(FakeOrder::isLive).toList();
        live.forEach(order -> order.end(OrderStatus.CANCELED));
        return live.isEmpty() ? new CancelResult.AlreadyGone() : new CancelResult.Cancelled(states(live));
    }

    Lookup find(OrderRef ref) {
        List<FakeOrder> named = named(ref);
        return named.isEmpty() ? new Lookup.NotFound(false) : new Lookup.Found(states(named));
    }

    List<OrderState> open(@Nullable Symbol symbol) {
        return states(orders.stream()
                .filter(order -> order.isLive() && (symbol == null || symbol.equals(order.ref.symbol())))
                .toList());
    }

    List<Fill> fills() {
        return List.copyOf(fills);
    }

    List<Transfer> transfers() {
        return List.copyOf(transfers);
    }

    void transfer(Direction direction, Money amount) {
        book(direction == Direction.DEPOSIT ? amount : amount.negated());
        transfers.add(new Transfer(market.nextId(), direction, amount, Money.zero(amount.asset()), market.now()));
    }

    Map<Asset, Balance> balances() {
        return owned.entrySet().stream()
                .filter(each -> !each.getValue().isZero())
                .collect(Collectors.toMap(Map.Entry::getKey, each -> {
                    Quantity held = held(each.getKey());
                    return new Balance(each.getKey(), each.getValue().minus(held), held);
                }));
    }

    VenueLedger ledger() {
        return new VenueLedger(
                orders.stream().map(FakeOrder::entry).toList(),
                fills.stream()
                        .map(fill -> new VenueLedger.Execution(
                                fill.venueOrderId().value(), fill.side(), fill.price(), fill.quantity(), fill.fee()))
                        .toList(),
                balances());
    }

    /** Fills what the market has reached; of a pair the other one ends. */
    void priceMoved() {
        for (FakeOrder order : List.copyOf(orders)) {
            if (order.isReachedBy(market.bid())) {
                named(order.ref).forEach(leg -> leg.end(OrderStatus.EXPIRED));
                execute(order, order.executedAt(market.bid()));
            }
        }
    }

    private FakeOrder add(OrderRef ref, String suffix, FakeOrder.Terms terms) {
        FakeOrder order = new FakeOrder(ref, suffix, new VenueOrderId(market.nextId()), terms, market.now());
        orders.add(order);
        return order;
    }

    /** Whole, at one price; the fee is taken from what comes in. */
    private Fill execute(FakeOrder order, Price price) {
        order.end(OrderStatus.FILLED);
        Money value = price.times(order.quantity, QUOTE);
        Money base = new Money(order.quantity.value(), BASE);
        boolean buys = order.side == Side.BUY;
        Money fee = (buys ? base : value).times(RULES.takerFee());
        book(buys ? value.negated() : base.negated());
        book((buys ? base : value).minus(fee));
        Fill fill = Fill.builder()
                .id(new FillId(market.nextId()))
                .venueOrderId(order.venueOrderId)
                .symbol(order.ref.symbol())
                .side(order.side)
                .price(price)
                .quantity(order.quantity)
                .fee(fee)
                .at(market.now())
                .build();
        fills.add(fill);
        return fill;
    }

    private void book(Money change) {
        BigDecimal before = owned.getOrDefault(change.asset(), Quantity.ZERO).value();
        owned.put(change.asset(), new Quantity(before.add(change.amount())));
    }

    /** Live sells hold the base asset, a pair once. */
    private Quantity held(Asset asset) {
        return orders.stream()
                .filter(order -> asset.equals(BASE) && order.isLive() && order.type == OrderType.STOP_LOSS)
                .map(order -> order.quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private List<FakeOrder> named(OrderRef ref) {
        return matching(order -> order.ref.equals(ref));
    }

    private List<FakeOrder> matching(Predicate<FakeOrder> condition) {
        return orders.stream().filter(condition).toList();
    }

    private static List<OrderState> states(List<FakeOrder> orders) {
        return orders.stream().map(FakeOrder::state).toList();
    }

    private Optional<Refusal> refusal(OrderRef ref, Quantity quantity, Price price) {
        if (!ref.symbol().equals(FakeMarket.SYMBOL)) {
            return no(RefusalReason.UNSUPPORTED, "There is no " + ref.symbol() + " here.");
        }
        boolean live = !matching(
                        order -> order.isLive() && order.ref.clientOrderId().equals(ref.clientOrderId()))
                .isEmpty();
        if (live) {
            return no(RefusalReason.DUPLICATE_ID, "An order " + ref.clientOrderId() + " is live.");
        }
        boolean sane =
                FakeMarket.isOnGrid(quantity.value(), RULES.quantityStep().value())
                        && !quantity.isBelow(RULES.minQuantity())
                        && !RULES.maxQuantity().isBelow(quantity)
                        && !price.times(quantity, QUOTE).isBelow(RULES.minNotional());
        return sane ? Optional.empty() : no(RefusalReason.TRADING_RULE, quantity + " at " + price + " breaks a rule.");
    }

    private static Optional<Refusal> offTick(Price price) {
        return FakeMarket.isOnGrid(price.value(), RULES.priceTick().value())
                ? Optional.empty()
                : no(RefusalReason.TRADING_RULE, price + " is not on the tick grid.");
    }

    private Optional<Refusal> passed(ProtectionRequest request) {
        boolean stopPassed = !market.bid().isAbove(request.stop());
        boolean targetPassed =
                request.target().filter(target -> !target.isAbove(market.ask())).isPresent();
        return stopPassed || targetPassed
                ? no(RefusalReason.WOULD_TRIGGER, "The market is there already.")
                : Optional.empty();
    }

    private Optional<Refusal> unpaid(Asset asset, Quantity needed) {
        Quantity free = owned.getOrDefault(asset, Quantity.ZERO).minus(held(asset));
        return free.isBelow(needed)
                ? no(RefusalReason.INSUFFICIENT_FUNDS, "Needed are " + needed + " " + asset + ", free " + free + ".")
                : Optional.empty();
    }

    private static Optional<Refusal> no(RefusalReason reason, String message) {
        return Optional.of(Refusal.of(reason, message));
    }
}
