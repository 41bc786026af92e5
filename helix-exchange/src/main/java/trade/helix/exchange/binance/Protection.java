package trade.helix.exchange.binance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.Side;
import trade.helix.api.value.Price;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.Words;

/**
 * Sends protective orders: a stop alone as one order, a stop with a target as an order list (OCO), which needs both legs.
 * The list carries the request's id, its legs that id with {@code -t} (target) and {@code -s} (stop).
 */
final class Protection {
    private static final String OCO_PATH = "/api/v3/orderList/oco";

    private final SignedApi api;
    private final Catalogue catalogue;
    private final OrderChecks checks;
    private final OpenOrders open;

    Protection(SignedApi api, Catalogue catalogue, OrderChecks checks, OpenOrders open) {
        this.api = api;
        this.catalogue = catalogue;
        this.checks = checks;
        this.open = open;
    }

    ProtectResult protect(ProtectionRequest request) {
        try {
            Instrument instrument = catalogue.known(request.symbol());
            Refusal obstacle = obstacleOrNull(request, instrument);
            return obstacle == null ? send(request, instrument) : new ProtectResult.Refused(obstacle);
        } catch (VenueException e) {
            return new ProtectResult.Refused(Failures.notSent(e));
        }
    }

    private @Nullable Refusal obstacleOrNull(ProtectionRequest request, Instrument instrument) {
        OrderType type = stopType(instrument);
        if (type == OrderType.OTHER) {
            return OrderChecks.unsupported("Binance takes no stop orders for " + request.symbol() + ".");
        }
        Price limit = type == OrderType.STOP_LOSS ? null : request.stopLimit();
        Draft stop = new Draft(Side.SELL, type, request.quantity(), limit, request.stop());
        Price target = request.targetOrNull();
        if (target == null) {
            return checks.obstacleOrNull(request.symbol(), List.of(stop));
        }
        if (!instrument.orderTypes().contains(OrderType.LIMIT_MAKER)) {
            return OrderChecks.unsupported("Binance takes no targets (LIMIT_MAKER) for " + request.symbol() + ".");
        }
        Draft profit = new Draft(Side.SELL, OrderType.LIMIT_MAKER, request.quantity(), target, null);
        return checks.obstacleOrNull(request.symbol(), List.of(stop, profit));
    }

    private ProtectResult send(ProtectionRequest request, Instrument instrument) {
        String id = request.clientOrderId().value();
        Price target = request.targetOrNull();
        Ruling ruling = target == null
                ? api.post(Cost.orders(1), OrderEntry.PATH, stopAlone(request, instrument))
                : api.post(Cost.orders(2), OCO_PATH, pair(request, target, instrument));
        Set<String> ids = target == null ? Set.of(id) : Set.of(targetId(id), stopId(id));
        return ruling.fold(
                done -> placed(done.body(), request, instrument.nativeName(), ids),
                refused -> refused(refused.refusal(), request.symbol()),
                unclear -> new ProtectResult.Unknown(unclear.cause()));
    }

    private static Form stopAlone(ProtectionRequest request, Instrument instrument) {
        Form form = start(request, instrument)
                .and("type", stopType(instrument).name())
                .and("stopPrice", request.stop())
                .and("newClientOrderId", request.clientOrderId());
        return stopType(instrument) == OrderType.STOP_LOSS
                ? form
                : form.and("price", request.stopLimit()).and("timeInForce", "GTC");
    }

    private static Form pair(ProtectionRequest request, Price target, Instrument instrument) {
        String id = request.clientOrderId().value();
        Form form = start(request, instrument)
                .and("listClientOrderId", id)
                .and("aboveType", OrderType.LIMIT_MAKER.name())
                .and("aboveClientOrderId", targetId(id))
                .and("abovePrice", target)
                .and("belowType", stopType(instrument).name())
                .and("belowClientOrderId", stopId(id))
                .and("belowStopPrice", request.stop());
        return stopType(instrument) == OrderType.STOP_LOSS
                ? form
                : form.and("belowPrice", request.stopLimit()).and("belowTimeInForce", "GTC");
    }

    private static Form start(ProtectionRequest request, Instrument instrument) {
        return Form.of("symbol", instrument.nativeName())
                .and("side", "SELL")
                .and("quantity", request.quantity())
                .and("newOrderRespType", "RESULT");
    }

    /** A stop that sells at market where the symbol has it, else one with a worst price; {@code OTHER} for neither. */
    private static OrderType stopType(Instrument instrument) {
        return List.of(OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT).stream()
                .filter(instrument.orderTypes()::contains)
                .findFirst()
                .orElse(OrderType.OTHER);
    }

    private ProtectResult placed(Json body, ProtectionRequest request, String nativeName, Set<String> ids) {
        try {
            List<OrderState> orders = Orders.states(body, request.symbol(), nativeName);
            Set<String> answered = orders.stream()
                    .map(order -> order.clientOrderId().orElseThrow().value())
                    .collect(Collectors.toSet());
            Orders.requireSame("order", new TreeSet<>(ids).toString(), new TreeSet<>(answered).toString());
            open.told(orders);
            return new ProtectResult.Placed(orders);
        } catch (IllegalArgumentException e) {
            return new ProtectResult.Unknown("Binance's answer to the protective order cannot be read: " + Words.of(e));
        }
    }

    private ProtectResult refused(Refusal refusal, Symbol symbol) {
        String words = refusal.message();
        if (words.contains(Filters.MAX_STOPS) || words.contains(Filters.MAX_ORDERS)) {
            open.refusedForNumber(symbol);
        }
        return new ProtectResult.Refused(refusal);
    }

    private static String targetId(String id) {
        return id + "-t";
    }

    private static String stopId(String id) {
        return id + "-s";
    }
}
