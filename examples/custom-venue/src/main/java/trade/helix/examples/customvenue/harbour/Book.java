package trade.helix.examples.customvenue.harbour;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The Harbour's one pair, BTC-USDT: its price, its rules, and the members who trade it. Guarded by its own lock. */
final class Book {
    static final String PAIR = "BTC-USDT";
    static final BigDecimal TICK = new BigDecimal("0.01");
    static final BigDecimal STEP = new BigDecimal("0.0001");
    static final BigDecimal LEAST_VALUE = BigDecimal.TEN;
    static final BigDecimal MOST = new BigDecimal("1000");
    static final BigDecimal FEE = new BigDecimal("0.002");

    private final InstantSource clock;
    private final Map<String, Member> members = new HashMap<>();
    private BigDecimal bid = new BigDecimal("60000");
    private long numbers;

    Book(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void move(BigDecimal price) {
        bid = price;
        members.values().forEach(Member::priceMoved);
    }

    synchronized BigDecimal bid() {
        return bid;
    }

    synchronized BigDecimal ask() {
        return bid.add(TICK);
    }

    synchronized String nextNumber() {
        return "h" + ++numbers;
    }

    long millis() {
        return clock.millis();
    }

    synchronized void admit(String key, BigDecimal usdt) {
        members.put(key, new Member(this, usdt));
    }

    /** Does something with a member's account while nobody else trades. */
    synchronized <T> T with(String key, Work<T> work) throws Refused {
        Member member = members.get(key);
        if (member == null) {
            throw new Refused("key", "The Harbour does not know this key.");
        }
        return work.on(member);
    }

    /** Something done with a member's account. */
    interface Work<T> {
        T on(Member member) throws Refused;
    }
}
