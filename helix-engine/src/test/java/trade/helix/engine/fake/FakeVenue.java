package trade.helix.engine.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.AccountListener;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;

/** A venue that fills everything at 60,000, for tests of what stands around the core. The wire is tried on the simulator. */
public final class FakeVenue implements Venue {
    public static final Symbol SYMBOL = Symbol.of("BTC/USDT");
    public static final VenueId ID = new VenueId("fake");
    private static final Price PRICE = Price.of("60000");

    public final AtomicInteger entries = new AtomicInteger();
    final Map<ClientOrderId, OrderState> orders = new ConcurrentHashMap<>();
    public volatile Permission withdraw = Permission.NO;
    public volatile Capabilities capabilities = Capabilities.of(Capability.PROTECTIVE_STOP);

    /** Who hears of changes; empty while nobody does. */
    public final List<AccountListener> listeners = new CopyOnWriteArrayList<>();

    public volatile Environment environment = Environment.TESTNET;
    public volatile boolean closed;
    public final AtomicInteger openSessions = new AtomicInteger();
    /** Runs before an order is taken. */
    public volatile Runnable beforeSubmit = () -> {};

    /** Runs before an order of an account is taken. */
    public volatile Consumer<AccountId> beforeSubmitOf = account -> {};

    /** Runs before balances are read. */
    public volatile Runnable beforeAccount = () -> {};

    /** Runs before a session is opened. */
    public volatile Runnable beforeLogin = () -> {};

    /** Whether the next orders are taken, and nothing is returned. */
    public volatile boolean answersNothing;

    private final InstantSource time;
    private final AtomicInteger ids = new AtomicInteger();

    public FakeVenue(InstantSource time) {
        this.time = time;
    }

    public VenueProvider provider() {
        return new VenueProvider() {
            @Override
            public String id() {
                return ID.value();
            }

            @Override
            public Venue open(VenueConfig config, VenueContext context) {
                return FakeVenue.this;
            }
        };
    }

    @Override
    public VenueId id() {
        return ID;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Symbol> resolve(String text) {
        return text.equals("BTC/USDT") ? List.of(SYMBOL) : List.of();
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return Optional.of(Instrument.builder()
                .symbol(SYMBOL)
                .nativeName("BTCUSDT")
                .priceTick(Price.of("0.01"))
                .quantityStep(Quantity.of("0.00001"))
                .minQuantity(Quantity.of("0.00001"))
                .maxQuantity(Quantity.of("9000"))
                .minNotional(Money.of("5", "USDT"))
                .takerFee(Ratio.ofPercent("0.1"))
                .orderTypes(Set.of(OrderType.MARKET, OrderType.STOP_LOSS))
                .build());
    }

    @Override
    public Quote quote(Symbol symbol) {
        return new Quote(symbol, PRICE, PRICE, time.instant());
    }

    @Override
    public OrderBook book(Symbol symbol, int depth) {
        return new OrderBook(symbol, List.of(), List.of(), time.instant());
    }

    @Override
    public ExchangeClient login(AccountId account, Credentials credentials) {
        beforeLogin.run();
        openSessions.incrementAndGet();
        return new Session(account);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The venue's orders that are live: stops. */
    public List<OrderState> live() {
        return orders.values().stream().filter(order -> order.status().isLive()).toList();
    }

    /** What is live fills. */
    public void fillStops() {
        orders.replaceAll((id, order) -> !order.status().isLive()
                ? order
                : state(id, order.side(), order.type(), order.quantity())
                        .status(OrderStatus.FILLED)
                        .filled(order.quantity())
                        .build());
    }

    private OrderState.Builder state(ClientOrderId id, Side side, OrderType type, Quantity quantity) {
        return OrderState.builder()
                .symbol(SYMBOL)
                .side(side)
                .type(type)
                .quantity(quantity)
                .clientOrderId(id)
                .venueOrderId(new VenueOrderId("v" + ids.incrementAndGet()))
                .createdAt(time.instant());
    }

    private final class Session implements ExchangeClient {
        private final AccountId owner;

        Session(AccountId owner) {
            this.owner = owner;
        }

        @Override
        public KeyPermissions permissions() {
            return new KeyPermissions(Permission.YES, withdraw, Permission.NO);
        }

        @Override
        public AccountSnapshot account() {
            beforeAccount.run();
            Asset usdt = Asset.of("USDT");
            Balance balance = new Balance(usdt, Quantity.of("10000"), Quantity.ZERO);
            return new AccountSnapshot(Map.of(usdt, balance), time.instant());
        }

        @Override
        public SubmitResult submit(OrderRequest order) {
            beforeSubmit.run();
            beforeSubmitOf.accept(owner);
            if (order.side() == Side.BUY) {
                entries.incrementAndGet();
            }
            OrderState state = state(order.clientOrderId(), order.side(), OrderType.MARKET, order.quantity())
                    .status(OrderStatus.FILLED)
                    .filled(order.quantity())
                    .build();
            orders.put(order.clientOrderId(), state);
            return answersNothing ? null : new SubmitResult.Accepted(state, List.of(fill(state)));
        }

        private Fill fill(OrderState state) {
            return Fill.builder()
                    .id(new FillId(state.venueOrderId().value()))
                    .venueOrderId(state.venueOrderId())
                    .symbol(SYMBOL)
                    .side(state.side())
                    .price(PRICE)
                    .quantity(state.quantity())
                    .fee(Money.of("1", "USDT"))
                    .at(time.instant())
                    .build();
        }

        @Override
        public ProtectResult protect(ProtectionRequest request) {
            OrderState state = state(request.clientOrderId(), Side.SELL, OrderType.STOP_LOSS, request.quantity())
                    .status(OrderStatus.NEW)
                    .build();
            orders.put(request.clientOrderId(), state);
            return new ProtectResult.Placed(List.of(state));
        }

        @Override
        public CancelResult cancel(OrderRef order) {
            OrderState live = orders.remove(order.clientOrderId());
            if (live == null) {
                return new CancelResult.AlreadyGone();
            }
            OrderState gone = state(order.clientOrderId(), Side.SELL, OrderType.STOP_LOSS, live.quantity())
                    .status(OrderStatus.CANCELED)
                    .build();
            return new CancelResult.Cancelled(List.of(gone));
        }

        @Override
        public Lookup find(LookupQuery query) {
            OrderState state = orders.get(query.order().clientOrderId());
            return state == null ? new Lookup.NotFound(true) : new Lookup.Found(List.of(state));
        }

        @Override
        public List<OrderState> openOrders(OpenOrdersQuery query) {
            return orders.values().stream()
                    .filter(order -> order.status().isLive())
                    .toList();
        }

        @Override
        public Page<Fill> fills(FillQuery query) {
            List<Fill> fills = new ArrayList<>();
            orders.values().stream()
                    .filter(order ->
                            query.order().map(order.venueOrderId()::equals).orElse(true))
                    .filter(order -> !order.filled().isZero())
                    .map(order -> fill(order))
                    .filter(fill -> query.since()
                            .map(since -> !fill.at().isBefore(since))
                            .orElse(true))
                    .forEach(fills::add);
            return new Page<>(fills, null);
        }

        @Override
        public Subscription stream(AccountListener listener) {
            if (!capabilities.has(Capability.PRIVATE_STREAM)) {
                return ExchangeClient.super.stream(listener);
            }
            listeners.add(listener);
            listener.connected();
            return () -> listeners.remove(listener);
        }

        @Override
        public void close() {
            openSessions.decrementAndGet();
        }
    }

    public static Instant start() {
        return Instant.parse("2026-05-15T08:00:00Z");
    }
}
