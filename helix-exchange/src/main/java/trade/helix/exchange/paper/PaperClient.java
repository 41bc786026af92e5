package trade.helix.exchange.paper;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;

/** A session of a paper account. Thread-safe. */
final class PaperClient implements ExchangeClient {
    static final int FILLS_ON_A_PAGE = 100;
    private static final KeyPermissions PERMISSIONS =
            new KeyPermissions(Permission.YES, Permission.NO, Permission.NO, Permission.NO);

    private final PaperAccount account;
    private final boolean pairs;
    private final Duration latency;
    private final Sleeper sleeper;
    private final BooleanSupplier venueClosed;
    private final AtomicBoolean closed = new AtomicBoolean();

    PaperClient(PaperAccount account, boolean pairs, Duration latency, Sleeper sleeper, BooleanSupplier venueClosed) {
        this.account = account;
        this.pairs = pairs;
        this.latency = latency;
        this.sleeper = sleeper;
        this.venueClosed = venueClosed;
    }

    @Override
    public KeyPermissions permissions() {
        requireOpen();
        return PERMISSIONS;
    }

    @Override
    public AccountSnapshot account() {
        requireOpen();
        return account.snapshot();
    }

    @Override
    public SubmitResult submit(OrderRequest order) {
        if (order.attached().isPresent()) {
            return new SubmitResult.Refused(unsupported("a stop does not travel with a paper order"));
        }
        return sent(() -> account.submit(order), SubmitResult.Refused::new);
    }

    @Override
    public ProtectResult protect(ProtectionRequest request) {
        if (request.target().isPresent() && !pairs) {
            return new ProtectResult.Refused(unsupported("the venue has no pairs of stop and target"));
        }
        return sent(() -> account.protect(request), ProtectResult.Refused::new);
    }

    @Override
    public CancelResult cancel(OrderRef order) {
        if (order.number() != 0) {
            return new CancelResult.Unknown("Nothing was cancelled: a stop does not travel with a paper order.");
        }
        return sent(
                () -> account.cancel(order),
                refusal -> new CancelResult.Unknown("Not cancelled: " + refusal.message()));
    }

    private static Refusal unsupported(String why) {
        return OrderRules.no(RefusalReason.UNSUPPORTED, why).orElseThrow();
    }

    private interface Call<T> {
        T run();
    }

    /** As long under way as an order to the venue; what could not be prepared has changed nothing. */
    private <T> T sent(Call<T> call, Function<Refusal, T> notSent) {
        try {
            requireOpen();
            if (!latency.isZero()) {
                sleeper.sleep(latency);
            }
            return call.run();
        } catch (VenueException e) {
            return notSent.apply(Failures.notSent(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notSent.apply(Refusal.of(RefusalReason.NOT_SENT, "nothing was sent: interrupted on the way."));
        }
    }

    @Override
    public Lookup find(LookupQuery query) {
        if (query.order().number() != 0) {
            return new Lookup.Unavailable("A stop does not travel with a paper order.");
        }
        try {
            requireOpen();
            return account.find(query);
        } catch (VenueException e) {
            return Failures.unavailable(e);
        }
    }

    @Override
    public List<OrderState> openOrders(OpenOrdersQuery query) {
        requireOpen();
        return account.open(query.symbolOrNull());
    }

    @Override
    public Page<Fill> fills(FillQuery query) {
        requireOpen();
        long after = query.cursor().map(PaperClient::place).orElse(0L);
        List<Fill> fitting = account.fills(query.symbol()).stream()
                .filter(fill -> PaperState.number(fill) > after)
                .filter(fill -> query.order().map(fill.venueOrderId()::equals).orElse(true))
                .filter(fill ->
                        query.since().map(since -> !fill.at().isBefore(since)).orElse(true))
                .toList();
        if (fitting.size() <= FILLS_ON_A_PAGE) {
            return new Page<>(fitting, null);
        }
        List<Fill> page = fitting.subList(0, FILLS_ON_A_PAGE);
        return new Page<>(page, Long.toString(PaperState.number(page.get(FILLS_ON_A_PAGE - 1))));
    }

    private static long place(String cursor) {
        try {
            return Long.parseUnsignedLong(cursor);
        } catch (NumberFormatException e) {
            throw new VenueException(Category.REFUSED, "No cursor of paper fills: it must be an earlier page's.", e);
        }
    }

    private void requireOpen() {
        if (closed.get() || venueClosed.getAsBoolean()) {
            throw new VenueException(Category.UNREACHABLE, "The paper session is closed.");
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
