package trade.helix.tck;

import static trade.helix.tck.Break.client;
import static trade.helix.tck.Break.find;
import static trade.helix.tck.Break.submit;
import static trade.helix.tck.Break.venue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.Venue;

/** Wrong orders, look-ups and sessions. */
final class OrderBreaks {
    static final List<Break> ALL = List.of(
            submit("S1", "sends twice", OrderBreaks::twice),
            submit("S2", "says that twice as much is filled", OrderBreaks::boastful),
            find("S3", "finds nothing", (sound, query) -> new Lookup.NotFound(false)),
            submit(
                    "S4",
                    "only buys",
                    (sound, order) -> sound.submit(as(order, order.symbol(), Side.BUY, order.quantity()))),
            submit("S5", "leaves out the fees", OrderBreaks::feeless),
            submit("S6", "raises to the least", (sound, order) -> sound.submit(raised(order))),
            submit("S7", "rounds", (sound, order) -> sound.submit(floored(order))),
            submit(
                    "S8",
                    "does not say why",
                    (sound, order) ->
                            States.renamed(sound.submit(order), RefusalReason.INSUFFICIENT_FUNDS, RefusalReason.OTHER)),
            submit(
                    "S9",
                    "trades something else",
                    (sound, order) -> sound.submit(as(order, FakeVenue.SYMBOL, order.side(), order.quantity()))),
            submit("S10", "swallows an interrupt", OrderBreaks::calm),
            submit("U1", "sends again", OrderBreaks::again),
            submit("U2", "takes no answer for a refusal", OrderBreaks::pessimist),
            submit("U2", "sends again and does not say so", OrderBreaks::secretly),
            submit("U3", "takes an error for a refusal", OrderBreaks::pessimist),
            submit("U4", "takes a refusal for unknown", (sound, order) -> unsure(sound.submit(order))),
            find("N1", "is certain at once", (sound, query) -> certain(sound.find(query), true)),
            find("N2", "is never certain", (sound, query) -> certain(sound.find(query), false)),
            client("N3", "looks once", OrderBreaks::lookingOnce),
            find("N4", "is never certain", (sound, query) -> certain(sound.find(query), false)),
            find("N5", "is certain without ground", (sound, query) -> certain(sound.find(query), true))
                    .declaring(),
            venue("X1", "opens an account for each session", OrderBreaks::separate),
            venue("X2", "closes the venue with a session", OrderBreaks::closingAll),
            client("X3", "cannot close twice", sound -> closing(sound, true)),
            client("X4", "does not close", sound -> closing(sound, false)),
            venue("X5", "does not close its sessions", OrderBreaks::openForEver),
            client("X6", "serves one thread only", OrderBreaks::confined),
            venue("X7", "shows its key", OrderBreaks::talkative));

    private OrderBreaks() {}

    private static OrderRequest as(OrderRequest order, Symbol symbol, Side side, Quantity quantity) {
        return new OrderRequest(order.clientOrderId(), symbol, side, quantity);
    }

    private static SubmitResult twice(ExchangeClient sound, OrderRequest order) {
        sound.submit(new OrderRequest(
                new ClientOrderId(order.clientOrderId() + "x"), order.symbol(), order.side(), order.quantity()));
        return sound.submit(order);
    }

    private static SubmitResult boastful(ExchangeClient sound, OrderRequest order) {
        SubmitResult.Accepted accepted = VenueTrial.accepted(sound.submit(order));
        Quantity twice = accepted.order().filled().plus(accepted.order().filled());
        return new SubmitResult.Accepted(States.with(accepted.order(), OrderStatus.FILLED, twice), accepted.fills());
    }

    private static SubmitResult feeless(ExchangeClient sound, OrderRequest order) {
        SubmitResult.Accepted accepted = VenueTrial.accepted(sound.submit(order));
        return new SubmitResult.Accepted(
                accepted.order(),
                accepted.fills().stream().map(States::withoutFee).toList());
    }

