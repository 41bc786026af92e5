package trade.helix.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Transfer;
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
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.TransferQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** A session at the fake venue: what the account says, and the faults on the way there and back. Thread-safe. */
final class FakeExchangeClient implements ExchangeClient {
    private static final String NO_ANSWER = "No answer from the fake venue: the connection broke.";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FakeVenue venue;
    private final String key;
    private final AtomicBoolean closed = new AtomicBoolean();

    FakeExchangeClient(FakeVenue venue, String key) {
        this.venue = venue;
        this.key = key;
    }

    @Override
    public KeyPermissions permissions() {
        return read(account -> venue.permissions());
    }

    @Override
    public AccountSnapshot account() {
        Instant at = venue.now();
        return read(account -> new AccountSnapshot(account.balances(), at));
    }

    @Override
    public SubmitResult submit(OrderRequest order) {
        Optional<Refusal> no = barred().or(() -> order.attached().flatMap(any -> unsupported(Capability.ATTACHED_STOP)))
                .or(this::tooMany);
        if (no.isPresent()) {
            return new SubmitResult.Refused(no.get());
        }
        if (venue.strikes(VenueFault.SUBMIT_LOST)) {
            return new SubmitResult.Unknown(NO_ANSWER);
        }
        SubmitResult result = venue.with(key, account -> account.submit(order));
        if (venue.strikes(VenueFault.SUBMIT_ANSWERED_WITH_ERROR)) {
            return new SubmitResult.Unknown("The fake venue does not know what came of it.");
        }
        return venue.strikes(VenueFault.SUBMIT_ANSWER_LOST) ? new SubmitResult.Unknown(NO_ANSWER) : result;
    }

    @Override
    public ProtectResult protect(ProtectionRequest request) {
        Optional<Refusal> no = barred().or(() -> unsupported(request)).or(this::tooMany);
        if (no.isPresent()) {
            return new ProtectResult.Refused(no.get());
        }
        if (venue.strikes(VenueFault.PROTECT_LOST)) {
            return new ProtectResult.Unknown(NO_ANSWER);
        }
        ProtectResult result = venue.with(key, account -> account.protect(request));
        return venue.strikes(VenueFault.PROTECT_ANSWER_LOST) ? new ProtectResult.Unknown(NO_ANSWER) : result;
    }

    @Override
    public CancelResult cancel(OrderRef order) {
        Optional<Refusal> no = barred();
        if (no.isPresent()) {
            return new CancelResult.Unknown(no.get().message());
        }
        if (venue.strikes(VenueFault.CANCEL_LOST)) {
            return new CancelResult.Unknown(NO_ANSWER);
        }
        CancelResult result = venue.with(key, account -> account.cancel(order));
        return venue.strikes(VenueFault.CANCEL_ANSWER_LOST) ? new CancelResult.Unknown(NO_ANSWER) : result;
    }

    @Override
    public Lookup find(LookupQuery query) {
        Lookup first = look(query.order());
        boolean past = venue.now().isAfter(query.sentBefore().plus(FakeVenue.ABSENCE_BOUND));
        if (!past || !venue.capabilities().has(Capability.CERTAIN_ABSENCE)) {
            return first;
        }
        return first.fold(found -> found, absent -> certain(look(query.order())), unavailable -> unavailable);
    }

    private static Lookup certain(Lookup second) {
        return second.fold(found -> found, absent -> new Lookup.NotFound(true), unavailable -> unavailable);
    }

    private Lookup look(OrderRef order) {
        Optional<Refusal> no = barred();
        if (no.isPresent() || venue.strikes(VenueFault.LOOKUP_LOST)) {
            return new Lookup.Unavailable(no.map(Refusal::message).orElse(NO_ANSWER));
        }
        return venue.strikes(VenueFault.LOOKUP_STALE)
                ? new Lookup.NotFound(false)
                : venue.with(key, account -> account.find(order));
    }

