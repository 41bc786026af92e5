package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Balance;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.market.OrderList;
import trade.helix.simulator.wire.Endpoint;
import trade.helix.simulator.wire.EventFate;
import trade.helix.simulator.wire.Line;

/** One account's events on one connection. */
final class UserSubscription {
    private final int id;
    private final Account account;
    private final Line line;
    private final EventFate fate;
    private final Map<String, Balance> told;
    private final Set<Long> begun = new HashSet<>();

    UserSubscription(int id, Account account, Line line, EventFate fate) {
        this.id = id;
        this.account = account;
        this.line = line;
        this.fate = fate;
        this.told = new TreeMap<>(account.balances());
    }

    int id() {
        return id;
    }

    Account account() {
        return account;
    }

    void onOrder(OrderEvent event, long number) {
        Order order = event.order();
        if (order.account() != account) {
            return;
        }
        Endpoint about =
                order.request().type().isConditional() || order.list() != null ? Endpoint.PROTECT : Endpoint.ORDER;
        deliver(UserEvents.execution(event, number), about, event.fill() != null);
        tellBalances(event.at());
        OrderList list = order.list();
        if (list != null) {
            tellList(list, event);
        }
    }

    void terminate(Instant at) {
        send(UserEvents.terminated(at));
    }

    /** What has changed since it was last told; events of one request share one telling. */
    private void tellBalances(Instant at) {
        Map<String, Balance> changed = new LinkedHashMap<>();
        account.balances().forEach((asset, balance) -> {
            if (!balance.equals(told.put(asset, balance))) {
                changed.put(asset, balance);
            }
        });
        if (!changed.isEmpty()) {
            deliver(UserEvents.position(changed, at), Endpoint.ACCOUNT, false);
        }
    }

    private void tellList(OrderList list, OrderEvent event) {
        if (event.kind() == OrderEvent.Kind.PLACED && begun.add(list.id())) {
            deliver(UserEvents.list(list, false, event.at()), Endpoint.PROTECT, false);
        }
        if (!event.listIsOpen()) {
            deliver(UserEvents.list(list, true, event.at()), Endpoint.PROTECT, false);
        }
    }

    private void deliver(ObjectNode event, Endpoint about, boolean fill) {
        int copies = fate.copies(about, account.key(), fill);
        for (int i = 0; i < copies; i++) {
            send(event);
        }
    }

    private void send(ObjectNode event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("subscriptionId", id);
        json.set("event", event);
        line.send(json.toString());
    }
}
