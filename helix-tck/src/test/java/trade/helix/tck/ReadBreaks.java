package trade.helix.tck;

import static trade.helix.tck.Break.account;
import static trade.helix.tck.Break.client;
import static trade.helix.tck.Break.fills;
import static trade.helix.tck.Break.open;
import static trade.helix.tck.Break.submit;
import static trade.helix.tck.Break.venue;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** Wrong reads: of the market, of the account, of its history. */
final class ReadBreaks {
    static final List<Break> ALL = List.of(
            venue("M1", "knows no spelling", sound -> resolving(sound, List.of())),
            venue("M2", "takes anything for its one symbol", sound -> resolving(sound, List.of(FakeVenue.SYMBOL))),
            venue("M3", "lists what it does not trade", sound -> listing(sound, false)),
            venue("M4", "has an instrument for everything", sound -> listing(sound, true)),
            venue("M5", "keeps its first quote", ReadBreaks::keepingQuote),
            venue("M6", "gives the worst bids first", ReadBreaks::reversingBook),
            venue("M7", "fails in its own way", ReadBreaks::failing),
            venue("M8", "changes its mind", ReadBreaks::changing),
            account("A1", "rounds balances", sound -> each(sound.account(), ReadBreaks::rounded)),
            account("A2", "counts as free what is held", sound -> each(sound.account(), ReadBreaks::allFree)),
            account(
                    "A3",
                    "gives another time",
                    sound -> new AccountSnapshot(sound.account().balances(), Instant.EPOCH)),
            client("A4", "takes unknown for no", ReadBreaks::sayingNo),
            account("A5", "does not tell a wrong key from a silent venue", sound -> as(Category.UNREACHABLE, sound)),
            submit(
                    "A6",
                    "does not say why",
                    (sound, order) ->
                            States.renamed(sound.submit(order), RefusalReason.KEY_REFUSED, RefusalReason.OTHER)),
            Break.find("A7", "takes no answer for no order", (sound, query) -> notFound(sound.find(query))),
            Break.find("U10", "takes no answer for no order", (sound, query) -> notFound(sound.find(query))),
            account("U11", "gives another category", sound -> as(Category.UNREADABLE, sound)),
            client("H1", "lists what it has sent", ReadBreaks::listingSent),
            open(
                    "H2",
                    "gives nothing without a symbol",
                    (sound, query) -> query.symbol().isPresent() ? sound.openOrders(query) : List.of()),
            open("P3", "lists no open orders", (sound, query) -> List.of()),
            fills("H3", "leaves out the fees", (sound, query) -> mapped(sound.fills(query), true)),
            fills("P5", "leaves out the fees", (sound, query) -> mapped(sound.fills(query), true)),
            fills(
                    "H4",
                    "does not pick by order",
                    (sound, query) -> sound.fills(new FillQuery(query.symbol(), null, null, query.cursorOrNull()))),
            fills(
                    "H5",
                    "does not pick by time",
                    (sound, query) -> sound.fills(
                            new FillQuery(query.symbol(), query.orderOrNull(), null, query.cursorOrNull()))),
            fills("H6", "gives the newest first", (sound, query) -> mapped(sound.fills(query), false)),
            fills(
                    "H7",
                    "forgets the next page",
                    (sound, query) -> new Page<>(sound.fills(query).items(), null)),
            fills("H8", "fails in its own way", ReadBreaks::requireListed));

    private ReadBreaks() {}

    private static Venue resolving(Venue sound, List<Symbol> answer) {
        return new DelegatingVenue(sound) {
            @Override
            public List<Symbol> resolve(String text) {
                return answer;
            }
        };
    }

    private static Venue listing(Venue sound, boolean tradable) {
        Instrument known = sound.instrument(FakeVenue.SYMBOL).orElseThrow();
        Instrument wrong = Instrument.builder()
                .symbol(known.symbol())
                .nativeName(known.nativeName())
                .tradable(tradable)
                .priceTick(known.priceTick())
                .quantityStep(known.quantityStep())
                .minQuantity(known.minQuantity())
                .maxQuantity(known.maxQuantity())
                .minNotional(known.minNotional())
                .takerFee(known.takerFee())
                .orderTypes(known.orderTypes())
                .build();
        return new DelegatingVenue(sound) {
            @Override
            public Optional<Instrument> instrument(Symbol symbol) {
                return Optional.of(wrong);
            }
        };
    }

