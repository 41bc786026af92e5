package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.wire.Endpoint;

/** Changes quantity and prices of an open order, which keeps its ids. */
final class AmendEndpoint {
    private static final Set<String> PERMISSIONS = Set.of("modify-trades");

    private final Market market;
    private final Names names;
    private final TradingLimits limits;
    private final InstantSource clock;
    private long amendments;

    AmendEndpoint(Market market, Names names, TradingLimits limits, InstantSource clock) {
        this.market = market;
        this.names = names;
        this.limits = limits;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.signed("AmendOrder", Endpoint.ORDER, 0, PERMISSIONS, this::amend));
    }

    private JsonNode amend(Call call) {
        Fields fields = call.fields();
        Order order = OrderSearch.toCancel(call.account(), fields).stream()
                .findFirst()
                .orElseThrow(() -> KrakenException.of("EOrder:Unknown order"));
        OrderRequest request = order.request();
        Listing listing = names.listing(Names.pair(request.pair()));
        limits.amends(order, clock.instant());
        fields.refuse("display_qty", "0");
        BigDecimal quantity = fields.amount("order_qty").orElse(order.quantity());
        OrderForm.checkVolume(quantity, listing.instrument());
        OrderRequest terms = request.amended(
                quantity,
                price(fields, "limit_price", request.type().isPriced(), request.price(), listing),
                price(fields, "trigger_price", request.type().isConditional(), order.trigger(), listing));
        market.amend(order, terms);
        amendments++;
        return JsonNodeFactory.instance.objectNode().put("amend_id", TxIds.trade(-amendments));
    }

    private static @Nullable BigDecimal price(
            Fields fields, String name, boolean fits, @Nullable BigDecimal current, Listing listing) {
        Optional<BigDecimal> wanted = fields.amount(name);
        Instrument instrument = listing.instrument();
        if (wanted.isEmpty()) {
            return current;
        }
        if (!fits) {
            throw KrakenException.argument(name);
        }
        if (wanted.get().remainder(instrument.tick()).signum() != 0) {
            throw KrakenException.of("EOrder:Tick size check failed");
        }
        return wanted.get().setScale(instrument.tick().scale());
    }
}
