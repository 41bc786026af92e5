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
        String how = trade.closing()
                .map(end -> " (" + end.reason().code() + ")"
                        + end.averagePrice().map(p -> " @ " + p).orElse("") + ", P&L " + end.pnl())
                .orElse("");
        return "trade " + trade.id() + " " + trade.status().code() + how;
    }
}
