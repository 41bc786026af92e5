package trade.helix.exchange.binance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderState;
import trade.helix.api.value.Asset;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Words;

/** Reads balances, open orders and fills. */
final class AccountReads {
    static final String PATH = "/api/v3/account";
    static final Cost COST = Cost.read(20);
    private static final Logger LOG = LoggerFactory.getLogger(AccountReads.class);
    private static final int PAGE = 1000;

    private final SignedApi api;
    private final Catalogue catalogue;
    private final OpenOrders open;
    private final InstantSource clock;

    AccountReads(SignedApi api, Catalogue catalogue, OpenOrders open, InstantSource clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.open = open;
        this.clock = clock;
    }

    AccountSnapshot account() {
        // Before the question, not after the answer: a snapshot is at least as old as it says.
        Instant at = clock.instant();
        Json body = api.get(COST, PATH, Form.of("omitZeroBalances", "true")).orThrow();
        return Failures.reading("Binance", "account", () -> new AccountSnapshot(balances(body), at));
    }

    private static Map<Asset, Balance> balances(Json body) {
        Map<Asset, Balance> balances = new HashMap<>();
        for (Json each : body.list("balances")) {
            Asset asset = assetOrNull(each.text("asset"));
            if (asset != null) {
                balances.put(asset, new Balance(asset, each.quantity("free"), each.quantity("locked")));
            }
        }
        return balances;
    }

    /** Null for a coin whose name Helix cannot write and so cannot trade. */
    private static @Nullable Asset assetOrNull(String code) {
        try {
            return Asset.of(code);
        } catch (IllegalArgumentException e) {
            LOG.debug("A balance is left out: {}", Words.of(e));
            return null;
        }
    }

    List<OrderState> openOrders(OpenOrdersQuery query) {
        Symbol one = query.symbolOrNull();
        Form form = one == null
                ? Form.EMPTY
                : Form.of("symbol", catalogue.known(one).nativeName());
        Json body = api.get(Cost.read(one == null ? 80 : 6), "/api/v3/openOrders", form)
                .orThrow();
        List<OrderState> orders = Failures.reading("Binance", "openOrders", () -> openOrders(body));
        open.listed(one, orders);
        return orders;
    }

    private List<OrderState> openOrders(Json body) {
        List<OrderState> orders = new ArrayList<>();
        for (Json each : body.items()) {
            symbolOf(each).ifPresent(symbol -> orders.add(Orders.state(each, symbol)));
        }
        return List.copyOf(orders);
    }

    private Optional<Symbol> symbolOf(Json order) {
        Optional<Symbol> symbol = catalogue.symbol(order.text("symbol"));
        if (symbol.isEmpty()) {
            LOG.warn("An open order is left out: its symbol is none that Helix can trade.");
        }
        return symbol;
    }

    Page<Fill> fills(FillQuery query) {
        Form form = Form.of("symbol", catalogue.known(query.symbol()).nativeName());
        if (query.orderOrNull() != null) {
            form = form.and("orderId", query.orderOrNull());
        }
        // Without either the venue gives the newest, not the oldest; it refuses both together.
        form = query.sinceOrNull() == null || query.cursorOrNull() != null
                ? form.and("fromId", cursor(query))
                : form.and("startTime", query.sinceOrNull().toEpochMilli());
        form = form.and("limit", PAGE);
        Json body = api.get(Cost.look(query.orderOrNull() == null ? 20 : 5), "/api/v3/myTrades", form)
                .orThrow();
        return Failures.reading("Binance", "myTrades", () -> page(body.items(), query.symbol()));
    }

    private static long cursor(FillQuery query) {
        String cursor = query.cursor().orElse("0");
        try {
            return Long.parseUnsignedLong(cursor);
        } catch (NumberFormatException e) {
            throw new VenueException(
                    Category.REFUSED, "No cursor of Binance's fills: it must be an earlier page's.", e);
        }
    }

    private static Page<Fill> page(List<Json> items, Symbol symbol) {
        List<Fill> fills = items.stream()
                .map(each -> Orders.trade(each, symbol))
                .distinct() // The venue has been seen to tell an execution twice.
                .toList();
        if (items.size() < PAGE) {
            return new Page<>(fills, null);
        }
        return new Page<>(fills, Long.toString(items.get(items.size() - 1).integer("id") + 1));
    }
}
