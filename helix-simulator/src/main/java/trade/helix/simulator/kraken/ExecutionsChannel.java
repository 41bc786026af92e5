package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.market.OrderStatus;
import trade.helix.simulator.wire.Endpoint;
import trade.helix.simulator.wire.EventFate;

/** What happens to the orders of one account: one execution in each message, numbered without gaps but for lost ones. */
final class ExecutionsChannel implements Channel {
    static final String NAME = "executions";
    private static final int MOST_TRADES = 50;
    /** What is told where not every change is wanted. */
    private static final Set<String> ENDS = Set.of("new", "filled", "canceled", "expired");

    private final Account account;
    private final Wanted wanted;
    private final EventFate fate;
    private final Consumer<ObjectNode> out;
    private long sequence;

    /**
     * What a subscriber asks for.
     *
     * @param orders whether open orders are told to begin with
     * @param trades whether the last fills are
     * @param all whether every change is told, or only beginnings and ends
     */
    record Wanted(boolean orders, boolean trades, boolean all) {}

    ExecutionsChannel(Account account, Wanted wanted, EventFate fate, Consumer<ObjectNode> out) {
        this.account = account;
        this.wanted = wanted;
        this.fate = fate;
        this.out = out;
    }

    @Override
    public String account() {
        return account.key();
    }

    @Override
    public void start() {
        if (wanted.orders()) {
            ArrayNode data = StreamJson.JSON.arrayNode();
            account.orders().stream().filter(Order::isOpen).forEach(order -> data.add(open(order)));
            send(StreamJson.SNAPSHOT, data);
        }
        if (wanted.trades()) {
            ArrayNode data = StreamJson.JSON.arrayNode();
            account.orders().stream()
                    .flatMap(order -> order.fills().stream())
                    .sorted(Comparator.comparing(Fill::id).reversed())
                    .limit(MOST_TRADES)
                    .forEach(fill -> data.add(ExecutionJson.trade(
                            fill, fill.order().filled(), fill.order().filledWorth())));
            send(StreamJson.SNAPSHOT, data);
        }
    }

    @Override
    public void onOrder(OrderEvent event) {
        if (event.order().account() == account) {
            messages(event).forEach(each -> deliver(event, each));
        }
    }

    private static List<ObjectNode> messages(OrderEvent event) {
        Fill fill = event.fill();
        boolean filled = event.status() == OrderStatus.FILLED;
        return switch (event.kind()) {
            case PLACED -> List.of(state(event, "pending_new", "pending_new"), state(event, "new", "new"));
            case WOKE -> List.of(state(event, "status", status(event.status())));
            case AMENDED -> List.of(state(event, "amended", status(event.status())));
            case CANCELED, EXPIRED ->
                List.of(ExecutionJson.ended(event.order(), event.filled(), event.filledWorth(), event.at()));
            case TRADED -> {
                if (fill == null) {
                    throw new IllegalStateException("A trade without a fill.");
                }
                ObjectNode trade = ExecutionJson.trade(fill, event.filled(), event.filledWorth());
                yield filled ? List.of(trade, state(event, "filled", "filled")) : List.of(trade);
            }
        };
    }

    private static ObjectNode state(OrderEvent event, String execType, String status) {
        return ExecutionJson.order(event.order(), execType, status, event.filled(), event.filledWorth(), event.at());
    }

    private static ObjectNode open(Order order) {
        return ExecutionJson.order(
                order, "new", status(order.status()), order.filled(), order.filledWorth(), order.createdAt());
    }

    private static String status(OrderStatus status) {
        return status == OrderStatus.PARTIALLY_FILLED ? "partially_filled" : "new";
    }

    /** A lost message has a number all the same: the gap is what gives it away. */
    private void deliver(OrderEvent event, ObjectNode execution) {
        String execType = execution.path("exec_type").asText();
        if (!wanted.all() && !ENDS.contains(execType)) {
            return;
        }
        boolean stop = event.order().request().type().isConditional();
        int copies = fate.copies(stop ? Endpoint.PROTECT : Endpoint.ORDER, account.key(), execType.equals("trade"));
        for (int i = 0; i < copies; i++) {
            send(StreamJson.UPDATE, StreamJson.JSON.arrayNode().add(execution));
        }
        sequence += copies == 0 ? 1 : 0;
    }

    private void send(String type, ArrayNode data) {
        out.accept(StreamJson.message(NAME, type, data).put("sequence", ++sequence));
    }
}
