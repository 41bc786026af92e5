package trade.helix.simulator.kraken;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.MarketListener;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.Line;

/** All connections to the venue's streams, version 2; public and private data share one path here. */
final class KrakenStreams implements MarketListener {
    static final String PATH = "/v2";

    private final Channels channels;
    private final InstantSource clock;
    private final Set<KrakenConversation> conversations = new LinkedHashSet<>();
    private long connections;

    KrakenStreams(Channels channels, InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
    }

    Conversation converse(Line line) {
        KrakenConversation conversation = new KrakenConversation(line, channels, clock, conversations::remove);
        conversations.add(conversation);
        conversation.begin(++connections);
        return conversation;
    }

    @Override
    public void onOrder(OrderEvent event) {
        each(channel -> channel.onOrder(event));
    }

    @Override
    public void onMove(Listing listing) {
        each(channel -> channel.onMove(listing));
    }

    private void each(Consumer<Channel> telling) {
        List.copyOf(conversations).forEach(conversation -> conversation.each(telling));
    }
}
