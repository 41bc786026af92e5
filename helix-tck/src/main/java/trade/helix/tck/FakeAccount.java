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
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
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
import trade.helix.api.venue.AccountListener;

/** One account of the fake venue: balances, orders, executions. Guarded by the venue's lock. */
final class FakeAccount {
    private static final Instrument RULES = FakeMarket.INSTRUMENT;
    private static final Asset BASE = FakeMarket.SYMBOL.base();
    private static final Asset QUOTE = FakeMarket.SYMBOL.quote();

    private static final Ratio HALF = Ratio.ofFraction("0.5");

    private final FakeMarket market;
    private final Map<Asset, Quantity> owned = new HashMap<>(Map.of(QUOTE, Quantity.of("10000")));
    private final List<FakeOrder> orders = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<FakeStream> streams = new ArrayList<>();

    FakeAccount(FakeMarket market) {
        this.market = market;
    }

    SubmitResult submit(OrderRequest request) {
        boolean buys = request.side() == Side.BUY;
        Price price = buys ? market.ask() : market.bid();
        Optional<Refusal> no = refusal(request.ref(), request.quantity(), price)
                .or(() -> request.attached().flatMap(stop -> offTick(stop.stop())))
                .or(() -> buys ? unpaid(QUOTE, cost(request, price)) : unpaid(BASE, request.quantity()));
        if (no.isPresent()) {
            return new SubmitResult.Refused(no.get());
        }
        FakeOrder order =
                add(request.ref(), "", new FakeOrder.Terms(request.side(), OrderType.MARKET, request.quantity(), null));
        List<Fill> told = request.attached()
                .map(stop -> executeInTwo(order, price, stop))
                .orElseGet(() -> List.of(execute(order, order.quantity, price)));
        return new SubmitResult.Accepted(order.state(), told);
    }

    /** In two executions, each of which places a stop of its size: so that nobody takes one for all. */
    private List<Fill> executeInTwo(FakeOrder entry, Price price, AttachedStop stop) {
        Quantity half = entry.quantity.times(HALF).floorTo(RULES.quantityStep());
        OrderRef ref = OrderRef.attached(entry.ref.symbol(), entry.ref.clientOrderId(), stop.number());
        List<Fill> told = new ArrayList<>();
        for (Quantity part : List.of(half, entry.quantity.minus(half))) {
            if (!part.isZero()) {
                told.add(execute(entry, part, price));
                add(ref, "", new FakeOrder.Terms(Side.SELL, OrderType.STOP_LOSS, part, stop.stop()));
            }
        }
        return told;
    }

    private static Quantity cost(OrderRequest request, Price price) {
        Money value = price.times(request.quantity(), QUOTE);
        boolean feeOnTop = request.attached().isPresent();
        return new Quantity((feeOnTop ? value.plus(value.times(RULES.takerFee())) : value).amount());
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
        boolean attached = ref.form() == OrderRef.Form.ATTACHED;
        boolean filled = attached
                ? !named.isEmpty() && named.stream().allMatch(FakeOrder::isFilled)
                : named.stream().anyMatch(FakeOrder::isFilled);
        if (filled) {
            return new CancelResult.AlreadyFilled();
        }
        List<FakeOrder> live = named.stream().filter(FakeOrder::isLive).toList();
        live.forEach(order -> end(order, OrderStatus.CANCELED));
        return live.isEmpty()
                ? new CancelResult.AlreadyGone()
                : new CancelResult.Cancelled(states(attached ? named : live));
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
        tellBalances();
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
                if (order.ref.isPair()) {
                    named(order.ref).stream()
                            .filter(leg -> !leg.equals(order))
                            .forEach(leg -> end(leg, OrderStatus.EXPIRED));
                }
                execute(order, order.quantity, order.executedAt(market.bid()));
            }
        }
    }

    private FakeOrder add(OrderRef ref, String suffix, FakeOrder.Terms terms) {
        FakeOrder order = new FakeOrder(ref, suffix, new VenueOrderId(market.nextId()), terms, market.now());
        orders.add(order);
        tell(order, null);
        return order;
    }

    private void end(FakeOrder order, OrderStatus status) {
        order.end(status, market.now());
        tell(order, null);
    }

    FakeStream listen(FakeStream stream) {
        streams.removeIf(FakeStream::hasEnded);
        streams.add(stream);
        market.news().add(() -> stream.tell(AccountListener::connected));
        return stream;
    }

    private void tell(FakeOrder order, @Nullable Fill fill) {
        OrderUpdate update = order.update(filled(order), market.now(), fill);
        for (FakeStream stream : streams) {
            market.news().add(() -> stream.tell(listener -> listener.orderChanged(update)));
        }
        if (fill != null) {
            tellBalances();
        }
    }

    private void tellBalances() {
        for (FakeStream stream : streams) {
            market.news().add(() -> stream.tell(AccountListener::balancesChanged));
        }
    }

    private Quantity filled(FakeOrder order) {
        return fills.stream()
                .filter(fill -> fill.venueOrderId().equals(order.venueOrderId))
                .map(Fill::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** At one price; the fee is taken from what comes in, and of an entry with a stop in the quote asset. */
    private Fill execute(FakeOrder order, Quantity quantity, Price price) {
        order.end(OrderStatus.FILLED, market.now());
        Money value = price.times(quantity, QUOTE);
        Money base = new Money(quantity.value(), BASE);
        boolean buys = order.side == Side.BUY;
        Money fee = (buys && order.ref.number() == 0 ? base : value).times(RULES.takerFee());
        book(buys ? value.negated() : base.negated());
        book(buys ? base : value);
        book(fee.negated());
        Fill fill = Fill.builder()
                .id(new FillId(market.nextId()))
                .venueOrderId(order.venueOrderId)
                .symbol(order.ref.symbol())
                .side(order.side)
                .price(price)
                .quantity(quantity)
                .fee(fee)
                .at(market.now())
                .build();
        fills.add(fill);
        tell(order, fill);
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
        return matching(order -> order.isNamedBy(ref));
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
