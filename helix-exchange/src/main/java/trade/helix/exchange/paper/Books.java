package trade.helix.exchange.paper;

import java.util.List;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Venue;

/** Reads the live book, as deep as orders need it. */
final class Books {
    /** What Binance charges least for. */
    private static final int FIRST = 100;

    private static final int DEEPEST = 1_000;

    private final Venue market;

    Books(Venue market) {
        this.market = market;
    }

    /** A book of one moment: a read that was not deep enough is not used at all. */
    OrderBook read(Symbol symbol, Quantity ofBids, Quantity ofAsks) {
        OrderBook book = market.book(symbol, FIRST);
        return isCut(book.bids(), ofBids) || isCut(book.asks(), ofAsks) ? market.book(symbol, DEEPEST) : book;
    }

    private static boolean isCut(List<Level> side, Quantity wanted) {
        return side.size() >= FIRST && !Walk.all(side, wanted).isWhole();
    }
}
