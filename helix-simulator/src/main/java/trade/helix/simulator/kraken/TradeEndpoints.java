package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.wire.Endpoint;

/** Orders: place and cancel. */
final class TradeEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> PLACE = Set.of("modify-trades");
    private static final Set<String> CANCEL = Set.of("modify-trades", "close-trades");
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Market market;
    private final Names names;
    private final KrakenSettings settings;
    private final InstantSource clock;
    private final TradingLimits limits;

    TradeEndpoints(Market market, Names names, KrakenSettings settings, InstantSource clock, TradingLimits limits) {
        this.market = market;
        this.names = names;
        this.settings = settings;
        this.clock = clock;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                Route.signed("AddOrder", Endpoint.ORDER, 0, PLACE, this::place),
                Route.signed("CancelOrder", Endpoint.CANCEL, 0, CANCEL, this::cancel),
                Route.signed("CancelAll", Endpoint.CANCEL, 1, CANCEL, this::cancelAll));
    }

    ObjectNode place(Call call) {
        Fields fields = call.fields();
        Listing listing = names.listing(fields.required("pair"));
        boolean validate = fields.flag("validate");
        if (!validate) {
            limits.admit(call.account(), listing, clock.instant());
        }
        OrderRequest request = new OrderForm(fields, listing, settings).read();
        checkDeadline(call);
        ObjectNode json = JSON.objectNode();
        if (validate) {
            json.set("descr", Descriptions.placed(request));
            return json;
        }
        Order order = market.place(call.account(), request);
        json.set("descr", Descriptions.placed(order.request()));
        json.putArray("txid").add(order.name());
        return json;
    }

    /** A deadline is set for when the order comes in, and met or missed when it comes to match. */
    private void checkDeadline(Call call) {
        call.fields().text("deadline").map(TradeEndpoints::instant).ifPresent(deadline -> {
            Instant arrived = call.arrived();
            if (clock.instant().isAfter(deadline)) {
                throw KrakenException.of("EService:Deadline elapsed");
            }
            if (deadline.isBefore(arrived.plus(SHORTEST)) || deadline.isAfter(arrived.plus(LONGEST))) {
                throw KrakenException.argument("deadline");
            }
        });
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw KrakenException.argument("deadline");
        }
    }

    private JsonNode cancel(Call call) {
        List<Order> orders = OrderSearch.toCancel(call.account(), call.fields());
        if (orders.isEmpty()) {
            throw KrakenException.of("EOrder:Unknown order");
        }
        return cancelled(orders);
    }

    private JsonNode cancelAll(Call call) {
        return cancelled(OrderSearch.open(call.account(), all -> true));
    }

    private JsonNode cancelled(List<Order> orders) {
        for (Order order : orders) {
            limits.cancels(order, clock.instant());
            market.cancel(order, "");
        }
        return JSON.objectNode().put("count", orders.size());
    }
}
