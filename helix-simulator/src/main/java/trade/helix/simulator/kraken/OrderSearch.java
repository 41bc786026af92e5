package trade.helix.simulator.kraken;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Order;

/** Finds an account's orders by any of their three kinds of ids. */
final class OrderSearch {
    private static final Pattern TXID = Pattern.compile("O[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{6}");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}");

    private OrderSearch() {}

    /** The order of a transaction id. */
    static Order byTxId(Account account, String txid) {
        if (!TXID.matcher(txid).matches()) {
            throw KrakenException.of("EOrder:Invalid order");
        }
        return account.orders().stream()
                .filter(order -> order.name().equals(txid))
                .findFirst()
                .orElseThrow(() -> KrakenException.of("EOrder:Unknown order"));
    }

    /** What {@code userref} and {@code cl_ord_id}, where sent, ask for. */
    static Predicate<Order> filter(Fields fields) {
        Optional<Long> userref = fields.whole(OrderForm.USERREF, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Optional<String> clientId = fields.text("cl_ord_id");
        return order -> (userref.isEmpty() || hasUserref(order, userref.get()))
                && (clientId.isEmpty() || clientId.get().equals(order.clientOrderId()));
    }

    /** The open orders that a cancellation names, by txid, by user reference in its place, or by either other id. */
    static List<Order> toCancel(Account account, Fields fields) {
        Optional<String> txid = fields.text("txid");
        if (txid.isPresent() && !WHOLE.matcher(txid.get()).matches()) {
            Order named = byTxId(account, txid.get());
            return open(account, order -> order == named);
        }
        if (txid.isPresent()) {
            return open(account, order -> hasUserref(order, Long.parseLong(txid.get())));
        }
        if (fields.text(OrderForm.USERREF).isEmpty() && fields.text("cl_ord_id").isEmpty()) {
            throw KrakenException.argument("txid");
        }
        return open(account, filter(fields));
    }

    static List<Order> open(Account account, Predicate<Order> filter) {
        return account.orders().stream().filter(Order::isOpen).filter(filter).toList();
    }

    private static boolean hasUserref(Order order, long userref) {
        return String.valueOf(userref).equals(order.request().extras().get(OrderForm.USERREF));
    }
}
