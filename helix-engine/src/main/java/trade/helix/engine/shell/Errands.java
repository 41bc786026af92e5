package trade.helix.engine.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Venue;
import trade.helix.engine.core.Effect;
import trade.helix.engine.core.Facts;
import trade.helix.engine.core.Input;

/** Runs the venue calls of one account off its lane and brings what came of them back as inputs. */
final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Venue venue;
    private final ExchangeClient client;
    private final FillPages pages;
    private final OrderDoor door;
    private final InstantSource time;
    private final Executor executor;
    private final Consumer<Input> back;

    Errands(
            Venue venue,
            ExchangeClient client,
            OrderDoor door,
            InstantSource time,
            Executor executor,
            Consumer<Input> back) {
        this.venue = venue;
        this.client = client;
        this.pages = new FillPages(client::fills);
        this.door = door;
        this.time = time;
        this.executor = executor;
        this.back = back;
    }

    void submitEntry(Effect.SubmitEntry effect) {
        var id = effect.order().clientOrderId();
        call(
                () -> door.enter(effect.approval(), effect.order(), effect.notAfter()),
                SubmitResult.Unknown::new,
                result -> new Input.SubmitReturned(now(), id, result));
    }

    void submitExit(Effect.SubmitExit effect) {
        var id = effect.order().clientOrderId();
        call(
                () -> door.exit(effect.order()),
                SubmitResult.Unknown::new,
                result -> new Input.SubmitReturned(now(), id, result));
    }

    void protect(Effect.Protect effect) {
        var id = effect.request().clientOrderId();
        call(
                () -> door.protect(effect.request()),
                ProtectResult.Unknown::new,
                result -> new Input.ProtectReturned(now(), id, result));
    }

    void cancel(Effect.Cancel effect) {
        var id = effect.order().clientOrderId();
        call(
                () -> door.cancel(effect.order()),
                CancelResult.Unknown::new,
                result -> new Input.CancelReturned(now(), id, result));
    }

    void find(Effect.Find effect) {
        var id = effect.query().order().clientOrderId();
        call(
                () -> client.find(effect.query()),
                Lookup.Unavailable::new,
                result -> new Input.LookupReturned(now(), id, result));
    }

    void readFills(Effect.ReadFills effect) {
        call(
                () -> {
                    List<Fill> fills = pages.all(effect.orders().stream()
                            .map(order -> FillQuery.of(effect.symbol(), order))
                            .toList());
                    return (Input) new Input.FillsRead(now(), effect.id(), fills);
                },
                cause -> new Input.FillsFailed(now(), effect.id(), cause),
                input -> input);
    }

    void readSales(Effect.ReadSales effect) {
        call(
                () -> {
                    List<Fill> fills = pages.all(List.of(FillQuery.since(effect.symbol(), effect.since())));
                    return (Input) new Input.SalesRead(now(), effect.id(), fills);
                },
                cause -> new Input.FillsFailed(now(), effect.id(), cause),
                input -> input);
    }

    void readFacts(Effect.ReadFacts effect) {
        call(
                () -> {
                    Facts facts = facts(effect.symbols());
                    return (Input) new Input.FactsRead(now(), effect.version(), facts);
                },
                cause -> new Input.FactsFailed(now(), cause),
                input -> input);
    }

    void readStanding(Effect.ReadStanding effect) {
        call(() -> (Input) standing(effect), cause -> new Input.StandingFailed(now(), cause), input -> input);
    }

    private Input.StandingRead standing(Effect.ReadStanding effect) {
        AccountSnapshot account = balances();
        boolean explained = venue.capabilities().has(Capability.PROTECTIVE_STOP) && account.isHeldBy(effect.held());
        return new Input.StandingRead(now(), effect.version(), account, explained ? List.of() : orders());
    }

    /** All balances and all live orders. */
    Input.StandingRead standing(long version) {
        return new Input.StandingRead(now(), version, balances(), orders());
    }

    private AccountSnapshot balances() {
        return Objects.requireNonNull(client.account(), "the venue returned no balances");
    }

    private List<OrderState> orders() {
        return Objects.requireNonNull(client.openOrders(new OpenOrdersQuery(null)), "the venue returned no orders");
    }

    /** Balances first, prices last: prices age faster. */
    Facts facts(Set<Symbol> symbols) {
        AccountSnapshot account = balances();
        Map<Symbol, Instrument> instruments = new HashMap<>();
        Map<Symbol, Quote> quotes = new HashMap<>();
        for (Symbol symbol : symbols) {
            Optional<Instrument> instrument = venue.instrument(symbol);
            if (instrument.isPresent()) {
                instruments.put(symbol, instrument.get());
                quotes.put(symbol, venue.quote(symbol));
            }
        }
        return new Facts(instruments, quotes, account, now());
    }

    private <R> void call(
            Supplier<? extends @Nullable R> work, Function<String, ? extends R> unknown, Function<R, Input> input) {
        Runnable task = () -> back.accept(input.apply(outcome(work, unknown)));
        try {
            executor.execute(task);
        } catch (RuntimeException | Error e) {
            // Nothing was called. While closing nobody listens any more; otherwise the order is looked up like any
            // other.
            LOG.warn("The executor took no call to {}: {}", venue.id(), e.toString());
            back.accept(input.apply(unknown.apply("the executor took no task: " + e)));
        }
    }

    /** Whatever a call throws, or nothing at all, is an outcome that is not known: passed on as such, never as a failure. */
    private <R> R outcome(Supplier<? extends @Nullable R> work, Function<String, ? extends R> unknown) {
        String cause = "it returned nothing, which its contract forbids";
        try {
            R result = work.get();
            if (result != null) {
                return result;
            }
        } catch (RuntimeException | Error e) {
            cause = e.toString();
        }
        LOG.warn("A call to {} failed, its outcome is not known: {}", venue.id(), cause);
        return unknown.apply(cause);
    }

    private Instant now() {
        return time.instant();
    }
}
