package trade.helix.examples.customvenue.harbour;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One member's account. Guarded by the lock of the book. */
final class Member {
    private final Book book;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final List<Deal> deals = new ArrayList<>();
    private BigDecimal usdt;
    private BigDecimal btc = BigDecimal.ZERO;

    Member(Book book, BigDecimal usdt) {
        this.book = book;
        this.usdt = usdt;
    }

    Order place(String id, String side, BigDecimal quantity, @Nullable BigDecimal stop) throws Refused {
        boolean buys = side.equals("buy");
        BigDecimal price = stop != null ? stop : buys ? book.ask() : book.bid();
        require(!orders.containsKey(id), "duplicate", "An order of this id was here before.");
        require(isMultiple(quantity, Book.STEP), "rule", "The quantity is off the grid of " + Book.STEP + ".");
        require(quantity.signum() > 0 && quantity.compareTo(Book.MOST) <= 0, "rule", "Too little, or too much.");
        require(isMultiple(price, Book.TICK), "rule", "The price is off the grid of " + Book.TICK + ".");
        BigDecimal value = price.multiply(quantity);
        require(value.compareTo(Book.LEAST_VALUE) >= 0, "rule", "Worth less than " + Book.LEAST_VALUE + " USDT.");
        require(stop == null || stop.compareTo(book.bid()) < 0, "passed", "The market is below this stop already.");
        require(
                buys ? value.add(fee(value)).compareTo(usdt) <= 0 : quantity.compareTo(btc.subtract(held())) <= 0,
                "funds",
                "The account cannot pay for it.");
        Order order = new Order(book.nextNumber(), id, side, quantity, stop, "live", book.millis());
        orders.put(id, order);
        return stop == null ? fill(order, price) : order;
    }

    Order cancel(String id) throws Refused {
        Order order = order(id);
        require(order.isLive(), order.state(), "This order is no longer live.");
        Order cancelled = order.ended("cancelled");
        orders.put(id, cancelled);
        return cancelled;
    }

    Order order(String id) throws Refused {
        Order order = orders.get(id);
        if (order == null) {
            throw new Refused("absent", "There is no order of this id.");
        }
        return order;
    }

    /** A stop sells at whatever the price is once it is reached. */
    void priceMoved() {
        for (Order order : List.copyOf(orders.values())) {
            BigDecimal stop = order.stop();
            if (order.isLive() && stop != null && book.bid().compareTo(stop) <= 0) {
                fill(order, book.bid());
            }
        }
    }

    private Order fill(Order order, BigDecimal price) {
        boolean buys = order.side().equals("buy");
        BigDecimal value = price.multiply(order.quantity());
        BigDecimal fee = fee(value);
        btc = buys ? btc.add(order.quantity()) : btc.subtract(order.quantity());
        usdt = (buys ? usdt.subtract(value) : usdt.add(value)).subtract(fee);
        deals.add(
                new Deal(book.nextNumber(), order.number(), order.side(), price, order.quantity(), fee, book.millis()));
        Order filled = order.ended("filled");
        orders.put(order.id(), filled);
        return filled;
    }

    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    List<Deal> deals() {
        return List.copyOf(deals);
    }

    BigDecimal usdt() {
        return usdt;
    }

    BigDecimal btc() {
        return btc;
    }

    /** What live sells have locked of the base asset. */
    BigDecimal held() {
        return orders.values().stream()
                .filter(Order::isLive)
                .map(Order::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal fee(BigDecimal value) {
        return value.multiply(Book.FEE);
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }

    private static void require(boolean condition, String code, String text) throws Refused {
        if (!condition) {
            throw new Refused(code, text);
        }
    }
}
