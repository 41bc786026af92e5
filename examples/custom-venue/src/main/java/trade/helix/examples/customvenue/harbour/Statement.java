package trade.helix.examples.customvenue.harbour;

import java.math.BigDecimal;
import java.util.List;

/**
 * A member's books. Immutable.
 *
 * @param orders every order, oldest first
 * @param deals every execution, oldest first
 * @param usdt what it has of the quote asset
 * @param btc what it has of the base asset, held included
 * @param held what live sells have locked of the base asset
 */
public record Statement(List<Order> orders, List<Deal> deals, BigDecimal usdt, BigDecimal btc, BigDecimal held) {
    static Statement of(Member member) {
        return new Statement(member.orders(), member.deals(), member.usdt(), member.btc(), member.held());
    }
}
