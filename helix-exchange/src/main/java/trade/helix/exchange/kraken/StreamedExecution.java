package trade.helix.exchange.kraken;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.UnreadableException;

/**
 * Reads what the channel {@code executions} tells of an order. What is unknown or missing fails with
 * {@link IllegalArgumentException} or {@link java.time.DateTimeException}; nothing is guessed.
 */
final class StreamedExecution {
    private static final Map<String, OrderStatus> STATUSES = Map.ofEntries(
            entry("pending_new", OrderStatus.NEW),
            entry("new", OrderStatus.NEW),
            entry("partially_filled", OrderStatus.PARTIALLY_FILLED),
            entry("filled", OrderStatus.FILLED),
            entry("canceled", OrderStatus.CANCELED),
            entry("expired", OrderStatus.EXPIRED));

    private StreamedExecution() {}

    static OrderUpdate update(Json execution, Symbol symbol, Quantity filled) {
        var builder = OrderUpdate.builder()
                .symbol(symbol)
                .venueOrderId(execution.read("order_id", VenueOrderId::new))
                .status(status(execution))
                .filled(filled)
                .at(at(execution));
        if (execution.has("cl_ord_id")) {
            builder.clientOrderId(execution.read("cl_ord_id", ClientOrderId::new));
        }
        return execution.text("exec_type").equals("trade")
                ? builder.fill(fill(execution, symbol)).build()
                : builder.build();
    }

    /** The execution that completes an order says that it is filled in part; that it is filled follows. */
    static OrderStatus status(Json execution) {
        OrderStatus status = STATUSES.get(execution.text("order_status"));
        if (status == null) {
            throw new UnreadableException("field order_status has a value that is not known");
        }
        return status == OrderStatus.NEW && waitsInTheBook(execution) ? OrderStatus.TRIGGERED : status;
    }

    private static boolean waitsInTheBook(Json execution) {
        return execution.has("triggers")
                && execution.child("triggers").has("status")
                && execution.child("triggers").text("status").equals("triggered")
                && execution.has("order_type")
                && execution.text("order_type").equals("stop-loss-limit");
    }

    private static Fill fill(Json execution, Symbol symbol) {
        return Fill.builder()
                .id(execution.read("exec_id", FillId::new))
                .venueOrderId(execution.read("order_id", VenueOrderId::new))
                .symbol(symbol)
                .side(Orders.side(execution, "side"))
                .price(execution.price("last_price"))
                .quantity(execution.quantity("last_qty"))
                .fee(fee(execution, symbol))
                .at(at(execution))
                .build();
    }

    /** What costs nothing has no fee. */
    private static Money fee(Json execution, Symbol symbol) {
        List<Json> fees = execution.has("fees") ? execution.list("fees") : List.of();
        if (fees.size() > 1) {
            throw new UnreadableException("field fees has more than one");
        }
        return fees.stream()
                .map(fee -> new Money(fee.quantity("qty").value(), fee.read("asset", Names::asset)))
                .findFirst()
                .orElse(Money.zero(symbol.quote()));
    }

    private static Instant at(Json execution) {
        return Instant.parse(execution.text("timestamp"));
    }
}