    private static OrderRequest raised(OrderRequest order) {
        Quantity least = Quantity.of("0.001");
        return order.quantity().isBelow(least) ? as(order, order.symbol(), order.side(), least) : order;
    }

    private static OrderRequest floored(OrderRequest order) {
        return as(order, order.symbol(), order.side(), order.quantity().floorTo(Quantity.of("0.00001")));
    }

    private static SubmitResult calm(ExchangeClient sound, OrderRequest order) {
        boolean swallowed = Thread.interrupted();
        return swallowed ? new SubmitResult.Unknown("wrong on purpose") : sound.submit(order);
    }

    private static SubmitResult again(ExchangeClient sound, OrderRequest order) {
        SubmitResult first = sound.submit(order);
        return first instanceof SubmitResult.Unknown ? sound.submit(order) : first;
    }

    private static SubmitResult secretly(ExchangeClient sound, OrderRequest order) {
        SubmitResult first = sound.submit(order);
        if (first instanceof SubmitResult.Unknown) {
            sound.submit(order);
        }
        return first;
    }

    private static SubmitResult pessimist(ExchangeClient sound, OrderRequest order) {
        SubmitResult result = sound.submit(order);
        return result instanceof SubmitResult.Unknown ? States.no(RefusalReason.OTHER) : result;
    }

    private static SubmitResult unsure(SubmitResult result) {
        return result instanceof SubmitResult.Refused ? new SubmitResult.Unknown("wrong on purpose") : result;
    }

    private static Lookup certain(Lookup lookup, boolean certain) {
        return lookup instanceof Lookup.NotFound ? new Lookup.NotFound(certain) : lookup;
    }

    private static ExchangeClient lookingOnce(ExchangeClient sound) {
        return new DelegatingClient(sound) {
            @Override
            public Lookup find(LookupQuery query) {
                // The account's time is the venue's: no bound has passed since then, so that there is one look.
                Lookup once = sound.find(
                        new LookupQuery(query.order(), sound.account().at()));
                return certain(once, true);
            }
        };
    }

    private static Venue separate(Venue sound) {
        AtomicInteger sessions = new AtomicInteger();
        return new DelegatingVenue(sound) {
            @Override
            public ExchangeClient login(AccountId account, Credentials credentials) {
                String key = credentials.key() + sessions.incrementAndGet();
                return sound.login(account, new Credentials(key, credentials.secret()));
            }
        };
    }

    private static Venue closingAll(Venue venue) {
        return new DelegatingVenue(venue) {
            @Override
            public ExchangeClient login(AccountId account, Credentials credentials) {
                return new DelegatingClient(super.login(account, credentials)) {
                    @Override
                    public void close() {
                        venue.close();
                    }
                };
            }
        };
    }

    private static ExchangeClient closing(ExchangeClient client, boolean strict) {
        AtomicInteger closed = new AtomicInteger();
        return new DelegatingClient(client) {
            @Override
            public void close() {
                if (strict && closed.getAndIncrement() > 0) {
                    throw new IllegalStateException("wrong on purpose");
                }
            }
        };
    }

    private static Venue openForEver(Venue sound) {
        return new DelegatingVenue(sound) {
            @Override
            public void close() {}
        };
    }

    private static ExchangeClient confined(ExchangeClient client) {
        Thread owner = Thread.currentThread();
        return new DelegatingClient(client) {
            @Override
            public SubmitResult submit(OrderRequest order) {
                if (Thread.currentThread() != owner) {
                    throw new IllegalStateException("wrong on purpose");
                }
                return sound.submit(order);
            }
        };
    }

    private static Venue talkative(Venue sound) {
        return new DelegatingVenue(sound) {
            @Override
            public ExchangeClient login(AccountId account, Credentials credentials) {
                return new DelegatingClient(sound.login(account, credentials)) {
                    @Override
                    public String toString() {
                        return "session of " + credentials.key();
                    }
                };
            }
        };
    }
}
