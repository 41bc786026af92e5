package trade.helix.engine.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trade.helix.api.order.Fill;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/**
 * Reads executions page by page. Where a venue refuses a page for now, what was read before it is kept and the next try goes
 * on from there: else a list that is longer than the venue's limit allows at once would never be read. Thread-safe.
 */
final class FillPages {
    /** Of how many lists that were not asked for again. */
    private static final int MOST_KEPT = 100;

    private static final Set<Category> PASSING = Set.of(Category.RATE_LIMITED, Category.UNREACHABLE);

    private final Function<FillQuery, Page<Fill>> venue;
    private final Map<List<FillQuery>, Progress> begun = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<FillQuery>, Progress> eldest) {
            return size() > MOST_KEPT;
        }
    };

    FillPages(Function<FillQuery, Page<Fill>> venue) {
        this.venue = venue;
    }

    /**
     * All pages of all queries, in their order.
     *
     * @throws VenueException if one cannot be read
     */
    List<Fill> all(List<FillQuery> queries) {
        Progress progress = begunOrNew(queries);
        try {
            while (progress.toAsk < queries.size()) {
                progress.take(venue.apply(progress.next(queries)));
            }
            return List.copyOf(progress.fills);
        } catch (VenueException e) {
            if (PASSING.contains(e.category())) {
                keep(queries, progress);
            }
            throw e;
        }
    }

    /** Taken out, so that no two tries at once go on from one place. */
    private Progress begunOrNew(List<FillQuery> queries) {
        synchronized (begun) {
            Progress kept = begun.remove(queries);
            return kept == null ? new Progress() : kept;
        }
    }

    private void keep(List<FillQuery> queries, Progress progress) {
        synchronized (begun) {
            begun.put(List.copyOf(queries), progress);
        }
    }

    private static final class Progress {
        private final List<Fill> fills = new ArrayList<>();
        private int toAsk;
        private @Nullable String cursor;

        FillQuery next(List<FillQuery> queries) {
            FillQuery query = queries.get(toAsk);
            return cursor == null ? query : query.from(cursor);
        }

        void take(Page<Fill> page) {
            fills.addAll(page.items());
            cursor = page.nextOrNull();
            toAsk += cursor == null ? 1 : 0;
        }
    }
}
