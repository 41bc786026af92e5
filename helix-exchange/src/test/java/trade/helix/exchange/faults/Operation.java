package trade.helix.exchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Asset;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;

/**
 * A column of the table: a call, and what it said. What is said for certain is held against the venue's own books at once.
 *
 * @param name as the table shows it
 * @param steps how much of a trade has happened before
 * @param endpoints what the simulator calls that which it asks for
 * @param call makes the call and judges it
 */
record Operation(String name, int steps, List<String> endpoints, Function<Scene, String> call) {
    static final List<Operation> ALL = List.of(
            new Operation("submit", 0, List.of("order"), Operation::submit),
            new Operation("protect", 1, List.of("protect"), Operation::protect),
            new Operation("cancel", 2, List.of("cancel"), Operation::cancel),
            new Operation("find", 2, List.of("lookup", "openOrders"), Operation::find),
            new Operation("openOrders", 2, List.of("openOrders"), Operation::openOrders),
            new Operation("account", 1, List.of("account"), Operation::account),
            new Operation("fills", 1, List.of("lookup"), Operation::fills));

    @Override
    public String toString() {
        return name;
    }

    private static String submit(Scene scene) {
        SubmitResult result = scene.client.submit(Scene.BUY);
        boolean there = scene.isThere(Scene.BUY.clientOrderId());
        return result.fold(
                accepted -> checked(there, "Accepted " + accepted.order().status()),
                refused -> checked(!there, "Refused " + refused.refusal().reason()),
                unknown -> "Unknown");
    }

    private static String protect(Scene scene) {
        ProtectResult result = scene.client.protect(Scene.STOP);
        boolean there = scene.isThere(Scene.STOP.clientOrderId());
        return result.fold(
                placed -> checked(there, "Placed"),
                refused -> checked(!there, "Refused " + refused.refusal().reason()),
                unknown -> "Unknown");
    }

    private static String cancel(Scene scene) {
        CancelResult result = scene.client.cancel(Scene.STOP.ref());
        boolean live = scene.isLive(Scene.STOP.clientOrderId());
        return result.fold(
                cancelled -> checked(!live, "Cancelled"),
                filled -> checked(false, "AlreadyFilled"),
                gone -> checked(!live, "AlreadyGone"),
                unknown -> "Unknown");
    }

    /** The order is there all the time, and its look-up is asked at a time when nothing can be certain. */
    private static String find(Scene scene) {
        LookupQuery query = new LookupQuery(Scene.STOP.ref(), scene.clock.instant());
        return scene.client
                .find(query)
                .fold(
                        found -> checked(scene.isThere(Scene.STOP.clientOrderId()), "Found"),
                        absent -> checked(!absent.certain(), "NotFound, not certain"),
                        unavailable -> "Unavailable");
    }

    private static String openOrders(Scene scene) {
        return read(() -> {
            List<OrderState> open = scene.client.openOrders(new OpenOrdersQuery(Scene.SYMBOL));
            return open.isEmpty() ? "without it" : checked(open.size() == 1, "Read");
        });
    }

    private static String account(Scene scene) {
        return read(() -> {
            AccountSnapshot snapshot = scene.client.account();
            return checked(
                    List.of("BTC", "USDT").stream()
                            .allMatch(code ->
                                    snapshot.balance(Asset.of(code)).total().equals(scene.total(code))),
                    "Read");
        });
    }

    private static String fills(Scene scene) {
        return read(() -> {
            List<Fill> fills = scene.client
                    .fills(new FillQuery(Scene.SYMBOL, null, null, null))
                    .items();
            int real = scene.books.entries("fills").size();
            return fills.isEmpty() ? "without it" : checked(fills.size() == real, "Read");
        });
    }

    private static String read(Supplier<String> call) {
        try {
            return call.get();
        } catch (VenueException e) {
            return e.category().name();
        }
    }

    private static String checked(boolean isTrue, String said) {
        assertThat(isTrue)
                .as("by the venue's own books it is true that: %s", said)
                .isTrue();
        return said;
    }
}
