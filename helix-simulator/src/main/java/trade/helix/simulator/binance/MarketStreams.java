package trade.helix.simulator.binance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import trade.helix.simulator.market.Book;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.MarketListener;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.Line;

/** All connections to public data. */
final class MarketStreams implements MarketListener {
    private final Market market;
    private final InstantSource clock;
    private final Set<MarketConversation> conversations = new LinkedHashSet<>();
    private final Map<Listing, Book> told = new HashMap<>();

    MarketStreams(Market market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    /** The combined path wraps each event in the name of its stream. */
    Conversation converse(String path, String query, Line line) {
        market.listings().forEach(listing -> told.putIfAbsent(listing, listing.book()));
        MarketConversation conversation = new MarketConversation(line, path.equals("/stream"), this);
        conversations.add(conversation);
        conversation.begin(path, query);
        return conversation;
    }

    void forget(MarketConversation conversation) {
        conversations.remove(conversation);
    }

    @Override
    public void onMove(Listing listing) {
        Instant now = clock.instant();
        Book before = told.put(listing, listing.book());
        each(topic -> topic.moved(listing, before == null ? listing.book() : before, now));
    }

    @Override
    public void onOrder(OrderEvent event) {
        Fill fill = event.fill();
        if (fill != null) {
            each(topic -> topic.traded(fill, clock.instant()));
        }
    }

    private void each(Consumer<Topic> telling) {
        List.copyOf(conversations).forEach(conversation -> conversation.each(telling));
    }

    Instant now() {
        return clock.instant();
    }

    /** The listing of a name in small letters. */
    Optional<Listing> listing(String name) {
        return market.listings().stream()
                .filter(each -> Symbols.name(each).equalsIgnoreCase(name))
                .findFirst();
    }
}
