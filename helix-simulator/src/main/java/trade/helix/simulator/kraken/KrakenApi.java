package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Ids;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.RefusedException;
import trade.helix.simulator.market.VenueRules;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.Endpoint;
import trade.helix.simulator.wire.EventFate;
import trade.helix.simulator.wire.Line;
import trade.helix.simulator.wire.Reply;
import trade.helix.simulator.wire.Request;
import trade.helix.simulator.wire.Trouble;
import trade.helix.simulator.wire.VenueApi;

/** Kraken Spot's REST API and streams over a market. */
public final class KrakenApi implements VenueApi {
    /** How orders trade here. */
    public static final VenueRules RULES =
            new VenueRules("kraken", new BigDecimal("0.0025"), new BigDecimal("0.004"), true, TxIds::order, null);

    private static final int OK = 200;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Market market;
    private final KrakenSettings settings;
    private final InstantSource clock;
    private final Authentication authentication;
    private final KrakenStreams streams;
    private final DeadMansSwitch deadMansSwitch;
    private final Map<String, Counter> calls = new HashMap<>();
    private final Map<String, Route> routes = new HashMap<>();

    /**
     * Serves a market.
     *
     * @param market without accounts, with {@link #RULES}
     * @param settings what the venue leaves open
     * @param clock the only source of time
     * @param ids where tokens come from
     * @param fate what faults make of events
     */
    public KrakenApi(Market market, KrakenSettings settings, InstantSource clock, Ids ids, EventFate fate) {
        this.market = market;
        this.settings = settings;
        this.clock = clock;
        this.authentication = new Authentication(settings.nonceWindow());
        Names names = new Names(market);
        Tokens tokens = new Tokens(clock, ids);
        streams = new KrakenStreams(new Channels(market, tokens, clock, fate, settings.tier()), clock);
        market.listen(new Closer(market, names));
        market.listen(streams);
        TradingLimits limits = new TradingLimits(settings.tier());
        TradeEndpoints orders = new TradeEndpoints(market, names, settings, clock, limits);
        deadMansSwitch = new DeadMansSwitch(market, clock);
        Stream.of(
                        new MarketDataEndpoints(market, names, clock).routes(),
                        orders.routes(),
                        new BatchEndpoint(orders).routes(),
                        new AmendEndpoint(market, names, limits, clock).routes(),
                        deadMansSwitch.routes(),
                        new LedgerEndpoints(market).routes(),
                        new QueryEndpoints(market).routes(),
                        new AccountEndpoints(market, settings, tokens, clock.instant()).routes())
                .flatMap(List::stream)
                .forEach(route -> routes.put(route.path(), route));
    }

    @Override
    public Market market() {
        return market;
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/0/");
    }

    @Override
    public List<String> streamPaths() {
        return List.of(KrakenStreams.PATH);
    }

    @Override
    public void tick() {
        deadMansSwitch.tick();
    }

    @Override
    public boolean streams(String path) {
        return path.equals(KrakenStreams.PATH);
    }

    @Override
    public Conversation converse(String path, String query, Line line) {
        return streams.converse(line);
    }

    @Override
    public void open(String key, String secret, Map<String, BigDecimal> balances) {
        authentication.open(key, secret);
        market.open(key, balances);
    }

    @Override
    public Endpoint endpoint(Request request) {
        Route route = routes.get(request.path());
        if (route == null) {
            return Endpoint.OTHER;
        }
        boolean stop = route.endpoint() == Endpoint.ORDER
                && orderType(request).matches("(stop-loss|take-profit|trailing-stop).*");
        return stop ? Endpoint.PROTECT : route.endpoint();
    }

    @Override
    public String account(Request request) {
        return Optional.ofNullable(request.header("API-Key")).orElse("");
    }

    /** Key, signature, nonce and call counter are the door; an order that waits behind it may pass its deadline. */
    @Override
    public Supplier<Reply> arrive(Request request) {
        tick(); // By the clock, not by when its thread gets to it.
        try {
            Route route = Optional.ofNullable(routes.get(request.path()))
                    .filter(each -> !each.signed() || request.method().equals("POST"))
                    .orElseThrow(() -> KrakenException.of("EGeneral:Unknown method"));
            Instant now = clock.instant();
            @Nullable Account sender = route.signed() ? admit(route, request, now) : null;
            Call call = new Call(Fields.of(request), sender, now);
            return () -> perform(route, call);
        } catch (KrakenException refusal) {
            Reply reply = error(refusal.text());
            return () -> reply;
        }
    }

    @Override
    public Reply handle(Request request) {
        return arrive(request).get();
    }

    @Override
    public Reply trouble(Trouble trouble, @Nullable String code, Duration wait) {
        return switch (trouble) {
            case UNCERTAIN -> uncertain(code);
            case TOO_MANY -> error(throttled(code == null ? "EAPI:Rate limit exceeded" : code, wait));
            case REFUSED -> error(code == null ? "EOrder:Insufficient funds" : code);
            case UNKNOWN_ORDER -> error("EOrder:Unknown order");
            case GONE -> error("EGeneral:Unknown method");
        };
    }

    /** Throttling tells until when. */
    private String throttled(String text, Duration wait) {
        Instant until = clock.instant().plus(wait);
        return text.equals("EService:Throttled") ? text + ": " + until.getEpochSecond() : text;
    }

    private static Reply uncertain(@Nullable String code) {
        if (code != null && code.matches("5[0-9][0-9]")) {
            return Reply.of(Integer.parseInt(code), "error code: " + code);
        }
        return error(code == null ? "EService:Unavailable" : code);
    }

    private Account admit(Route route, Request request, Instant now) {
        String key = authentication.verify(request);
        Counter counter = calls.computeIfAbsent(key, any -> settings.tier().newCallCounter());
        if (!counter.hasRoomFor(route.cost(), now)) {
            throw KrakenException.of("EAPI:Rate limit exceeded");
        }
        counter.add(route.cost(), now);
        if (!route.permissions().isEmpty()
                && route.permissions().stream().noneMatch(settings.permissions()::contains)) {
            throw KrakenException.of("EGeneral:Permission denied");
        }
        return Optional.ofNullable(market.account(key))
                .orElseThrow(() -> new IllegalStateException("A key has a secret but no account."));
    }

    private static Reply perform(Route route, Call call) {
        try {
            JsonNode result = route.handler().handle(call);
            ObjectNode json = JSON.objectNode();
            json.putArray("error");
            json.set("result", result);
            return Reply.of(OK, json.toString());
        } catch (RefusedException refused) {
            return error(KrakenException.refused(refused.refusal()).text());
        } catch (KrakenException refusal) {
            return error(refusal.text());
        }
    }

    private static String orderType(Request request) {
        try {
            return Fields.of(request).text("ordertype").orElse("");
        } catch (KrakenException malformed) {
            return "";
        }
    }

    private static Reply error(String text) {
        ObjectNode json = JSON.objectNode();
        json.putArray("error").add(text);
        return Reply.of(OK, json.toString());
    }
}
