package trade.helix.examples.quickstart;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One spelling for orders and fills of both sides, so that equal things are equal texts. */
final class Lines {
    private Lines() {}

    static String order(String side, BigDecimal quantity, BigDecimal filled, String status, @Nullable BigDecimal stop) {
        return side + " " + plain(quantity) + ", filled " + plain(filled) + ", " + status
                + (stop == null ? "" : ", stop " + plain(stop));
    }

    static String fill(
            String order, String side, BigDecimal price, BigDecimal quantity, BigDecimal fee, String feeAsset) {
        return "order " + order + ": " + side + " " + plain(quantity) + " @ " + plain(price) + ", fee " + plain(fee)
                + " " + feeAsset;
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