    @Override
    public List<OrderState> openOrders(OpenOrdersQuery query) {
        return read(account -> account.open(query.symbolOrNull()));
    }

    @Override
    public Page<Fill> fills(FillQuery query) {
        FakeVenue.requireListed(query.symbol());
        List<Fill> all = read(FakeAccount::fills);
        int from = query.cursor().map(FakeExchangeClient::place).orElse(0);
        List<Fill> fitting = all.stream()
                .filter(fill -> query.order().map(fill.venueOrderId()::equals).orElse(true))
                .filter(fill ->
                        query.since().map(since -> !fill.at().isBefore(since)).orElse(true))
                .skip(from)
                .toList();
        int to = Math.min(fitting.size(), FakeVenue.FILLS_ON_A_PAGE);
        return new Page<>(fitting.subList(0, to), to < fitting.size() ? Integer.toString(from + to) : null);
    }

    @Override
    public Page<Transfer> transfers(TransferQuery query) {
        if (!venue.capabilities().has(Capability.TRANSFERS)) {
            return ExchangeClient.super.transfers(query);
        }
        int from = query.cursor().map(FakeExchangeClient::place).orElse(0);
        List<Transfer> fitting = read(FakeAccount::transfers).stream()
                .filter(each -> !each.at().isBefore(query.since()))
                .skip(from)
                .toList();
        int to = Math.min(fitting.size(), FakeVenue.FILLS_ON_A_PAGE);
        return new Page<>(fitting.subList(0, to), to < fitting.size() ? Integer.toString(from + to) : null);
    }

    @Override
    public Subscription stream(AccountListener listener) {
        if (!venue.capabilities().has(Capability.PRIVATE_STREAM)) {
            return ExchangeClient.super.stream(listener);
        }
        if (isEnded()) {
            throw new VenueException(Category.UNREACHABLE, "The session is closed.");
        }
        FakeStream stream = new FakeStream(listener, () -> !isEnded());
        if (venue.knows(key)) {
            return venue.with(key, account -> account.listen(stream));
        }
        stream.tell(each -> each.disconnected("The fake venue does not know this key."));
        return stream;
    }

    private boolean isEnded() {
        return closed.get() || venue.isClosed();
    }

    private static int place(String cursor) {
        try {
            return Integer.parseUnsignedInt(cursor);
        } catch (NumberFormatException e) {
            throw new VenueException(Category.REFUSED, "No cursor of an earlier page: give one of those.", e);
        }
    }

    private <T> T read(Function<FakeAccount, T> reader) {
        barred().ifPresent(no -> {
            boolean refused = no.reason() == RefusalReason.KEY_REFUSED;
            throw new VenueException(refused ? Category.KEY_REFUSED : Category.UNREACHABLE, no.message());
        });
        if (venue.strikes(VenueFault.READ_LOST)) {
            throw new VenueException(Category.UNREACHABLE, NO_ANSWER);
        }
        return venue.with(key, reader);
    }

    private Optional<Refusal> barred() {
        if (isEnded()) {
            return Optional.of(Refusal.of(RefusalReason.NOT_SENT, "The session is closed; nothing was sent."));
        }
        return venue.knows(key)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalReason.KEY_REFUSED, "The fake venue does not know this key."));
    }

    private Optional<Refusal> tooMany() {
        return venue.strikes(VenueFault.SUBMIT_RATE_LIMITED)
                ? Optional.of(new Refusal(RefusalReason.RATE_LIMITED, "Too many orders.", PAUSE))
                : Optional.empty();
    }

    private Optional<Refusal> unsupported(ProtectionRequest request) {
        return unsupported(request.target().isPresent() ? Capability.PROTECTIVE_PAIR : Capability.PROTECTIVE_STOP);
    }

    private Optional<Refusal> unsupported(Capability needed) {
        return venue.capabilities().has(needed)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalReason.UNSUPPORTED, "The fake venue was made without " + needed + "."));
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
