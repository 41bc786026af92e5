package trade.helix.exchange.paper;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * Why the real venue would not take an order, as far as its instrument and its book tell. Pure. An order at market is valued at
 * the best price, a stop at its trigger, everything else at its limit.
 */
final class OrderRules {
    /** How many orders of an account may be live: as many as Binance allows for a symbol. */
    static final int MOST_LIVE = 200;

    private final PaperState state;
    private final Instrument instrument;
    private final FeesIn fees;
    private final Symbol symbol;

    OrderRules(PaperState state, Instrument instrument, FeesIn fees) {
        this.state = state;
        this.instrument = instrument;
        this.fees = fees;
        this.symbol = instrument.symbol();
    }

    /** Why a market order is not taken; empty if it is. */
    Optional<Refusal> refusal(OrderRequest order, List<Level> side) {
        return common(List.of(order.clientOrderId()), OrderType.MARKET, order.quantity())
                .or(() -> side.stream().findFirst().flatMap(best -> value(best.price(), order.quantity())))
                .or(() -> order.side() == Side.SELL
                        ? unpaid(symbol.base(), new Money(order.quantity().value(), symbol.base()))
                        : Walk.all(side, order.quantity())
                                .cost(symbol.quote())
                                .flatMap(cost -> unpaid(symbol.quote(), withFee(cost))));
    }

    private Money withFee(Money cost) {
        return fees == FeesIn.QUOTE ? cost.times(Ratio.ONE.plus(instrument.takerFee())) : cost;
    }

    /** Why a stop, or a pair, is not taken; empty if it is. */
    Optional<Refusal> refusal(ProtectionRequest request, List<PaperOrder.Terms> legs, OrderBook book) {
        ClientOrderId id = request.clientOrderId();
        List<ClientOrderId> ids = legs.size() == 1 ? List.of(id) : List.of(id, stopId(id), targetId(id));
        return legs.stream()
                .map(leg -> common(ids, leg.type(), leg.quantity()).or(() -> leg(leg)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> passed(request, book))
                .or(() -> unpaid(symbol.base(), new Money(request.quantity().value(), symbol.base())));
    }

    static ClientOrderId stopId(ClientOrderId pair) {
        return new ClientOrderId(pair + "-s");
    }

    static ClientOrderId targetId(ClientOrderId pair) {
        return new ClientOrderId(pair + "-t");
    }

    private Optional<Refusal> leg(PaperOrder.Terms leg) {
        List<Price> prices = Stream.of(leg.stopOrNull(), leg.limitOrNull())
                .filter(Objects::nonNull)
                .toList();
        Optional<Refusal> offTick = prices.stream()
                .filter(price -> !isOnGrid(price.value(), instrument.priceTick().value()))
                .findFirst()
                .flatMap(price -> rule("price " + price + " is off the grid of " + instrument.priceTick()));
        return offTick.or(() -> value(prices.get(prices.size() - 1), leg.quantity()));
    }

    private static Optional<Refusal> passed(ProtectionRequest request, OrderBook book) {
        if (book.bids().isEmpty()) {
            return Optional.empty();
        }
        Price bid = book.bids().get(0).price();
        boolean stop = !bid.isAbove(request.stop());
        boolean target = request.target().filter(each -> !each.isAbove(bid)).isPresent();
        return stop || target
                ? no(RefusalReason.WOULD_TRIGGER, "the best bid, " + bid + ", has reached its price")
                : Optional.empty();
    }

    private Optional<Refusal> common(List<ClientOrderId> ids, OrderType type, Quantity quantity) {
        if (!instrument.tradable()) {
            return no(RefusalReason.MARKET_CLOSED, "the venue does not trade " + symbol + " now");
        }
        if (!instrument.orderTypes().contains(type)) {
            return no(RefusalReason.UNSUPPORTED, "the venue takes no " + type + " orders for " + symbol);
        }
        for (PaperOrder live : state.live()) {
            if (ids.contains(live.clientOrderId()) || (live.pairOrNull() != null && ids.contains(live.pairOrNull()))) {
                return no(RefusalReason.DUPLICATE_ID, "order " + live.clientOrderId() + " is live");
            }
        }
        return state.live().size() >= MOST_LIVE ? rule(MOST_LIVE + " orders are live, the most") : size(quantity);
    }

    private Optional<Refusal> size(Quantity quantity) {
        if (quantity.isBelow(instrument.minQuantity())) {
            return rule("quantity " + quantity + " is below the least, " + instrument.minQuantity());
        }
        if (instrument.maxQuantity().isBelow(quantity)) {
            return rule("quantity " + quantity + " is above the most, " + instrument.maxQuantity());
        }
        return isOnGrid(quantity.value(), instrument.quantityStep().value())
                ? Optional.empty()
                : rule("quantity " + quantity + " is off the grid of " + instrument.quantityStep());
    }

    private Optional<Refusal> value(Price price, Quantity quantity) {
        Money value = price.times(quantity, symbol.quote());
        if (value.isBelow(instrument.minNotional())) {
            return rule("value " + value + " is below the least, " + instrument.minNotional());
        }
        return instrument
                .maxNotional()
                .filter(most -> most.isBelow(value))
                .flatMap(most -> rule("value " + value + " is above the most, " + most));
    }

    private Optional<Refusal> unpaid(Asset asset, Money needed) {
        Quantity free = state.free(asset);
        return new Money(free.value(), asset).isBelow(needed)
                ? no(RefusalReason.INSUFFICIENT_FUNDS, needed + " is needed, and " + free + " is free")
                : Optional.empty();
    }

    private static boolean isOnGrid(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }

    private static Optional<Refusal> rule(String fault) {
        return no(RefusalReason.TRADING_RULE, fault);
    }

    static Optional<Refusal> no(RefusalReason reason, String why) {
        return Optional.of(Refusal.of(reason, "Not taken on paper: " + why + "."));
    }
}
