package trade.helix.exchange.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * What one look at a book makes of the orders of an account. Pure.
 *
 * <p>A sell stop triggers when the best bid is at or below it: the bid is what a sale would get, and it is reached before the
 * last price of the tape is known here. Then it walks the bids, one with a limit only down to that. What rests in the book, a
 * target or the limit of a stop that had triggered before this look, trades at its own price, as far as bids are there or
 * better. Each order sees the book as it was read, whatever others have taken of it.
 *
 * @param instrument whose rules
 * @param fees in which asset they are taken
 * @param book as it was read
 * @param now the time of what happens
 */
record Matching(Instrument instrument, FeesIn fees, OrderBook book, Instant now) {
    /** All live orders of the symbol, oldest first. Where the venue does not trade, nothing happens. */
    PaperState settle(PaperState before) {
        PaperState state = before;
        if (instrument.tradable() && !book.bids().isEmpty()) {
            for (PaperOrder each : before.live(instrument.symbol())) {
                // A leg may have been ended by the other one meanwhile.
                PaperOrder order = current(state, each);
                if (order.isLive()) {
                    state = look(state, order);
                }
            }
        }
        return state;
    }

    private static PaperOrder current(PaperState state, PaperOrder order) {
        return state.orders().stream()
                .filter(each -> each.id().equals(order.id()))
                .findFirst()
                .orElseThrow();
    }

    private PaperState look(PaperState state, PaperOrder order) {
        Price stop = order.terms().stopOrNull();
        if (stop == null || order.triggered()) {
            return rest(state, order);
        }
        return book.bids().get(0).price().isAbove(stop) ? state : trigger(state, order);
    }

    private PaperState trigger(PaperState state, PaperOrder order) {
        Price limit = order.terms().limitOrNull();
        Walk walk = Walk.of(book.bids(), order.remaining(), bid -> limit == null || !limit.isAbove(bid));
        return act(state, order.reached(), walk.takes());
    }

    /** Makers trade at their own price. */
    private PaperState rest(PaperState state, PaperOrder order) {
        Price limit = order.terms().limitOrNull();
        if (limit == null) {
            throw new IllegalStateException("Order " + order.id() + " rests in the book without a price.");
        }
        Quantity there = Walk.of(book.bids(), order.remaining(), bid -> !limit.isAbove(bid))
                .taken();
        return there.isZero() ? state : act(state, order, List.of(new Level(limit, there)));
    }

    /** The first of a pair that acts ends the other. */
    private PaperState act(PaperState state, PaperOrder order, List<Level> takes) {
        List<PaperOrder> rivals = state.live().stream()
                .filter(each -> each.isIn(order))
                .map(each -> each.ended(OrderStatus.EXPIRED, now))
                .toList();
        return execute(state.with(rivals), order, takes);
    }

    /** Books executions of an order that is new or known; what rests of one at market expires. */
    PaperState execute(PaperState state, PaperOrder order, List<Level> takes) {
        List<Fill> fills = new ArrayList<>();
        long number = state.lastNumber();
        for (Level take : takes) {
            number++;
            fills.add(fill(state, order, take, number));
        }
        PaperOrder next = order.filledBy(fills, now);
        OrderType type = order.terms().type();
        boolean atMarket = type == OrderType.MARKET || type == OrderType.STOP_LOSS;
        PaperOrder settled = atMarket && next.isLive() ? next.ended(OrderStatus.EXPIRED, now) : next;
        return state.numbered(number).booked(fills).with(List.of(settled));
    }

    private Fill fill(PaperState state, PaperOrder order, Level take, long number) {
        return Fill.builder()
                .id(new FillId(state.id(number)))
                .venueOrderId(order.id())
                .symbol(order.symbol())
                .side(order.terms().side())
                .price(take.price())
                .quantity(take.quantity())
                .fee(fees.of(instrument, order.terms().side(), take.price(), take.quantity()))
                .at(now)
                .build();
    }
}
