package trade.helix.exchange.kraken;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;

/**
 * Reads executions: those of an order by way of the order, which names them; others from the history of all pairs.
 *
 * <p>The history comes newest first, 50 at a time. A cursor says how many of the oldest have been read, so that what is
 * executed meanwhile moves nothing; a page may repeat a few of the one before it, and has none that are of other symbols.
 */
final class FillReads {
    private static final int HISTORY_PAGE = 50;
    private static final int TRADES_PAGE = 20;
    private static final int MOST_TRIES = 3;
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,9}");

    private final PrivateApi api;
    private final Catalogue catalogue;

    FillReads(PrivateApi api, Catalogue catalogue) {
        this.api = api;
        this.catalogue = catalogue;
    }

    Page<Fill> fills(FillQuery query) {
        catalogue.known(query.symbol());
        long from = cursor(query);
        VenueOrderId order = query.orderOrNull();
        return order == null ? history(query, from) : ofOrder(order, query.symbol(), from);
    }

    private static long cursor(FillQuery query) {
        String cursor = query.cursor().orElse("0");
        if (!CURSOR.matcher(cursor).matches()) {
            throw new VenueException(Category.REFUSED, "No cursor of Kraken's fills: it must be an earlier page's.");
        }
        return Long.parseLong(cursor);
    }

    private Page<Fill> ofOrder(VenueOrderId order, Symbol symbol, long from) {
        Form form = Form.of("txid", order).and("trades", "true");
        Json orders =
                api.begin(Method.QUERY_ORDERS, form, Method.QUERY_TRADES.cost()).orThrow();
        List<String> ids = Failures.reading(KrakenVenue.NAME, "QueryOrders", () -> {
            Json found = orders.child(order.value());
            return found.has("trades")
                    ? found.texts("trades").stream().distinct().toList()
                    : List.<String>of();
        });
        int start = (int) Math.min(from, ids.size());
        int end = Math.min(start + TRADES_PAGE, ids.size());
        if (start == end) {
            return new Page<>(List.of(), null);
        }
        Form asked = Form.of("txid", String.join(",", ids.subList(start, end)));
        Json trades = api.look(Method.QUERY_TRADES, asked).orThrow();
        List<Fill> fills = read(trades, symbol, Method.QUERY_TRADES).stream()
                .filter(fill -> fill.venueOrderId().equals(order))
                .toList();
        return new Page<>(fills, end < ids.size() ? Integer.toString(end) : null);
    }

    /** The count is known only from an answer: when it differs from what was expected, the right page is asked for. */
    private Page<Fill> history(FillQuery query, long read) {
        long offset = 0;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Json result = api.look(Method.TRADES_HISTORY, form(query, offset)).orThrow();
            long count = Failures.reading(KrakenVenue.NAME, "TradesHistory", () -> result.integer("count"));
            long wanted = Math.max(0, (count - read - 1) / HISTORY_PAGE * HISTORY_PAGE);
            if (wanted == offset) {
                List<Fill> fills = read(historyOf(result), query.symbol(), Method.TRADES_HISTORY).stream()
                        .filter(fill -> !fill.at().isBefore(query.since().orElse(Instant.MIN)))
                        .toList();
                return new Page<>(fills, offset == 0 ? null : Long.toString(count - offset));
            }
            offset = wanted;
        }
        throw new VenueException(
                Category.UNREADABLE, "Kraken's trade history changed while it was read. Ask again from the start.");
    }

    private static Json historyOf(Json result) {
        return Failures.reading(KrakenVenue.NAME, "TradesHistory", () -> result.child("trades"));
    }

    /** The venue's bound is exclusive and in seconds; what is too old is taken out here. */
    private static Form form(FillQuery query, long offset) {
        Form form = Form.of("ofs", offset);
        return query.since()
                .map(since -> form.and("start", since.getEpochSecond() - 1))
                .orElse(form);
    }

    /** Oldest first. One of this symbol that cannot be read makes the page unreadable, one of another is passed over. */
    private List<Fill> read(Json trades, Symbol symbol, Method method) {
        return Failures.reading(
                KrakenVenue.NAME,
                method.word(),
                () -> trades.children().entrySet().stream()
                        .filter(trade -> isOf(symbol, trade.getValue()))
                        .map(trade -> new Numbered(
                                number(trade.getValue()), Orders.fill(trade.getKey(), trade.getValue(), symbol)))
                        .sorted(Comparator.comparing(
                                        (Numbered each) -> each.fill().at())
                                .thenComparing(Numbered::number))
                        .map(Numbered::fill)
                        .toList());
    }

    private boolean isOf(Symbol symbol, Json trade) {
        return catalogue.symbol(trade.text("pair")).filter(symbol::equals).isPresent();
    }

    /** Rises with each execution of a pair, which tells two of one moment apart. */
    private static long number(Json trade) {
        return trade.has("trade_id") ? trade.integer("trade_id") : 0;
    }

    private record Numbered(long number, Fill fill) {}
}
