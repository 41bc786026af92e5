package trade.helix.exchange.kraken;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.StreamNews;
import trade.helix.exchange.internal.StreamTalk;
import trade.helix.exchange.internal.Words;

/**
 * One connection to the channel {@code executions}. What ends an order does not name its pair, so the pairs of live orders are
 * kept. Source: Kraken's documents of the WebSocket API, version 2.
 */
final class KrakenTalk implements StreamTalk {
    private static final Logger LOG = LoggerFactory.getLogger(KrakenTalk.class);
    private static final String CHANNEL = "executions";
    private static final String SUBSCRIBE = "subscribe";

    private final String token;
    private final Map<String, Live> live = new HashMap<>();
    private final Set<String> unknownSymbols = new HashSet<>();
    private long lastNumber;

    /**
     * What was told last of a live order.
     *
     * @param symbol empty if Helix cannot write it
     */
    private record Live(Optional<Symbol> symbol, Quantity filled) {}

    KrakenTalk(String token) {
        this.token = token;
    }

    @Override
    public String subscription() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", SUBSCRIBE);
        request.putObject("params")
                .put("channel", CHANNEL)
                .put("token", token)
                .put("snap_orders", true)
                .put("snap_trades", false) // What was executed before is asked for anyway.
                .put("order_status", true);
        return request.toString();
    }

    @Override
    public void hear(Json message, StreamNews news) {
        if (message.has("method") && message.text("method").equals(SUBSCRIBE)) {
            answer(message, news);
        } else if (message.has("channel") && message.text("channel").equals(CHANNEL)) {
            executions(message, news);
        }
    }

    private static void answer(Json message, StreamNews news) {
        if (!message.flag("success")) {
            throw KrakenStream.refused(message.text("error"));
        }
        news.subscribed();
    }

    private void executions(Json message, StreamNews news) {
        checkNumber(message, news);
        boolean isSnapshot = message.text("type").equals("snapshot");
        for (Json each : message.list("data")) {
            Optional<OrderUpdate> update = read(each, news);
            if (!isSnapshot) { // Whoever is connected asks for what is open.
                update.ifPresent(news::order);
                if (update.flatMap(OrderUpdate::fill).isPresent()) {
                    news.balances();
                }
            }
        }
    }

    private void checkNumber(Json message, StreamNews news) {
        if (!message.has("sequence")) {
            return;
        }
        long number = message.integer("sequence");
        if (lastNumber != 0 && number != lastNumber + 1) {
            news.missed("after message " + lastNumber + " comes " + number);
        }
        lastNumber = number;
    }

    /** Another one may well be readable: the connection stays. */
    private Optional<OrderUpdate> read(Json execution, StreamNews news) {
        try {
            return update(execution, news);
        } catch (IllegalArgumentException | DateTimeException e) {
            news.missed("an execution cannot be read: " + Words.of(e));
            return Optional.empty();
        }
    }

    private Optional<OrderUpdate> update(Json execution, StreamNews news) {
        String id = execution.text("order_id");
        Live known = live.get(id);
        if (known == null && !execution.has("symbol")) {
            news.missed("of an order only the end was told");
            return Optional.empty();
        }
        Optional<Symbol> symbol = execution.has("symbol") || known == null ? symbol(execution) : known.symbol();
        Quantity before = known == null ? Quantity.ZERO : known.filled();
        Quantity filled = execution.has("cum_qty") ? execution.quantity("cum_qty") : before;
        boolean isLive = StreamedExecution.status(execution).isLive();
        if (isLive) {
            live.put(id, new Live(symbol, filled));
        } else {
            live.remove(id);
        }
        return symbol.map(pair -> StreamedExecution.update(execution, pair, filled));
    }

    private Optional<Symbol> symbol(Json execution) {
        String name = execution.text("symbol");
        try {
            return Optional.of(Names.symbol(name));
        } catch (IllegalArgumentException e) {
            if (unknownSymbols.add(name)) {
                LOG.warn("What happens to orders of {} is passed over: Helix cannot trade it.", Words.of(name));
            }
            return Optional.empty();
        }
    }
}
