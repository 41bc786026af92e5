package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Ids;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.RefusedException;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.Endpoint;
import trade.helix.simulator.wire.EventFate;
import trade.helix.simulator.wire.Line;
import trade.helix.simulator.wire.Reply;
import trade.helix.simulator.wire.Request;
import trade.helix.simulator.wire.Trouble;
import trade.helix.simulator.wire.VenueApi;

/** Binance Spot's REST API and streams over a market. */
public final class BinanceApi implements VenueApi {
    private static final String USER_PATH = "/ws-api/v3";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNCERTAIN = 504;
    private static final int FIRST_SERVER_ERROR = 500;

    private final Market market;
    private final Authentication authentication;
    private final RateLimits limits;
    private final UserStreams userStreams;
    private final MarketStreams marketStreams;
    private final Map<String, Route> routes = new HashMap<>();

    /**
     * Serves a market.
     *
     * @param market without accounts
     * @param clock the only source of time
     * @param ids where ids of orders without one come from
     * @param fate what faults make of events
     */
    public BinanceApi(Market market, InstantSource clock, Ids ids, EventFate fate) {
        this.market = market;
        this.authentication = new Authentication(clock);
        this.limits = new RateLimits(clock);
        this.userStreams = new UserStreams(market, clock, authentication, limits, fate);
        this.marketStreams = new MarketStreams(market, clock);
        market.listen(userStreams);
        market.listen(marketStreams);
        Symbols symbols = new Symbols(market, new ObjectMapper());
        OrderListEndpoints lists = new OrderListEndpoints(market, symbols, ids);
        Stream.of(
                        new MarketDataEndpoints(symbols, clock).routes(),
                        new OrderEndpoints(market, symbols, ids).routes(),
                        new PastEndpoints(symbols, clock).routes(),
                        lists.routes(),
                        new ChainEndpoints(market, symbols, ids, lists).routes(),
                        new HistoryEndpoints(market, symbols).routes(),
                        new AccountEndpoints(clock, limits).routes(),
                        new WalletEndpoints(clock).routes())
                .flatMap(List::stream)
                .forEach(route -> routes.put(route.key(), route));
    }

    @Override
    public Market market() {
        return market;
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/api/") || path.startsWith("/sapi/");
    }

    @Override
    public List<String> streamPaths() {
        return List.of(USER_PATH, "/ws", "/ws/*", "/stream");
    }

    @Override
    public boolean streams(String path) {
        return path.equals(USER_PATH) || path.equals("/stream") || path.equals("/ws") || path.startsWith("/ws/");
    }

    @Override
    public Conversation converse(String path, String query, Line line) {
        return path.equals(USER_PATH) ? userStreams.converse(line) : marketStreams.converse(path, query, line);
    }

    @Override
    public void open(String key, String secret, Map<String, BigDecimal> balances) {
        authentication.open(key, secret);
        market.open(key, balances);
    }

    @Override
    public Endpoint endpoint(Request request) {
        Route route = route(request);
        if (route == null) {
            return Endpoint.OTHER;
        }
        boolean stop = route.endpoint() == Endpoint.ORDER && typeOf(request).matches("(STOP_LOSS|TAKE_PROFIT).*");
        return stop ? Endpoint.PROTECT : route.endpoint();
    }

    @Override
    public String account(Request request) {
        return Optional.ofNullable(request.header("X-MBX-APIKEY")).orElse("");
    }

    @Override
    public Reply handle(Request request) {
        Route route = route(request);
        Reply reply;
        try {
            reply = route == null ? Reply.of(NOT_FOUND, error(-1000, "Path not found.")) : answer(route, request);
        } catch (BinanceException refusal) {
            reply = refused(refusal);
        }
        return reply.with(limits.weightHeaders());
    }

    @Override
    public Reply trouble(Trouble trouble, @Nullable String code, Duration wait) {
        Reply reply = switch (trouble) {
            case UNCERTAIN -> uncertain(code);
            case TOO_MANY -> refused(Troubles.tooMany(code, wait));
            case REFUSED -> refused(Troubles.refused(code));
            case UNKNOWN_ORDER -> refused(BinanceException.of(-2011, "Unknown order sent."));
            case GONE -> Reply.of(NOT_FOUND, error(-1000, "Path not found."));
        };
        return reply.with(limits.weightHeaders());
    }

    private static Reply uncertain(@Nullable String code) {
        int number = code == null || !code.matches("-?[0-9]{1,6}") ? ErrorTexts.TIMEOUT : Integer.parseInt(code);
        int status = number >= FIRST_SERVER_ERROR ? number : UNCERTAIN;
        int error = number >= FIRST_SERVER_ERROR ? -1000 : number;
        return Reply.of(status, error(error, ErrorTexts.of(error)));
    }

    private Reply answer(Route route, Request request) {
        limits.admit(0);
        int weight = 1;
        try {
            Parameters parameters = Parameters.of(request);
            weight = route.weight().applyAsInt(parameters);
            limits.admit(weight);
            Reply reply = perform(route, request, parameters);
            limits.charge(route.isFreeOnSuccess() ? 0 : weight);
            return reply;
        } catch (BinanceException refusal) {
            limits.charge(refusal.status() == BinanceException.TOO_MANY ? 0 : weight);
            throw refusal;
        }
    }

    private Reply perform(Route route, Request request, Parameters parameters) {
        TimeScale times = TimeScale.of(request);
        @Nullable Account account = route.signed() ? authenticate(request, parameters) : null;
        parameters.allowOnly(route.parameters());
        if (account == null || route.orders() == 0) {
            return ok(execute(route, new Call(parameters, account, times)));
        }
        limits.admitOrders(account.key(), route.orders());
        int fillsBefore = market.fills().size();
        JsonNode json = execute(route, new Call(parameters, account, times));
        limits.countUnfilled(account.key(), market.fills().size() > fillsBefore ? 0 : route.orders());
        return ok(json).with(limits.orderHeaders(account.key()));
    }

    private static JsonNode execute(Route route, Call call) {
        try {
            return route.handler().handle(call);
        } catch (RefusedException refused) {
            throw BinanceException.refused(refused.refusal());
        }
    }

    private Account authenticate(Request request, Parameters parameters) {
        String key = authentication.key(request);
        authentication.verify(request, parameters, key);
        return Optional.ofNullable(market.account(key))
                .orElseThrow(() -> new IllegalStateException("A key has a secret but no account."));
    }

    private @Nullable Route route(Request request) {
        return routes.get(request.method() + " " + request.path());
    }

    private static String typeOf(Request request) {
        try {
            return Parameters.of(request).text("type").orElse("");
        } catch (BinanceException malformed) {
            return "";
        }
    }

    private static Reply refused(BinanceException refusal) {
        Reply reply = Reply.of(refusal.status(), error(refusal.code(), refusal.text()));
        return refusal.retryAfter() == 0
                ? reply
                : reply.with(Map.of("Retry-After", String.valueOf(refusal.retryAfter())));
    }

    private static Reply ok(JsonNode json) {
        return Reply.of(OK, json.toString());
    }

    private static String error(int code, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("msg", message)
                .toString();
    }
}
