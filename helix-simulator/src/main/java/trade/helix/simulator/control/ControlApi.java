package trade.helix.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.simulator.fault.Fault;
import trade.helix.simulator.fault.FaultPlan;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.wire.Reply;
import trade.helix.simulator.wire.Request;
import trade.helix.simulator.wire.VenueApi;

/** The simulator's own HTTP endpoints, under {@code /sim/}. Used under the simulator's lock. */
public final class ControlApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int OK = 200;

    private final List<VenueApi> venues;
    private final List<Market> markets;
    private final FaultPlan faults;
    private final Streams streams;
    private final PriceControl prices;

    /**
     * Controls these venues.
     *
     * @param venues all venues of the simulator
     * @param faults its fault plan
     * @param streams its WebSocket connections
     * @param clock the time that price paths go by
     */
    public ControlApi(List<VenueApi> venues, FaultPlan faults, Streams streams, InstantSource clock) {
        this.venues = List.copyOf(venues);
        this.markets = venues.stream().map(VenueApi::market).toList();
        this.faults = faults;
        this.streams = streams;
        this.prices = new PriceControl(markets, clock, this::setPrice);
    }

    /**
     * Whether a path belongs here.
     *
     * @param path of a request
     * @return true for those under {@code /sim/}
     */
    public boolean serves(String path) {
        return path.startsWith("/sim/");
    }

    /**
     * Carries out a control request.
     *
     * @param request any request
     * @return 200, 400 for a body that is not JSON, 404 for an unknown path, 422 for a value that cannot be used
     */
    public Reply handle(Request request) {
        try {
            return Reply.of(OK, answer(request).toString());
        } catch (ControlException refusal) {
            ObjectNode error = JSON.objectNode().put("error", refusal.text());
            return Reply.of(refusal.status(), error.toString());
        }
    }

    /**
     * Moves a price at every venue that lists the symbol.
     *
     * @param symbol such as {@code BTC/USDT}
     * @param price in quote, more than zero
     * @throws IllegalArgumentException if no venue lists the symbol, or the price is less than a tick
     */
    public void setPrice(String symbol, BigDecimal price) {
        Pair pair = Pair.parse(symbol);
        List<Market> listing =
                markets.stream().filter(market -> market.listing(pair) != null).toList();
        if (listing.isEmpty()) {
            throw new IllegalArgumentException(pair + " is not listed: give it a price when the simulator starts.");
        }
        listing.forEach(market -> market.setPrice(pair, price));
    }

    /**
     * Price paths.
     *
     * @return always the same
     */
    public PriceControl prices() {
        return prices;
    }

    private JsonNode answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "PUT /sim/price" -> price(request);
            case "GET /sim/ledger" -> LedgerJson.of(markets);
            case "POST /sim/accounts" -> account(request);
            case "POST /sim/transfers" -> transfer(request);
            case "GET /sim/faults" -> faults();
            case "POST /sim/faults" -> arm(request);
            case "DELETE /sim/faults" -> disarm();
            case "POST /sim/streams/drop" -> drop(request);
            case "POST /sim/prices" -> prices.play(request);
            case "GET /sim/prices" -> prices.left();
            case "DELETE /sim/prices" -> prices.stop();
            case "POST /sim/prices/step" -> prices.step(request);
            default ->
                throw ControlException.unknown(
                        "There is PUT /sim/price, GET /sim/ledger, POST /sim/accounts, POST /sim/transfers, POST /sim/streams/drop,"
                                + " POST, GET and DELETE /sim/prices, POST /sim/prices/step, and GET, POST and DELETE /sim/faults.");
        };
    }

    private JsonNode price(Request request) {
        ControlBody body = ControlBody.of(request, Set.of("symbol", "price"));
        String symbol = body.required("symbol");
        BigDecimal price = body.decimal("price").orElseThrow(() -> ControlException.unusable("'price' is missing."));
        try {
            setPrice(symbol, price);
        } catch (IllegalArgumentException unusable) {
            throw ControlException.unusable(String.valueOf(unusable.getMessage()));
        }
        return JSON.objectNode().put("symbol", symbol).put("price", LedgerJson.plain(price));
    }

    private JsonNode account(Request request) {
        ControlBody body = ControlBody.of(request, Set.of("venue", "key", "secret", "balances"));
        String name = body.required("venue");
        VenueApi venue = venue(name);
        String key = body.required("key");
        Map<String, BigDecimal> balances = body.decimals("balances");
        try {
            balances.forEach(Account::checkStart);
            venue.open(key, body.required("secret"), balances);
        } catch (IllegalArgumentException unusable) {
            throw ControlException.unusable(String.valueOf(unusable.getMessage()));
        }
        return JSON.objectNode().put("venue", name).put("key", key);
    }

    private VenueApi venue(String name) {
        return venues.stream()
                .filter(each -> each.market().venue().equals(name))
                .findFirst()
                .orElseThrow(() -> ControlException.unusable("There is no venue '" + name + "'."));
    }

    private JsonNode transfer(Request request) {
        ControlBody body = ControlBody.of(request, Set.of("venue", "account", "asset", "amount"));
        String name = body.required("venue");
        BigDecimal amount = body.decimal("amount").orElseThrow(() -> ControlException.unusable("'amount' is missing."));
        try {
            venue(name).market().move(body.required("account"), body.required("asset"), amount);
        } catch (IllegalArgumentException unusable) {
            throw ControlException.unusable(String.valueOf(unusable.getMessage()));
        }
        return JSON.objectNode().put("venue", name).put("amount", LedgerJson.plain(amount));
    }

    private JsonNode faults() {
        ObjectNode json = JSON.objectNode();
        ArrayNode array = json.putArray("faults");
        faults.states().forEach(state -> array.add(FaultForm.json(state)));
        return json;
    }

    private JsonNode arm(Request request) {
        Fault fault = FaultForm.read(ControlBody.of(request, FaultForm.FIELDS));
        faults.arm(fault);
        return FaultForm.json(new FaultPlan.State(fault, 0));
    }

    private JsonNode drop(Request request) {
        ControlBody body = ControlBody.of(request, Set.of("venue", "account"));
        String venue = FaultForm.venue(body);
        String account = body.text("account").orElse(Fault.ANY);
        return JSON.objectNode().put("dropped", streams.drop(venue, account)).put("left", streams.count());
    }

    private JsonNode disarm() {
        int count = faults.states().size();
        faults.clear();
        return JSON.objectNode().put("cleared", count);
    }
}
