package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.util.List;

/** The money that one order, or the legs of one list together, have set aside. */
final class Hold {
    private final Account account;
    private final String asset;
    private List<Order> orders = List.of();
    private BigDecimal amount = BigDecimal.ZERO;

    Hold(Account account, String asset) {
        this.account = account;
        this.asset = asset;
    }

    static Hold forOrder(Account account, OrderRequest request) {
        Pair pair = request.pair();
        return new Hold(account, request.side() == Side.BUY ? pair.quote() : pair.base());
    }

    void cover(List<Order> covered) {
        orders = List.copyOf(covered);
        settle();
    }

    /** Frees everything, so that a fill can spend it; {@link #settle} follows. */
    void release() {
        account.lock(asset, amount.negate());
        amount = BigDecimal.ZERO;
    }

    /** Sets aside what the open orders need now: legs share, so the greatest need counts once. */
    void settle() {
        BigDecimal needed =
                orders.stream().filter(Order::isOpen).map(Order::need).reduce(BigDecimal.ZERO, BigDecimal::max);
        account.lock(asset, needed.subtract(amount));
        amount = needed;
    }
}
