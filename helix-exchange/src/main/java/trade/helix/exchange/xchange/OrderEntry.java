package trade.helix.exchange.xchange;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Words;

/**
 * Sends orders, each once. What the rules forbid is refused here: XChange's exceptions hardly say why a venue did. So is an id
 * that the venue has taken an order of before, for few venues refuse it themselves.
 */
final class OrderEntry {
    /** What an order needs to be followed to its end. */
    private static final Set<Ability> TO_FOLLOW =
            Set.of(Ability.ORDER, Ability.OPEN_ORDERS, Ability.EXECUTIONS, Ability.BALANCES);

    /** As which modules that read ids as numbers tell one that is not there. */
    private static final String MISSING = "0";

    private final KeyLane lane;
    private final Markets markets;
    private final Abilities abilities;
    private final KnownOrders known;
    private final Reference reference;
    private final Troubles troubles;
    private final InstantSource clock;

    OrderEntry(
            KeyLane lane,
            Markets markets,
            Abilities abilities,
            KnownOrders known,
            Reference reference,
            Troubles troubles,
            InstantSource clock) {
        this.lane = lane;
        this.markets = markets;
        this.abilities = abilities;
        this.known = known;
        this.reference = reference;
        this.troubles = troubles;
        this.clock = clock;
    }

    SubmitResult submit(OrderRequest order) {
        if (order.attached().isPresent()) {
            return refused(RefusalReason.UNSUPPORTED, "XChange sends no stop along with an order");
        }
        if (!abilities.has(Ability.MARKET_ORDER) || !TO_FOLLOW.stream().allMatch(abilities::has)) {
            return refused(
                    RefusalReason.UNSUPPORTED, "XChange's module cannot send a market order and follow it to its end");
        }
        return send(order.ref(), order.side(), order.quantity(), null);
    }

    ProtectResult protect(ProtectionRequest request) {
        SubmitResult sent = request.target().isPresent() || !abilities.stopsFoundAgain()
                ? refused(
                        RefusalReason.UNSUPPORTED,
                        "XChange's module places no such protective order that is found again")
                : send(request.ref(), Side.SELL, request.quantity(), request.stop());
        return sent.fold(
                accepted -> new ProtectResult.Placed(List.of(accepted.order())),
                refused -> new ProtectResult.Refused(refused.refusal()),
                unknown -> new ProtectResult.Unknown(unknown.cause()));
    }

    private SubmitResult send(OrderRef ref, Side side, Quantity quantity, @Nullable Price stop) {
        CurrencyPair pair;
        try {
            Optional<String> fault = fault(markets.known(ref.symbol()), quantity, stop);
            if (fault.isPresent()) {
                return refused(RefusalReason.TRADING_RULE, fault.get());
            }
            if (known.get(ref).isPresent()) {
                return refused(RefusalReason.DUPLICATE_ID, "the venue has taken an order of this id already");
            }
            pair = markets.pair(ref.symbol());
            markets.ready();
        } catch (VenueException e) {
            return new SubmitResult.Refused(Failures.notSent(e));
        }
        Order order = order(pair, ref, side, quantity, stop);
        String id;
        try {
            id = lane.call(exchange -> place(exchange, order));
        } catch (IOException | RuntimeException e) {
            return troubles.refusal(e)
                    .<SubmitResult>map(SubmitResult.Refused::new)
                    .orElseGet(() -> new SubmitResult.Unknown(troubles.said(e)));
        }
        return accepted(id, ref, side, quantity, stop);
    }

    private SubmitResult accepted(
            @Nullable String id, OrderRef ref, Side side, Quantity quantity, @Nullable Price stop) {
        OrderType type = stop == null ? OrderType.MARKET : OrderType.STOP_LOSS;
        if (id == null || id.equals(MISSING)) {
            return new SubmitResult.Unknown("The venue's answer to the order has no id.");
        }
        try {
            VenueOrderId venueId = new VenueOrderId(id);
            KnownOrder order = new KnownOrder(venueId, side, type, quantity, stop, clock.instant());
            known.put(ref, order);
            return new SubmitResult.Accepted(order.fresh(ref), List.of());
        } catch (IllegalArgumentException e) {
            return new SubmitResult.Unknown("The venue's id of the order cannot be read: " + Words.of(e));
        }
    }

    private Order order(CurrencyPair pair, OrderRef ref, Side side, Quantity quantity, @Nullable Price stop) {
        Order.OrderType type = side == Side.BUY ? Order.OrderType.BID : Order.OrderType.ASK;
        String mark = reference.write(ref.clientOrderId());
        if (stop == null) {
            return new MarketOrder.Builder(type, pair)
                    .originalAmount(quantity.value())
                    .userReference(mark)
                    .build();
        }
        return new StopOrder.Builder(type, pair)
                .intention(StopOrder.Intention.STOP_LOSS)
                .stopPrice(stop.value())
                .originalAmount(quantity.value())
                .userReference(mark)
                .build();
    }

    private static String place(Exchange exchange, Order order) throws IOException {
        return order instanceof StopOrder stop
                ? exchange.getTradeService().placeStopOrder(stop)
                : exchange.getTradeService().placeMarketOrder((MarketOrder) order);
    }

    private static Optional<String> fault(Instrument rules, Quantity quantity, @Nullable Price stop) {
        if (quantity.isBelow(rules.minQuantity())) {
            return Optional.of("less than the least quantity " + rules.minQuantity() + ": " + quantity);
        }
        if (!quantity.floorTo(rules.quantityStep()).equals(quantity)) {
            return Optional.of("not on the grid of " + rules.quantityStep() + ": " + quantity);
        }
        boolean offTick = stop != null
                && stop.value().remainder(rules.priceTick().value()).signum() != 0;
        return offTick ? Optional.of("not on the grid of " + rules.priceTick() + ": " + stop) : Optional.empty();
    }

    private static SubmitResult refused(RefusalReason reason, String why) {
        return new SubmitResult.Refused(Refusal.of(reason, "Nothing was sent: " + why + "."));
    }
}
