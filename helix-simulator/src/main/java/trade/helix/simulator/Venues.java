package trade.helix.simulator;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.binance.BinanceApi;
import trade.helix.simulator.control.ControlApi;
import trade.helix.simulator.control.Streams;
import trade.helix.simulator.fault.Fault;
import trade.helix.simulator.fault.FaultPlan;
import trade.helix.simulator.kraken.KrakenApi;
import trade.helix.simulator.kraken.KrakenSettings;
import trade.helix.simulator.market.FeeCoin;
import trade.helix.simulator.market.Ids;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.market.VenueRules;
import trade.helix.simulator.wire.Conversation;
import trade.helix.simulator.wire.EventFate;
import trade.helix.simulator.wire.Line;
import trade.helix.simulator.wire.Reply;
import trade.helix.simulator.wire.Request;
import trade.helix.simulator.wire.VenueApi;

/** All venues of one simulator, their faults and the one lock around them. */
final class Venues {
    private static final Reply NOWHERE = Reply.of(
            404, "{\"error\":\"There is /api/ and /sapi/ for Binance, /0/ for Kraken, and /sim/ for control.\"}");

    private final ReentrantLock lock = new ReentrantLock();
    private final Skew clock;
    private final FaultPlan faults;
    private final List<VenueApi> venues;
    private final ControlApi control;
    private final Streams streams = new Streams();

    Venues(
            Map<String, String> binanceKeys,
            @Nullable FeeCoin binanceFees,
            Map<String, String> krakenKeys,
            KrakenSettings settings,
            Map<String, BigDecimal> balances,
            Map<Pair, BigDecimal> prices,
            long seed,
            InstantSource time) {
        clock = new Skew(time);
        Ids ids = new Ids(seed);
        faults = new FaultPlan(seed);
        Market spot = new Market(VenueRules.usual("binance").payingIn(binanceFees), clock, ids);
        VenueApi binance = new BinanceApi(spot, clock, ids, fate("binance"));
        VenueApi kraken = new KrakenApi(new Market(KrakenApi.RULES, clock, ids), settings, clock, ids, fate("kraken"));
        binanceKeys.forEach((key, secret) -> binance.open(key, secret, balances));
        krakenKeys.forEach((key, secret) -> kraken.open(key, secret, balances));
        // A further venue is a market of its own and one more entry here.
        venues = List.of(binance, kraken);
        venues.forEach(venue -> prices.forEach(venue.market()::list));
        control = new ControlApi(venues, faults, streams, clock);
    }

    /** Answers a request; empty means that the connection is to be closed without a byte. */
    Optional<Reply> answer(Request request) throws InterruptedException {
        Optional<VenueApi> venue =
                venues.stream().filter(each -> each.serves(request.path())).findFirst();
        if (venue.isPresent()) {
            return answer(venue.get(), request);
        }
        return Optional.of(control.serves(request.path()) ? locked(() -> control.handle(request)) : NOWHERE);
    }

    List<String> streamPaths() {
        return venues.stream().map(VenueApi::streamPaths).flatMap(List::stream).toList();
    }

    /** Takes in a WebSocket connection at one of the paths. */
    Conversation converse(String path, String query, Line line) {
        return locked(() -> {
            VenueApi venue = venues.stream()
                    .filter(each -> each.streams(path))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No stream at " + path));
            return streams.begin(venue.market().venue(), venue.converse(path, query, line));
        });
    }

    void hear(Conversation conversation, String text) {
        locked(() -> {
            conversation.hear(text);
            return conversation;
        });
    }

    void end(Conversation conversation) {
        locked(() -> {
            streams.end(conversation);
            return conversation;
        });
    }

    /** Begins a price path for the symbol that was listed first. */
    void play(String csv, BigDecimal speed) {
        locked(() -> {
            control.prices().play(csv, speed);
            return control;
        });
    }

    /** Plays what is due of a price path. */
    void advance() {
        locked(() -> {
            control.prices().advance();
            return control;
        });
    }

    /** A second has passed. */
    void tick() {
        locked(() -> {
            venues.forEach(VenueApi::tick);
            streams.tick();
            return streams;
        });
    }

    private EventFate fate(String venue) {
        return (endpoint, account, fill) -> faults.copies(venue, endpoint, account, fill);
    }

    void setPrice(String symbol, BigDecimal price) {
        locked(() -> {
            control.setPrice(symbol, price);
            return price;
        });
    }

    private Optional<Reply> answer(VenueApi venue, Request request) throws InterruptedException {
        List<Fault> struck =
                locked(() -> faults.strike(venue.market().venue(), venue.endpoint(request), venue.account(request)));
        return new Visit(venue, request, struck, clock, lock).answer();
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
