package trade.helix.exchange.xchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.trade.UserTrade;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.UnreadableException;

/** Reads executions, and tells them page by page. A cursor is the moment and the id of the last one that was told. */
final class Fills {
    static final int MOST_ON_A_PAGE = 200;

    /** By how much our clock, by which we know when an order was sent, may differ from the venue's. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18}):([\\x21-\\x7e]{1,64})");

    private final String venue;
    private final KeyLane lane;
    private final Markets markets;
    private final KnownOrders known;
    private final Troubles troubles;

    Fills(String venue, KeyLane lane, Markets markets, KnownOrders known, Troubles troubles) {
        this.venue = venue;
        this.lane = lane;
        this.markets = markets;
        this.known = known;
        this.troubles = troubles;
    }

    Page<Fill> fills(FillQuery query) {
        Optional<Matcher> cursor = query.cursor().map(this::parsed);
        Instant since = cursor.map(each -> Instant.ofEpochMilli(Long.parseLong(each.group(1))))
                .or(query::since)
                .or(() -> query.order().flatMap(order -> sentAbout(query.symbol(), order)))
                .orElse(null);
        List<Fill> all = read(query.symbol(), since).stream()
                .filter(fill -> query.order().map(fill.venueOrderId()::equals).orElse(true))
                .toList();
        int from = cursor.map(each -> after(all, each.group(2))).orElse(0);
        int to = Math.min(all.size(), from + MOST_ON_A_PAGE);
        return new Page<>(all.subList(from, to), to < all.size() ? cursorOf(all.get(to - 1)) : null);
    }

    private Matcher parsed(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw new VenueException(Category.REFUSED, "Not a cursor of executions of " + venue + ".");
        }
        return matcher;
    }

    private Optional<Instant> sentAbout(Symbol symbol, VenueOrderId order) {
        return known.clientOrderId(symbol, order)
                .flatMap(id -> known.get(OrderRef.single(symbol, id)))
                .map(each -> each.at().minus(CLOCKS));
    }

    private static int after(List<Fill> all, String id) {
        return 1
                + IntStream.range(0, all.size())
                        .filter(i -> all.get(i).id().value().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new VenueException(
                                Category.UNREADABLE, "The venue does not tell the execution " + id + " any more."));
    }

    private static String cursorOf(Fill fill) {
        return fill.at().toEpochMilli() + ":" + fill.id();
    }

    private List<Fill> read(Symbol symbol, @Nullable Instant since) {
        CurrencyPair pair = markets.pair(symbol);
        String what = "Reading the executions of " + symbol + " at " + venue;
        List<UserTrade> trades;
        try {
            trades = History.read(lane, pair, since);
        } catch (VenueException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw troubles.failure(what, e);
        }
        return Failures.reading(
                venue,
                "the question for executions",
                () -> trades.stream()
                        .filter(trade -> symbolOf(trade).equals(symbol))
                        .map(trade -> fill(trade, symbol))
                        .toList());
    }

    private static Symbol symbolOf(UserTrade trade) {
        return Markets.symbol(trade.getInstrument())
                .orElseThrow(() -> new UnreadableException("an execution is of no pair"));
    }

    private static Fill fill(UserTrade trade, Symbol symbol) {
        if (trade.getOrderId() == null || trade.getFeeAmount() == null || trade.getFeeCurrency() == null) {
            throw new UnreadableException("execution " + trade.getId() + " names no order, or no fee and its asset");
        }
        if (trade.getFeeAmount().signum() < 0) {
            throw new UnreadableException("the fee of execution " + trade.getId() + " is below zero");
        }
        return Fill.builder()
                .id(new FillId(trade.getId()))
                .venueOrderId(new VenueOrderId(trade.getOrderId()))
                .symbol(symbol)
                .side(OrderStates.side(trade.getType()))
                .price(new Price(trade.getPrice()))
                .quantity(new Quantity(trade.getOriginalAmount()))
                .fee(new Money(trade.getFeeAmount(), Markets.asset(trade.getFeeCurrency())))
                .at(trade.getTimestamp().toInstant())
                .build();
    }
}
