package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import trade.helix.simulator.market.Level;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.wire.Endpoint;

/** What anyone may read: time, rules, prices and the book. */
final class MarketDataEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter RFC1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yy HH:mm:ss xx", Locale.US).withZone(ZoneOffset.UTC);
    private static final Set<Long> MINUTES = Set.of(1L, 5L, 15L, 30L, 60L, 240L, 1440L, 10080L, 21600L);
    /** Fees refer to it, so it is there even where nothing trades against it. */
    private static final String FEE_VOLUME_ASSET = "USD";

    private static final BigDecimal DEEPEST = new BigDecimal(500);
    private static final BigDecimal USUAL_DEPTH = new BigDecimal(100);
    private static final int SECONDS_OF_MINUTE = 60;

    private final Market market;
    private final Names names;
    private final InstantSource clock;

    MarketDataEndpoints(Market market, Names names, InstantSource clock) {
        this.market = market;
        this.names = names;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.open("Time", Endpoint.TIME, this::time),
                Route.open("SystemStatus", Endpoint.OTHER, this::status),
                Route.open("Assets", Endpoint.OTHER, this::assets),
                Route.open("AssetPairs", Endpoint.OTHER, call -> chosen(call, PublicJson::rules)),
                Route.open("Ticker", Endpoint.OTHER, call -> chosen(call, PublicJson::ticker)),
                Route.open("Depth", Endpoint.OTHER, this::depth),
                Route.open("OHLC", Endpoint.OTHER, this::candles));
    }

    private JsonNode time(Call call) {
        Instant now = clock.instant();
        return JSON.objectNode().put("unixtime", now.getEpochSecond()).put("rfc1123", RFC1123.format(now));
    }

    private JsonNode status(Call call) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return JSON.objectNode().put("status", "online").put("timestamp", now.toString());
    }

    private JsonNode assets(Call call) {
        Set<String> assets = new TreeSet<>(Set.of(FEE_VOLUME_ASSET));
        for (Listing listing : market.listings()) {
            Pair pair = listing.instrument().pair();
            assets.addAll(List.of(pair.base(), pair.quote()));
        }
        market.accounts().forEach(account -> assets.addAll(account.balances().keySet()));
        ObjectNode json = JSON.objectNode();
        call.fields()
                .text("asset")
                .ifPresentOrElse(
                        wanted -> Arrays.stream(wanted.split(",", -1))
                                .forEach(name -> addAsset(
                                        json,
                                        assets.stream()
                                                .filter(asset -> Names.isAsset(asset, name))
                                                .findFirst()
                                                .orElseThrow(() -> KrakenException.of("EQuery:Unknown asset")))),
                        () -> assets.forEach(asset -> addAsset(json, asset)));
        return json;
    }

    private static void addAsset(ObjectNode json, String asset) {
        json.set(Names.asset(asset), PublicJson.asset(asset));
    }

    private JsonNode chosen(Call call, Function<Listing, JsonNode> render) {
        List<Listing> listings = call.fields()
                .text("pair")
                .map(pairs ->
                        Arrays.stream(pairs.split(",", -1)).map(names::listing).toList())
                .orElseGet(() -> List.copyOf(market.listings()));
        ObjectNode json = JSON.objectNode();
        listings.forEach(listing -> json.set(Names.pair(listing), render.apply(listing)));
        return json;
    }

    private JsonNode depth(Call call) {
        Listing listing = names.listing(call.fields().required("pair"));
        long count =
                call.fields().amount("count").orElse(USUAL_DEPTH).min(DEEPEST).longValue();
        ObjectNode json = JSON.objectNode();
        ObjectNode book = json.putObject(Names.pair(listing));
        book.set("asks", levels(listing.book().asks(), count));
        book.set("bids", levels(listing.book().bids(), count));
        return json;
    }

    private ArrayNode levels(List<Level> levels, long count) {
        long now = clock.instant().getEpochSecond();
        ArrayNode json = JSON.arrayNode();
        levels.stream()
                .limit(count)
                .forEach(level -> json.addArray()
                        .add(Numbers.amount(level.price()))
                        .add(Numbers.amount(level.quantity()))
                        .add(now));
        return json;
    }

    /** One candle, which has seen everything since the start. */
    private JsonNode candles(Call call) {
        Listing listing = names.listing(call.fields().required("pair"));
        long minutes = call.fields().whole("interval", 1, Integer.MAX_VALUE).orElse(1L);
        if (!MINUTES.contains(minutes)) {
            throw KrakenException.argument("interval");
        }
        long seconds = minutes * SECONDS_OF_MINUTE;
        long start = Math.floorDiv(clock.instant().getEpochSecond(), seconds) * seconds;
        ObjectNode json = JSON.objectNode();
        json.putArray(Names.pair(listing)).add(PublicJson.candle(listing, start));
        return json.put("last", start - seconds);
    }
}
