package trade.helix.simulator.binance;

import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Side;

/** Which leg of a list may stand above the market and which below. */
final class OcoRules {
    private OcoRules() {}

    static void check(Side side, OrderType above, OrderType below) {
        refuseAlien(above);
        refuseAlien(below);
        if (above == OrderType.LIMIT_MAKER && below == OrderType.LIMIT_MAKER) {
            throw BinanceException.of(-1168, "At least one OCO order must be contingent.");
        }
        if (side == Side.BUY) {
            checkBuy(above, below);
        } else {
            checkSell(above, below);
        }
    }

    private static void checkBuy(OrderType above, OrderType below) {
        refuse(above == OrderType.LIMIT_MAKER, -1165, "A limit order in a buy OCO must be below.");
        refuse(isStopLoss(below), -1196, "A stop loss order in a buy OCO must be above.");
        refuse(!isStopLoss(above), -1198, "A take profit order in a buy OCO must be below.");
    }

    private static void checkSell(OrderType above, OrderType below) {
        refuse(below == OrderType.LIMIT_MAKER, -1166, "A limit order in a sell OCO must be above.");
        refuse(isStopLoss(above), -1197, "A stop loss order in a sell OCO must be below.");
        refuse(!isStopLoss(below), -1199, "A take profit order in a sell OCO must be above.");
    }

    private static void refuseAlien(OrderType type) {
        refuse(type == OrderType.MARKET || type == OrderType.LIMIT, -1158, "Order type not supported in OCO.");
    }

    private static void refuse(boolean wrong, int code, String message) {
        if (wrong) {
            throw BinanceException.of(code, message);
        }
    }

    private static boolean isStopLoss(OrderType type) {
        return type == OrderType.STOP_LOSS || type == OrderType.STOP_LOSS_LIMIT;
    }
}
