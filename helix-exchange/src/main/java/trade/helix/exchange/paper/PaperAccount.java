package trade.helix.exchange.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trade.helix.api.HelixException;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/**
 * One paper account: each call reads the book of the symbols that it is about, lets live orders meet it, keeps what came of
 * that, and then does what it is for. One call at a time. Thread-safe.
 */
final class PaperAccount {
    /** How long after the latest sending an order could still appear: a store may finish what it did not answer. */
    static final Duration BOUND = Duration.ofSeconds(15);

    private final Venue market;
    private final Books books;
    private final Keeper keeper;
    private final FeesIn fees;
    private final InstantSource time;
    private final Instant openedAt;
    private final ReentrantLock turn = new ReentrantLock();

    PaperAccount(Venue market, Keeper keeper, FeesIn fees, InstantSource time) {
        this.market = market;
        this.books = new Books(market);
        this.keeper = keeper;
        this.fees = fees;
        this.time = time;
        this.openedAt = time.instant();
    }

    SubmitResult submit(OrderRequest order) {
        return inTurn(() -> {
            boolean buys = order.side() == Side.BUY;
            Scene scene = scene(
                    order.symbol(), buys ? Quantity.ZERO : order.quantity(), buys ? order.quantity() : Quantity.ZERO);
            Optional<Refusal> no = scene.refusal(order);
            if (no.isPresent()) {
                return new SubmitResult.Refused(no.get());
            }
            PaperState next = scene.with(order);
            PaperOrder taken = next.orders().get(next.orders().size() - 1);
            return kept(next, new SubmitResult.Accepted(taken.state(), taken.fills()), SubmitResult.Unknown::new);
        });
    }

    ProtectResult protect(ProtectionRequest request) {
        return inTurn(() -> {
            Scene scene = scene(request.symbol(), Quantity.ZERO, Quantity.ZERO);
            Optional<Refusal> no = scene.refusal(request);
            if (no.isPresent()) {
                return new ProtectResult.Refused(no.get());
            }
            List<PaperOrder> placed = scene.placed(request);
            return kept(scene.with(placed), new ProtectResult.Placed(states(placed)), ProtectResult.Unknown::new);
        });
    }

    CancelResult cancel(OrderRef ref) {
        return inTurn(() -> {
            PaperState state = settled(ref.symbol()::equals);
            List<PaperOrder> named = state.named(ref);
            if (named.stream().anyMatch(order -> order.status() == OrderStatus.FILLED)) {
                return new CancelResult.AlreadyFilled();
            }
            if (named.stream().noneMatch(PaperOrder::isLive)) {
                return new CancelResult.AlreadyGone();
            }
            Instant now = time.instant();
            List<PaperOrder> ended = named.stream()
                    .map(order -> order.isLive() ? order.ended(OrderStatus.CANCELED, now) : order)
                    .toList();
            return kept(state.with(ended), new CancelResult.Cancelled(states(ended)), CancelResult.Unknown::new);
        });
    }

    Lookup find(LookupQuery query) {
        return inTurn(() -> {
            PaperState state = settled(query.order().symbol()::equals);
            List<PaperOrder> named = state.named(query.order());
            return named.isEmpty()
                    ? new Lookup.NotFound(isCertain(query.sentBefore(), state.forgottenOrNull()))
                    : new Lookup.Found(states(named));
        });
    }

    /** Not of what may be among the orders that are no longer kept. */
    private boolean isCertain(Instant sentBefore, @Nullable Instant forgotten) {
        Instant latest = sentBefore.isBefore(openedAt) ? openedAt : sentBefore;
        return time.instant().isAfter(latest.plus(BOUND)) && (forgotten == null || sentBefore.isAfter(forgotten));
    }

    AccountSnapshot snapshot() {
        return inTurn(() -> {
            Instant at = time.instant();
            return new AccountSnapshot(settled(symbol -> true).balances(), at);
        });
    }

    List<OrderState> open(@Nullable Symbol symbol) {
        return inTurn(() -> {
            Predicate<Symbol> asked = each -> symbol == null || each.equals(symbol);
            return states(settled(asked).live().stream()
                    .filter(order -> asked.test(order.symbol()))
                    .toList());
        });
    }

    List<Fill> fills(Symbol symbol) {
        return inTurn(() -> {
            known(symbol);
            return settled(symbol::equals).fills(symbol);
        });
    }

    private static List<OrderState> states(List<PaperOrder> orders) {
        return orders.stream().map(PaperOrder::state).toList();
    }

    private interface Call<T> {
        T run();
    }

    private <T> T inTurn(Call<T> call) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VenueException(
                    Category.UNREACHABLE, "Interrupted while another call to the paper account went on.", e);
        }
        try {
            return call.run();
        } finally {
            turn.unlock();
        }
    }

    /** After the live orders of some symbols have met their books; those without any are not read. */
    private PaperState settled(Predicate<Symbol> asked) {
        PaperState state = keeper.load();
        List<Symbol> symbols = new ArrayList<>(state.liveSymbols());
        for (Symbol symbol : symbols) {
            // Of one that is listed no longer there is no book to meet.
            if (asked.test(symbol) && market.instrument(symbol).isPresent()) {
                state = scene(symbol, Quantity.ZERO, Quantity.ZERO).state();
            }
        }
        return state;
    }

    private Scene scene(Symbol symbol, Quantity ofBids, Quantity ofAsks) {
        PaperState before = keeper.load();
        Instrument instrument = known(symbol);
        Quantity resting = before.live(symbol).stream()
                .map(PaperOrder::remaining)
                .reduce(Quantity.ZERO, (one, other) -> one.isBelow(other) ? other : one);
        OrderBook book = books.read(symbol, resting.isBelow(ofBids) ? ofBids : resting, ofAsks);
        Matching matching = new Matching(instrument, fees, book, time.instant());
        PaperState state = matching.settle(before);
        if (!state.equals(before)) {
            keeper.keepOrThrow(state);
        }
        return new Scene(state, matching);
    }

    private Instrument known(Symbol symbol) {
        return market.instrument(symbol)
                .orElseThrow(
                        () -> new VenueException(Category.REFUSED, market.id() + " does not list " + symbol + "."));
    }

    /** What is true once a state is kept; what is not known if that failed. */
    private <T> T kept(PaperState next, T done, Function<String, T> unknown) {
        try {
            keeper.keep(next);
        } catch (HelixException e) {
            return unknown.apply("Whether the paper account was kept is not known: " + e.getMessage());
        }
        return done;
    }
}
