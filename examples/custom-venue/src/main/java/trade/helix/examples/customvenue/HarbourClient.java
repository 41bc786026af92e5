package trade.helix.examples.customvenue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Asset;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;

/** One key's session at the Harbour. Thread-safe: all it keeps is whether it is closed. */
final class HarbourClient implements ExchangeClient {
    private final Wire wire;
    private final InstantSource time;
    private final AtomicBoolean closed;

    HarbourClient(Wire wire, InstantSource time, AtomicBoolean closed) {
        this.wire = wire;
        this.time = time;
        this.closed = closed;
    }

    @Override
    public KeyPermissions permissions() {
        return wire.get("/key", HarbourClient::permissions).orThrow();
    }

    /** The Harbour says nothing of leverage: that is unknown, not no. */
    private static KeyPermissions permissions(JsonNode json) {
        return new KeyPermissions(permission(json, "trade"), permission(json, "withdraw"), Permission.UNKNOWN);
    }

    private static Permission permission(JsonNode json, String field) {
        JsonNode said = json.path(field);
        return said.isBoolean() ? (said.booleanValue() ? Permission.YES : Permission.NO) : Permission.UNKNOWN;
    }

    @Override
    public AccountSnapshot account() {
        Instant asked = time.instant();
        return wire.get("/balances", json -> new AccountSnapshot(balances(json), asked))
                .orThrow();
    }

    private static Map<Asset, Balance> balances(JsonNode json) {
        Map<Asset, Balance> balances = new HashMap<>();
        Shapes.requireObject(json);
        json.fieldNames().forEachRemaining(code -> balances.put(Asset.of(code), Shapes.balance(code, json.path(code))));
        return balances;
    }

    @Override
    public SubmitResult submit(OrderRequest order) {
        if (order.attached().isPresent()) {
            return new SubmitResult.Refused(unsupported("a stop that travels with an entry"));
        }
        return wire.post("/orders", Shapes.order(order), json -> accepted(json, order))
                .fold(
                        accepted -> accepted,
                        no -> new SubmitResult.Refused(no.refusal()),
                        unclear -> new SubmitResult.Unknown(unclear.cause()));
    }

    private static SubmitResult accepted(JsonNode json, OrderRequest order) {
        return new SubmitResult.Accepted(
                Shapes.state(json, order.clientOrderId()),
                Shapes.all(json.path("deals"), deal -> Shapes.fill(deal, order.symbol())));
    }

    @Override
    public ProtectResult protect(ProtectionRequest request) {
        if (request.target().isPresent()) {
            return new ProtectResult.Refused(unsupported("a stop and a target together"));
        }
        return wire.post("/orders", Shapes.stop(request), json -> Shapes.state(json, request.clientOrderId()))
                .fold(
                        stop -> new ProtectResult.Placed(List.of(stop)),
                        no -> new ProtectResult.Refused(no.refusal()),
                        unclear -> new ProtectResult.Unknown(unclear.cause()));
    }

    private static Refusal unsupported(String what) {
        return Refusal.of(RefusalReason.UNSUPPORTED, "The Harbour cannot take " + what + ". Nothing was sent.");
    }

    @Override
    public CancelResult cancel(OrderRef order) {
        return wire.delete(path(order), json -> Shapes.state(json, order.clientOrderId()))
                .fold(
                        state -> new CancelResult.Cancelled(List.of(state)),
                        no -> switch (no.code()) {
                            case "filled" -> new CancelResult.AlreadyFilled();
                            case "cancelled", "absent" -> new CancelResult.AlreadyGone();
                            default -> new CancelResult.Unknown(no.refusal().message());
                        },
                        unclear -> new CancelResult.Unknown(unclear.cause()));
    }

    /** The Harbour names no moment after which an order can no longer appear, so absence is never certain. */
    @Override
    public Lookup find(LookupQuery query) {
        ClientOrderId id = query.order().clientOrderId();
        return wire.get(path(query.order()), json -> Shapes.state(json, id))
                .fold(
                        state -> new Lookup.Found(List.of(state)),
                        no -> no.code().equals("absent")
                                ? new Lookup.NotFound(false)
                                : new Lookup.Unavailable(no.refusal().message()),
                        unclear -> new Lookup.Unavailable(unclear.cause()));
    }

    private static String path(OrderRef order) {
        return "/orders/" + URLEncoder.encode(order.clientOrderId().value(), StandardCharsets.UTF_8);
    }

    @Override
    public List<OrderState> openOrders(OpenOrdersQuery query) {
        List<OrderState> all =
                wire.get("/orders", json -> Shapes.all(json, Shapes::state)).orThrow();
        return all.stream()
                .filter(order -> query.symbol().map(order.symbol()::equals).orElse(true))
                .toList();
    }

    @Override
    public Page<Fill> fills(FillQuery query) {
        StringBuilder path = new StringBuilder("/deals?pair=" + Shapes.pair(query.symbol()));
        query.order().ifPresent(order -> path.append("&order=").append(order));
        query.since().ifPresent(since -> path.append("&since=").append(millis(since)));
        query.cursor()
                .ifPresent(after -> path.append("&after=").append(URLEncoder.encode(after, StandardCharsets.UTF_8)));
        return wire.get(path.toString(), json -> page(json, query)).orThrow();
    }

    /** Rounded up: what was before the moment does not belong. */
    private static long millis(Instant since) {
        return since.plusNanos(999_999).toEpochMilli();
    }

    private static Page<Fill> page(JsonNode json, FillQuery query) {
        List<Fill> fills = Shapes.all(json.path("deals"), deal -> Shapes.fill(deal, query.symbol()));
        boolean more = Shapes.flag(json, "more");
        if (more && fills.isEmpty()) {
            throw new IllegalArgumentException("an empty page that is not the last");
        }
        return new Page<>(fills, more ? fills.get(fills.size() - 1).id().value() : null);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
