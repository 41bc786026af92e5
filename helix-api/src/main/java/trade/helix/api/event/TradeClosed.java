package trade.helix.api.event;

import trade.helix.api.trade.Trade;

/**
 * A trade has ended.
 *
 * @param id its place
 * @param trade as it ended
 */
public record TradeClosed(EventId id, Trade trade) implements TradingEvent {
    @Override
    public String text() {
        return "trade " + trade.id() + " " + trade.status().code() + " ("
                + trade.closeReason().map(r -> r.code()).orElse("nothing bought") + ")"
                + trade.exitPrice().map(p -> " @ " + p).orElse("")
                + trade.pnl().map(m -> ", P&L " + m).orElse("");
    }
}
