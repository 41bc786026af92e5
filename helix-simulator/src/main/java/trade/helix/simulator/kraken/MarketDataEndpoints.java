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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Interval;
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
    static final Set<Long> MINUTES = Set.of(1L, 5L, 15L, 30L, 60L, 240L, 1440L, 10080L, 21600L);
    /** Fees refer to it, so it is there even where nothing trades against it. */
    private static final String FEE_VOLUME_ASSET = "USD";

    private static final BigDecimal DEEPEST = new BigDecimal(500);
    private static final BigDecimal USUAL_DEPTH = new BigDecimal(100);
    private static final int MOST_CANDLES = 720;
    private static final int MOST_TRADES = 1000;

    private static final int NANO_DIGITS = 9;
    private static final BigDecimal FIRST_NANOS = new BigDecimal("1e12");
    private static final Pattern SINCE = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,9})?");

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
                Route.open("Trades", Endpoint.OTHER, this::trades),
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

    /** The newest candles, the last of which is not over; {@code last} is the start of the one before it. */
    private JsonNode candles(Call call) {
        Listing listing = names.listing(call.fields().required("pair"));
        long minutes = call.fields().whole("interval", 1, Integer.MAX_VALUE).orElse(1L);
        if (!MINUTES.contains(minutes)) {
            throw KrakenException.argument("interval");
        }
        Interval interval = Interval.of(minutes);
        Instant now = clock.instant();
        Instant since = call.fields()
                .whole("since", 0, Integer.MAX_VALUE)
                .map(Instant::ofEpochSecond)
                .orElse(Instant.EPOCH);
        ObjectNode json = JSON.objectNode();
        ArrayNode candles = json.putArray(Names.pair(listing));
        listing.candles()
                .between(interval, since.plusSeconds(1), now, MOST_CANDLES, true)
                .forEach(candle -> candles.add(PublicJson.candle(candle)));
        return json.put("last", interval.plus(interval.start(now), -1).getEpochSecond());
    }

    /** Trades from a time on, in nanoseconds, oldest first; the newest if no time is sent. */
    private JsonNode trades(Call call) {
        Listing listing = names.listing(call.fields().required("pair"));
        long count = call.fields().whole("count", 1, MOST_TRADES).orElse((long) MOST_TRADES);
        Optional<Instant> since = call.fields().text("since").map(MarketDataEndpoints::nanos);
        List<Fill> all = listing.fills().stream()
                .filter(fill -> since.isEmpty() || fill.at().isAfter(since.get()))
                .toList();
        long skipped = since.isPresent() ? 0 : Math.max(0, all.size() - count);
        List<Fill> page = all.stream().skip(skipped).limit(count).toList();
        ObjectNode json = JSON.objectNode();
        ArrayNode trades = json.putArray(Names.pair(listing));
        page.forEach(fill -> trades.add(PublicJson.trade(fill)));
        Instant last = page.isEmpty()
                ? since.orElse(clock.instant())
                : page.get(page.size() - 1).at();
        return json.put(
                "last",
                Numbers.seconds(last).movePointRight(NANO_DIGITS).toBigInteger().toString());
    }

    /** The venue takes seconds, with or without decimals, and nanoseconds. */
    private static Instant nanos(String text) {
        if (!SINCE.matcher(text).matches()) {
            throw KrakenException.argument("since");
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal seconds = number.compareTo(FIRST_NANOS) < 0 ? number : number.movePointLeft(NANO_DIGITS);
        BigDecimal nanos = seconds.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS);
        return Instant.ofEpochSecond(seconds.longValue(), nanos.longValue());
    }
}
