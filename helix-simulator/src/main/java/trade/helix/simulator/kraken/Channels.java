package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.wire.EventFate;

/** Opens the channels that a subscription asks for. */
final class Channels {
    private static final Set<Integer> DEPTHS = Set.of(10, 25, 100, 500, 1000);
    private static final int USUAL_DEPTH = 10;

    private final Market market;
    private final Tokens tokens;
    private final InstantSource clock;
    private final EventFate fate;
    private final Tier tier;

    Channels(Market market, Tokens tokens, InstantSource clock, EventFate fate, Tier tier) {
        this.market = market;
        this.tokens = tokens;
        this.clock = clock;
        this.fate = fate;
        this.tier = tier;
    }

    /**
     * What a subscription opens, by what tells its channels apart on one connection: the name, the pair, the size.
     *
     * @param key such as {@code ohlc BTC/USDT 5}
     * @param result what the reply says of it
     * @param channel not started yet
     */
    record Opened(String key, ObjectNode result, Channel channel) {}

    /** One for each pair of a public channel, or one. */
    List<Opened> open(JsonNode params, Consumer<ObjectNode> out) {
        String name = params.path("channel").asText();
        return switch (name) {
            case ExecutionsChannel.NAME, BalancesChannel.NAME -> List.of(openPrivate(name, params, out));
            default -> openPublic(kind(name), params, out);
        };
    }

    /** The keys of what a request wants to end. */
    List<String> keys(JsonNode params) {
        String name = params.path("channel").asText();
        if (Set.of(ExecutionsChannel.NAME, BalancesChannel.NAME).contains(name)) {
            return List.of(name);
        }
        MarketChannel.Kind kind = kind(name);
        return listings(params).stream()
                .map(listing -> key(kind, listing, size(kind, params)))
                .toList();
    }

    private Opened openPrivate(String name, JsonNode params, Consumer<ObjectNode> out) {
        String token = params.path("token").asText();
        Account account = tokens.use(token);
        ObjectNode result = StreamJson.JSON.objectNode().put("channel", name);
        boolean snapshot = params.path("snapshot").asBoolean(true);
        if (name.equals(BalancesChannel.NAME)) {
            result.put("snapshot", snapshot);
            return new Opened(name, result, releasing(new BalancesChannel(account, snapshot, fate, out), token));
        }
        ExecutionsChannel.Wanted wanted = new ExecutionsChannel.Wanted(
                params.path("snap_orders").asBoolean(true),
                params.path("snap_trades").asBoolean(false),
                params.path("order_status").asBoolean(true));
        result.put("snap_orders", wanted.orders()).put("snap_trades", wanted.trades());
        result.put("order_status", wanted.all()).put("maxratecount", tier.points());
        return new Opened(name, result, releasing(new ExecutionsChannel(account, wanted, fate, out), token));
    }

    private Channel releasing(Channel channel, String token) {
        return new TokenChannel(channel, () -> tokens.release(token));
    }

    private List<Opened> openPublic(MarketChannel.Kind kind, JsonNode params, Consumer<ObjectNode> out) {
        int size = size(kind, params);
        boolean snapshot = params.path("snapshot").asBoolean(kind != MarketChannel.Kind.TRADE);
        Map<String, Opened> opened = new LinkedHashMap<>();
        for (Listing listing : listings(params)) {
            ObjectNode result = StreamJson.JSON.objectNode().put("channel", kind.word());
            result.put("snapshot", snapshot)
                    .put("symbol", listing.instrument().pair().symbol());
            if (kind == MarketChannel.Kind.BOOK) {
                result.put("depth", size);
            } else if (kind == MarketChannel.Kind.OHLC) {
                result.put("interval", size);
            }
            String key = key(kind, listing, size);
            opened.put(key, new Opened(key, result, new MarketChannel(kind, listing, size, snapshot, clock, out)));
        }
        return List.copyOf(opened.values());
    }

    private static String key(MarketChannel.Kind kind, Listing listing, int size) {
        return kind.word() + " " + listing.instrument().pair().symbol() + " " + size;
    }

    private static MarketChannel.Kind kind(String name) {
        return Arrays.stream(MarketChannel.Kind.values())
                .filter(kind -> kind.word().equals(name))
                .findFirst()
                .orElseThrow(() -> KrakenException.of("Channel is not supported: " + name));
    }

    private static int size(MarketChannel.Kind kind, JsonNode params) {
        return switch (kind) {
            case TICKER, TRADE -> 0;
            case BOOK -> {
                int depth = params.path("depth").asInt(USUAL_DEPTH);
                if (!DEPTHS.contains(depth)) {
                    throw KrakenException.of("Depth is not supported: " + depth);
                }
                yield depth;
            }
            case OHLC -> {
                int minutes = params.path("interval").asInt(1);
                if (!MarketDataEndpoints.MINUTES.contains((long) minutes)) {
                    throw KrakenException.of("Interval is not supported: " + minutes);
                }
                yield minutes;
            }
        };
    }

    private List<Listing> listings(JsonNode params) {
        List<Listing> found = new ArrayList<>();
        for (JsonNode symbol : params.path("symbol")) {
            found.add(market.listings().stream()
                    .filter(each -> each.instrument().pair().symbol().equals(symbol.asText()))
                    .findFirst()
                    .orElseThrow(() -> KrakenException.of("Currency pair not supported " + symbol.asText())));
        }
        if (found.isEmpty()) {
            throw KrakenException.of("Symbol(s) not found");
        }
        return found;
    }
}