    private static Venue keepingQuote(Venue sound) {
        Quote first = sound.quote(FakeVenue.SYMBOL);
        return new DelegatingVenue(sound) {
            @Override
            public Quote quote(Symbol symbol) {
                return first;
            }
        };
    }

    private static Venue reversingBook(Venue sound) {
        return new DelegatingVenue(sound) {
            @Override
            public OrderBook book(Symbol symbol, int depth) {
                OrderBook book = sound.book(symbol, depth);
                List<OrderBook.Level> bids = new ArrayList<>(book.bids());
                Collections.reverse(bids);
                return new OrderBook(symbol, bids, book.asks(), book.at());
            }
        };
    }

    private static Venue failing(Venue sound) {
        return new DelegatingVenue(sound) {
            @Override
            public Quote quote(Symbol symbol) {
                return instrument(symbol).map(listed -> sound.quote(symbol)).orElseThrow();
            }
        };
    }

    private static Venue changing(Venue sound) {
        AtomicInteger asked = new AtomicInteger();
        return new DelegatingVenue(sound) {
            @Override
            public Capabilities capabilities() {
                return asked.getAndIncrement() % 2 == 0 ? sound.capabilities() : Capabilities.of();
            }
        };
    }

    private static AccountSnapshot each(AccountSnapshot snapshot, UnaryOperator<Balance> wrong) {
        Map<Asset, Balance> balances = new HashMap<>(snapshot.balances());
        balances.replaceAll((asset, balance) -> wrong.apply(balance));
        return new AccountSnapshot(balances, snapshot.at());
    }

    private static Balance rounded(Balance balance) {
        Quantity free = new Quantity(balance.free().value().setScale(6, RoundingMode.HALF_EVEN));
        return new Balance(balance.asset(), free, balance.held());
    }

    private static Balance allFree(Balance balance) {
        return new Balance(balance.asset(), balance.total(), Quantity.ZERO);
    }

    private static ExchangeClient sayingNo(ExchangeClient sound) {
        return new DelegatingClient(sound) {
            @Override
            public KeyPermissions permissions() {
                return new KeyPermissions(sound.permissions().trade(), Permission.NO, Permission.NO);
            }
        };
    }

    private static AccountSnapshot as(Category category, ExchangeClient sound) {
        try {
            return sound.account();
        } catch (VenueException e) {
            throw new VenueException(category, "wrong on purpose", e);
        }
    }

    private static Lookup notFound(Lookup lookup) {
        return lookup.fold(found -> found, absent -> absent, unavailable -> new Lookup.NotFound(false));
    }

    private static ExchangeClient listingSent(ExchangeClient sound) {
        List<OrderState> sent = new ArrayList<>();
        return new DelegatingClient(sound) {
            @Override
            public SubmitResult submit(OrderRequest order) {
                SubmitResult result = sound.submit(order);
                sent.add(VenueTrial.accepted(result).order());
                return result;
            }

            @Override
            public List<OrderState> openOrders(OpenOrdersQuery query) {
                return List.copyOf(sent);
            }
        };
    }

    private static Page<Fill> mapped(Page<Fill> page, boolean feeless) {
        List<Fill> items = new ArrayList<>(page.items());
        if (feeless) {
            items.replaceAll(States::withoutFee);
        } else {
            Collections.reverse(items);
        }
        return new Page<>(items, page.nextOrNull());
    }

    private static Page<Fill> requireListed(ExchangeClient sound, FillQuery query) {
        if (!query.symbol().equals(FakeVenue.SYMBOL)) {
            throw new IllegalArgumentException("wrong on purpose");
        }
        return sound.fills(query);
    }
}
