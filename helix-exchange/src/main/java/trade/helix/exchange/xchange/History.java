package trade.helix.exchange.xchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.TradeHistoryParamCurrencyPair;
import org.knowm.xchange.service.trade.params.TradeHistoryParamInstrument;
import org.knowm.xchange.service.trade.params.TradeHistoryParamOffset;
import org.knowm.xchange.service.trade.params.TradeHistoryParams;
import org.knowm.xchange.service.trade.params.TradeHistoryParamsIdSpan;
import org.knowm.xchange.service.trade.params.TradeHistoryParamsSorted;
import org.knowm.xchange.service.trade.params.TradeHistoryParamsTimeSpan;
import trade.helix.exchange.internal.UnreadableException;

/**
 * All executions of a pair since a moment, in as many calls as it takes: until one brings nothing new. Which way a module goes
 * on is told by what its parameters can say; one that cannot go on, and may have more, fails rather than leave some out.
 */
final class History {
    /** The smallest page of the venues that we know of: less than this is all there is. */
    private static final int SMALLEST_PAGE = 50;

    private static final int MOST_CALLS = 200;
    private static final String FIRST_ID = "0";
    /** Some venues take whole seconds, or leave out what is at that very moment. */
    private static final Duration ROUGHLY = Duration.ofSeconds(1);

    /** How a module goes on after a page. */
    private enum Way {
        /** By how many there were, the newest first, as all venues that count from an end have it. */
        BY_OFFSET,
        /** By the time of the last one, the oldest first. */
        BY_TIME,
        /** By the id of the last one, the oldest first. */
        BY_ID;

        static Way of(TradeHistoryParams params) {
            if (params instanceof TradeHistoryParamOffset) {
                return BY_OFFSET;
            }
            return params instanceof TradeHistoryParamsIdSpan && !(params instanceof TradeHistoryParamsSorted)
                    ? BY_ID
                    : BY_TIME;
        }
    }

    private final KeyLane lane;
    private final Map<String, UserTrade> read = new LinkedHashMap<>();
    private Way way = Way.BY_TIME;

    private History(KeyLane lane) {
        this.lane = lane;
    }

    /** Oldest first. */
    static List<UserTrade> read(KeyLane lane, CurrencyPair pair, @Nullable Instant since) throws IOException {
        return new History(lane).all(pair, since);
    }

    private List<UserTrade> all(CurrencyPair pair, @Nullable Instant since) throws IOException {
        @Nullable UserTrade last = null;
        int rows = 0;
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            List<UserTrade> page = page(pair, since, last, rows);
            int before = read.size();
            page.forEach(trade -> read.putIfAbsent(id(trade), trade));
            if (read.size() == before) {
                checkEnd(page);
                return sorted(since);
            }
            rows += page.size();
            last = latest(page);
        }
        throw new UnreadableException("more executions than " + MOST_CALLS + " calls tell: ask for a shorter time");
    }

    private List<UserTrade> page(CurrencyPair pair, @Nullable Instant since, @Nullable UserTrade last, int rows)
            throws IOException {
        return lane.call(exchange -> {
            TradeService service = exchange.getTradeService();
            TradeHistoryParams params = service.createTradeHistoryParams();
            if (params instanceof TradeHistoryParamInstrument ofInstrument) {
                ofInstrument.setInstrument(pair);
            }
            if (params instanceof TradeHistoryParamCurrencyPair ofPair) {
                ofPair.setCurrencyPair(pair);
            }
            way = Way.of(params);
            goOn(params, since, last, rows);
            return service.getTradeHistory(params).getUserTrades();
        });
    }

    private void goOn(TradeHistoryParams params, @Nullable Instant since, @Nullable UserTrade last, int rows) {
        if (params instanceof TradeHistoryParamOffset byOffset) {
            byOffset.setOffset((long) rows);
        }
        if (params instanceof TradeHistoryParamsSorted sorted && way == Way.BY_TIME) {
            sorted.setOrder(TradeHistoryParamsSorted.Order.asc);
        }
        if (params instanceof TradeHistoryParamsIdSpan byId && way == Way.BY_ID && (last != null || since == null)) {
            byId.setStartId(last == null ? FIRST_ID : id(last));
        } else if (params instanceof TradeHistoryParamsTimeSpan span) {
            Instant from = last == null || way == Way.BY_OFFSET ? since : time(last);
            if (from != null) {
                span.setStartTime(Date.from(from.minus(ROUGHLY)));
            } else if (way == Way.BY_TIME) {
                span.setStartTime(Date.from(Instant.EPOCH)); // Else some begin with the newest.
            }
        }
    }

    /** A full page that brings nothing new has something behind it, unless it goes on by what does not repeat. */
    private void checkEnd(List<UserTrade> page) {
        if (way == Way.BY_TIME && page.size() >= SMALLEST_PAGE) {
            throw new UnreadableException(
                    "there may be more executions, and XChange's module has no way to ask for them");
        }
    }

    /** Of those at one time, the one that is told last. */
    private static UserTrade latest(List<UserTrade> page) {
        return page.stream()
                .reduce((one, next) -> time(next).isBefore(time(one)) ? one : next)
                .orElseThrow();
    }

    private List<UserTrade> sorted(@Nullable Instant since) {
        List<UserTrade> all = new ArrayList<>(read.values());
        all.removeIf(trade -> since != null && time(trade).isBefore(since));
        if (way == Way.BY_OFFSET) {
            Collections.reverse(all);
        }
        // Stable: what comes at once stays as the venue tells it.
        all.sort(Comparator.comparing(History::time));
        return all;
    }

    private static Instant time(UserTrade trade) {
        return trade.getTimestamp().toInstant();
    }

    private static String id(UserTrade trade) {
        if (trade.getId() == null || trade.getTimestamp() == null) {
            throw new UnreadableException("an execution has no id or no time");
        }
        return Objects.requireNonNull(trade.getId());
    }
}
