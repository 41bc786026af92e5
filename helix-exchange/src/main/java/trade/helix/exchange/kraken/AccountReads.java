package trade.helix.exchange.kraken;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.order.OrderState;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Words;

/** Reads balances and open orders. */
final class AccountReads {
    private static final Logger LOG = LoggerFactory.getLogger(AccountReads.class);

    private final PrivateApi api;
    private final Catalogue catalogue;
    private final InstantSource clock;

    AccountReads(PrivateApi api, Catalogue catalogue, InstantSource clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    AccountSnapshot account() {
        // Before the question, not after the answer: a snapshot is at least as old as it says.
        Instant at = clock.instant();
        // Whoever compares the account with the venue asks for the open orders next: without them it would ask all over
        // again.
        Json result =
                api.read(Method.BALANCE, Form.EMPTY, Method.OPEN_ORDERS.cost()).orThrow();
        return Failures.reading(KrakenVenue.NAME, "BalanceEx", () -> new AccountSnapshot(balances(result), at));
    }

    /**
     * Balances under a name with a suffix, such as {@code USD.F} (earning), {@code ETH2.S} (staked) or {@code XBT.M}
     * (rewarded when it stays), are left out: they are not, or not for certain, there to be traded.
     */
    private static Map<Asset, Balance> balances(Json result) {
        Map<Asset, Balance> balances = new HashMap<>();
        result.children().forEach((name, json) -> {
            if (isAsset(name)) {
                Balance balance = balance(Names.asset(name), json);
                balances.merge(balance.asset(), balance, AccountReads::sum);
            }
        });
        return balances;
    }

    private static boolean isAsset(String name) {
        try {
            Names.asset(name);
            return true;
        } catch (IllegalArgumentException e) {
            LOG.debug("A balance is left out: {}", Words.of(e));
            return false;
        }
    }

    private static Balance balance(Asset asset, Json json) {
        // A debt is nothing that could be spent.
        Quantity total = json.text("balance").startsWith("-") ? Quantity.ZERO : json.quantity("balance");
        Quantity held = json.has("hold_trade") ? json.quantity("hold_trade") : Quantity.ZERO;
        return new Balance(asset, total.minusOrZero(held), held.min(total));
    }

    private static Balance sum(Balance one, Balance other) {
        return new Balance(
                one.asset(), one.free().plus(other.free()), one.held().plus(other.held()));
    }

    List<OrderState> openOrders(OpenOrdersQuery query) {
        Json result = api.read(Method.OPEN_ORDERS, Form.EMPTY).orThrow();
        return Failures.reading(KrakenVenue.NAME, "OpenOrders", () -> {
            List<OrderState> orders = new ArrayList<>();
            result.child("open").children().forEach((txid, json) -> read(txid, json, orders));
            return orders.stream()
                    .filter(order -> query.symbol().map(order.symbol()::equals).orElse(true))
                    .toList();
        });
    }

    private void read(String txid, Json json, List<OrderState> orders) {
        try {
            orders.add(Orders.state(txid, json, catalogue));
        } catch (IllegalArgumentException e) {
            LOG.warn("An open order is left out: Helix cannot express it: {}", Words.of(e));
        }
    }
}
