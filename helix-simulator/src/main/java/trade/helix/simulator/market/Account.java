package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The balances of one API key at one venue, and its orders by client order id. */
public final class Account {
    private final String key;
    private final Map<String, Balance> balances = new TreeMap<>();
    private final Map<String, Order> byClientOrderId = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();

    Account(String key, Map<String, BigDecimal> start) {
        this.key = key;
        start.forEach((asset, amount) -> balances.put(asset, new Balance(amount, BigDecimal.ZERO)));
    }

    /**
     * Refuses what no account can start with.
     *
     * @param asset such as {@code USDT}: capitals and digits
     * @param amount not negative, at most eight decimals
     * @throws IllegalArgumentException if either has another form
     */
    public static void checkStart(String asset, BigDecimal amount) {
        if (!asset.matches("[A-Z0-9]{1,15}")) {
            throw new IllegalArgumentException("Not an asset: '" + asset + "'. Write it in capitals, such as USDT.");
        }
        if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > 8) {
            throw new IllegalArgumentException(
                    "The balance of " + asset + " must not be negative and have at most eight decimals.");
        }
    }

    /**
     * The API key, which is the name of the account.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    /**
     * Every asset that the account has or had.
     *
     * @return a live view by asset, in alphabetical order
     */
    public Map<String, Balance> balances() {
        return Collections.unmodifiableMap(balances);
    }

    /**
     * The order that has this client order id; of several, the last.
     *
     * @param clientOrderId as sent or as given by the venue
     * @return the order, or null
     */
    public @Nullable Order order(String clientOrderId) {
        return byClientOrderId.get(clientOrderId);
    }

    /**
     * All its orders.
     *
     * @return a live view, oldest first
     */
    public List<Order> orders() {
        return Collections.unmodifiableList(orders);
    }

    /**
     * What came from outside and went there.
     *
     * @return a live view, oldest first
     */
    public List<Movement> movements() {
        return Collections.unmodifiableList(movements);
    }

    /**
     * Moves funds in from outside, or out.
     *
     * @param asset such as {@code USDT}
     * @param amount below zero to move out; not zero, at most eight decimals
     * @param at when
     * @throws IllegalArgumentException if either has another form, or less is free
     */
    public void move(String asset, BigDecimal amount, Instant at) {
        checkStart(asset, amount.abs());
        if (amount.signum() == 0 || free(asset).add(amount).signum() < 0) {
            throw new IllegalArgumentException(
                    "There are " + free(asset) + " " + asset + " free: not to be moved is " + amount + ".");
        }
        credit(asset, amount);
        movements.add(new Movement(movements.size() + 1L, asset, amount, at));
    }

    BigDecimal free(String asset) {
        return balances.getOrDefault(asset, Balance.NONE).free();
    }

    void credit(String asset, BigDecimal amount) {
        balances.put(asset, balances.getOrDefault(asset, Balance.NONE).credit(amount));
    }

    void lock(String asset, BigDecimal amount) {
        balances.put(asset, balances.getOrDefault(asset, Balance.NONE).lock(amount));
    }

    void remember(Order order) {
        orders.add(order);
        if (!order.clientOrderId().isEmpty()) {
            byClientOrderId.put(order.clientOrderId(), order);
        }
    }
}
