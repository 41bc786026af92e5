package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import trade.helix.simulator.market.Book;
import trade.helix.simulator.market.Candle;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Interval;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.market.Pair;

/** Public data of one pair: its ticker, its trades, its candles or its book. */
final class MarketChannel implements Channel {
    private final Kind kind;
    private final Listing listing;
    private final int size;
    private final boolean snapshot;
    private final InstantSource clock;
    private final Consumer<ObjectNode> out;
    private Book told;

    /** What is told, by the channel's name in small letters. */
    enum Kind {
        TICKER,
        TRADE,
        OHLC,
        BOOK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The size is the depth of a book, or the minutes of a candle. */
    MarketChannel(
            Kind kind, Listing listing, int size, boolean snapshot, InstantSource clock, Consumer<ObjectNode> out) {
        this.kind = kind;
        this.listing = listing;
        this.size = size;
        this.snapshot = snapshot;
        this.clock = clock;
        this.out = out;
        this.told = listing.book();
    }

    @Override
    public void start() {
        if (!snapshot) {
            return;
        }
        switch (kind) {
            case TICKER -> send(StreamJson.SNAPSHOT, MarketJson.ticker(listing));
            case OHLC -> send(StreamJson.SNAPSHOT, candle());
            case BOOK -> send(StreamJson.SNAPSHOT, MarketJson.book(listing, size));
            case TRADE ->
                listing.fills().stream()
                        .reduce((earlier, later) -> later)
                        .ifPresent(fill -> send(StreamJson.SNAPSHOT, MarketJson.trade(fill)));
        }
    }

    @Override
    public void onMove(Listing moved) {
        if (moved != listing) {
            return;
        }
        switch (kind) {
            case TICKER -> send(StreamJson.UPDATE, MarketJson.ticker(listing));
            case OHLC -> send(StreamJson.UPDATE, candle());
            case BOOK -> {
                Book before = told;
                told = listing.book();
                send(StreamJson.UPDATE, MarketJson.change(before, listing, size, clock.instant()));
            }
            case TRADE -> {}
        }
    }

    @Override
    public void onOrder(OrderEvent event) {
        Fill fill = event.fill();
        Pair pair = listing.instrument().pair();
        if (fill == null || !event.order().request().pair().equals(pair)) {
            return;
        }
        switch (kind) {
            case TICKER -> send(StreamJson.UPDATE, MarketJson.ticker(listing));
            case OHLC -> send(StreamJson.UPDATE, candle());
            case TRADE -> send(StreamJson.UPDATE, MarketJson.trade(fill));
            case BOOK -> {}
        }
    }

    private ObjectNode candle() {
        Interval interval = Interval.of(size);
        Candle candle = listing.candles().at(interval, clock.instant());
        return MarketJson.candle(listing, candle, interval);
    }

    private void send(String type, ObjectNode entry) {
        ArrayNode data = StreamJson.JSON.arrayNode().add(entry);
        ObjectNode message = StreamJson.message(kind.word(), type, data);
        if (kind == Kind.OHLC) {
            message.put("timestamp", StreamJson.time(clock.instant()));
        }
        out.accept(message);
    }
}
