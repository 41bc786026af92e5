package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a fill costs besides its price.
 *
 * @param asset what it is paid in
 * @param amount not negative, cut off after eight decimals
 */
record Fees(String asset, BigDecimal amount) {
    private static final int DECIMALS = 8;

    static Fees of(Order order, BigDecimal price, BigDecimal quantity, boolean maker) {
        BigDecimal rate = maker ? order.rules().makerRate() : order.rules().takerRate();
        OrderRequest request = order.request();
        Pair pair = request.pair();
        Fees base = cut(pair.base(), quantity.multiply(rate));
        Fees quote = cut(pair.quote(), price.multiply(quantity).multiply(rate));
        boolean buy = request.side() == Side.BUY;
        return switch (request.feeAsset()) {
            case RECEIVED -> inCoin(order, quote.amount()).orElse(buy ? base : quote);
            case QUOTE -> quote;
            case BASE -> buy || canPay(order.account(), base, order.remaining()) ? base : quote;
        };
    }

    private static Optional<Fees> inCoin(Order order, BigDecimal quoteFee) {
        FeeCoin coin = order.rules().feeCoin();
        if (coin == null) {
            return Optional.empty();
        }
        Pair pair = order.request().pair();
        boolean sold = order.request().side() == Side.SELL && pair.base().equals(coin.asset());
        Fees fee = coin.instead(quoteFee);
        return canPay(order.account(), fee, sold ? order.remaining() : BigDecimal.ZERO)
                ? Optional.of(fee)
                : Optional.empty();
    }

    /** The cost of a buy with its greatest fee, if that is paid on top. */
    static BigDecimal withFee(VenueRules rules, OrderRequest request, BigDecimal cost) {
        if (request.side() == Side.SELL || request.feeAsset() != FeeAsset.QUOTE) {
            return cost;
        }
        return cost.add(cost.multiply(rules.takerRate()).setScale(DECIMALS, RoundingMode.UP));
    }

    private static boolean canPay(Account account, Fees fee, BigDecimal sold) {
        return account.free(fee.asset()).compareTo(sold.add(fee.amount())) >= 0;
    }

    private static Fees cut(String asset, BigDecimal amount) {
        return new Fees(asset, amount.setScale(DECIMALS, RoundingMode.DOWN));
    }
}
