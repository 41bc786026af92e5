package trade.helix.engine.core;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.OrderType;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Price;

/** Shows a trade's state as a {@link Trade}: prices, fees and result from its fills. */
final class TradeViews {
    private TradeViews() {}

    static Trade open(AccountState account, TradeState trade) {
        return view(account, trade, TradeStatus.OPEN, null);
    }

    static Trade cancelled(AccountState account, TradeState trade) {
        return view(account, trade, TradeStatus.CANCELLED, null);
    }

    static Trade closed(AccountState account, TradeState trade, Instant now) {
        Executions sold = trade.sold();
        CloseReason reason = reason(trade);
        Instant at = sold.lastAt() == null ? now : sold.lastAt();
        Trade.Closing closing = new Trade.Closing(at, reason, sold.averagePrice(), trade.result(), trade.owned());
        TradeStatus status = reason == CloseReason.STOP_LOSS ? TradeStatus.STOPPED_OUT : TradeStatus.CLOSED;
        return view(account, trade, status, closing);
    }

    private static CloseReason reason(TradeState trade) {
        boolean exited = trade.legs(Leg.EXIT).anyMatch(leg -> !leg.filled().isZero());
        if (exited && trade.exit() != null) {
            return trade.exit().reason();
        }
        return trade.legs(Leg.PROTECTION)
                .filter(leg -> !leg.filled().isZero())
                .findFirst()
                .map(leg -> isTarget(leg) ? CloseReason.TAKE_PROFIT : CloseReason.STOP_LOSS)
                .orElse(CloseReason.MANUAL);
    }

    static boolean isTarget(OrderLeg leg) {
        OrderType type =
                leg.observed() == null ? OrderType.OTHER : leg.observed().type();
        return switch (type) {
            case LIMIT, LIMIT_MAKER, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP_LOSS, STOP_LOSS_LIMIT, OTHER -> false;
        };
    }

    private static Trade view(
            AccountState account, TradeState trade, TradeStatus status, Trade.@Nullable Closing closing) {
        OrderLeg entry = trade.entry();
        Executions bought = entry.executions();
        Intent.Prices prices = trade.last(Leg.PROTECTION)
                .map(OrderLeg::intent)
                .orElse(entry.intent())
                .prices();
        Price stop = Objects.requireNonNull(prices.stop(), "stop");
        return new Trade(
                trade.id(),
                account.account(),
                Objects.requireNonNull(account.venue(), "venue"),
                trade.symbol(),
                trade.ref(),
                trade.signalId(),
                trade.openedAt(),
                status,
                new Trade.Entry(
                        entry.observed() == null ? null : entry.observed().venueOrderId(),
                        bought.filled(),
                        bought.received(),
                        bought.averagePrice()),
                stop,
                prices.target(),
                bought.fees().plus(trade.sold().fees()),
                closing);
    }
}
