package trade.helix.exchange.kraken;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import trade.helix.exchange.internal.UnreadableException;

/**
 * Reads executions: those of an order by way of the order, others from the history of all pairs.
 *
 * <p>The history comes newest first, 50 at a time. A cursor says how many of the oldest have been read, so that what is
 * executed meanwhile moves nothing, and how many there were, so that the right page is asked for at once; a page may repeat
 * a few of the one before it, and has none that are of other symbols.
 */
final class FillReads {
    private static final int HISTORY_PAGE = 50;
    private static final int MOST_TRIES = 3;
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,9})(?:/([0-9]{1,9}))?");

    private final PrivateApi api;
    private final Catalogue catalogue;
    private final Executions executions;
    private final OrderFills orders;

    FillReads(PrivateApi api, Catalogue catalogue, KnownOrders known) {
        this.api = api;
        this.catalogue = catalogue;
        this.executions = new Executions(catalogue);
        this.orders = new OrderFills(api, executions, known);
    }

    Page<Fill> fills(FillQuery query) {
        catalogue.known(query.symbol());
        Place from = Place.of(query.cursor().orElse("0"));
        VenueOrderId order = query.orderOrNull();
        return order == null ? history(query, from) : orders.page(order, query.symbol(), from.read());
    }

    /** The count is known only from an answer: when it differs from what was expected, the right page is asked for. */
    private Page<Fill> history(FillQuery query, Place from) {
        long offset = from.offset();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Json result = api.look(Method.TRADES_HISTORY, form(query, offset)).orThrow();
            long count = Failures.reading(KrakenVenue.NAME, "TradesHistory", () -> result.integer("count"));
            long wanted = new Place(from.read(), count).offset();
            if (wanted == offset) {
                Json trades = whole(result, count - offset);
                List<Fill> fills = executions.of(query.symbol(), trades, Method.TRADES_HISTORY).stream()
                        .filter(fill -> !fill.at().isBefore(query.since().orElse(Instant.MIN)))
                        .toList();
                return new Page<>(fills, offset == 0 ? null : new Place(count - offset, count).cursor());
            }
            offset = wanted;
        }
        throw new VenueException(
                Category.UNREADABLE, "Kraken's trade history changed while it was read. Ask again from the start.");
    }

    /** The trades of a page that should have as many as are left, up to its size. */
    private static Json whole(Json result, long left) {
        return Failures.reading(KrakenVenue.NAME, "TradesHistory", () -> {
            Json trades = result.child("trades");
            if (trades.children().size() < Math.min(left, HISTORY_PAGE)) {
                throw new UnreadableException("the page has fewer trades than its count says");
            }
            return trades;
        });
    }

    /** The venue's bound is exclusive and in seconds; what is too old is taken out here. */
    private static Form form(FillQuery query, long offset) {
        Form form = Form.of("ofs", offset);
        return query.since()
                .map(since -> form.and("start", since.getEpochSecond() - 1))
                .orElse(form);
    }

    /**
     * How far it was read.
     *
     * @param read how many of the oldest
     * @param count of how many; 0 if that was not told yet
     */
    private record Place(long read, long count) {
        static Place of(String cursor) {
            Matcher parts = CURSOR.matcher(cursor);
            if (!parts.matches()) {
                throw new VenueException(
                        Category.REFUSED, "No cursor of Kraken's fills: it must be an earlier page's.");
            }
            return new Place(
                    Long.parseLong(parts.group(1)), parts.group(2) == null ? 0 : Long.parseLong(parts.group(2)));
        }

        String cursor() {
            return read + "/" + count;
        }

        /** Of the page that goes on from here, in what the venue has newest first. */
        long offset() {
            return Math.max(0, (count - read - 1) / HISTORY_PAGE * HISTORY_PAGE);
        }
    }
}
