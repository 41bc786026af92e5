package trade.helix.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.wire.Request;

/** Price paths: begins, steps and ends them. Used under the simulator's lock. */
public final class PriceControl {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Market> markets;
    private final InstantSource clock;
    private final PricePlayer player;

    PriceControl(List<Market> markets, InstantSource clock, BiConsumer<String, BigDecimal> setPrice) {
        this.markets = List.copyOf(markets);
        this.clock = clock;
        this.player = new PricePlayer(point -> setPrice.accept(point.pair().symbol(), point.price()));
    }

    /**
     * Begins a price path in place of the one before, at once.
     *
     * @param csv lines of {@code time,price} or {@code time,price,symbol}; the symbol that was listed first if there is none
     * @param speed how many times faster than the path's times; zero waits for steps
     * @throws IllegalArgumentException if the path cannot be used; the message names the line
     */
    public void play(String csv, BigDecimal speed) {
        play(csv, firstSymbol(), speed);
    }

    /** Plays what is due. */
    public void advance() {
        player.advance(clock.instant());
    }

    JsonNode play(Request request) {
        ControlBody body = ControlBody.of(request, Set.of("csv", "symbol", "speed"));
        BigDecimal speed = body.decimal("speed").orElse(BigDecimal.ONE);
        try {
            play(body.required("csv"), body.text("symbol").orElseGet(this::firstSymbol), speed);
        } catch (IllegalArgumentException unusable) {
            throw ControlException.unusable(String.valueOf(unusable.getMessage()));
        }
        return left();
    }

    JsonNode step(Request request) {
        int count = ControlBody.of(request, Set.of("count"))
                .whole("count", 1, Integer.MAX_VALUE)
                .orElse(1);
        int played = player.step(count);
        return JSON.objectNode().put("played", played).put("left", player.left());
    }

    JsonNode stop() {
        player.stop();
        return left();
    }

    JsonNode left() {
        return JSON.objectNode().put("left", player.left());
    }

    private void play(String csv, String symbol, BigDecimal speed) {
        if (speed.signum() < 0) {
            throw new IllegalArgumentException("The speed must not be negative; 0 waits for steps.");
        }
        player.begin(new PriceFile(symbol, this::isUsable).read(csv), speed, clock.instant());
    }

    private boolean isUsable(Pair pair, BigDecimal price) {
        List<Listing> listings = markets.stream()
                .map(market -> market.listing(pair))
                .filter(Objects::nonNull)
                .toList();
        return !listings.isEmpty()
                && listings.stream()
                        .allMatch(listing -> listing.instrument().toTick(price).signum() > 0);
    }

    private String firstSymbol() {
        return markets.stream()
                .flatMap(market -> market.listings().stream())
                .map(listing -> listing.instrument().pair().symbol())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing is listed."));
    }
}
