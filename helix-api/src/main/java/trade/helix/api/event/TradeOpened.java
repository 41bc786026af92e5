package trade.helix.api.event;

import trade.helix.api.trade.Trade;

/**
 * A trade's entry has filled.
 *
 * @param id its place
 * @param trade as it is now
 */
public record TradeOpened(EventId id, Trade trade) implements TradingEvent {
    @Override
    public String text() {
        String price = trade.entry().averagePrice().map(p -> " @ " + p).orElse("");
        return "trade " + trade.id() + " opened: " + trade.entry().received() + " " + trade.symbol() + price;
    }
}
