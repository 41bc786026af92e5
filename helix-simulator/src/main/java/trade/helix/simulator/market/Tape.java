package trade.helix.simulator.market;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has happened and is still to be told. What a listener sets off comes after what it was told. */
final class Tape {
    private final List<MarketListener> listeners = new ArrayList<>();
    private final Deque<Consumer<MarketListener>> news = new ArrayDeque<>();
    private boolean playing;

    void listen(MarketListener listener) {
        listeners.add(listener);
    }

    void record(OrderEvent.Kind kind, Order order, @Nullable Fill fill) {
        OrderEvent event = OrderEvent.of(kind, order, fill);
        news.add(listener -> listener.onOrder(event));
    }

    void record(Listing listing) {
        news.add(listener -> listener.onMove(listing));
    }

    void play() {
        if (playing) {
            return;
        }
        playing = true;
        try {
            while (!news.isEmpty()) {
                listeners.forEach(news.remove());
            }
        } finally {
            playing = false;
        }
    }
}
