package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capabilities;
import trade.helix.engine.core.ModelVenue.Accident;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** Accidents of streams, of looks that they lead to, and of trades that only the price guards. */
class StreamAccidentsTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private static ClientOrderId stop(ModelWorld world) {
        return world.venue.orders.entrySet().stream()
                .filter(order -> order.getValue().state().stopPrice().isPresent())
                .map(Map.Entry::getKey)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static ModelWorld streamed() {
        ModelWorld world = new ModelWorld();
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(10));
        world.connect();
        world.pass(Duration.ofSeconds(16));
        return world;
    }

    /** The stop fills between its being placed and the arrival of that answer; the event overtakes the answer. */
    @Test
    void anEventThatOvertakesTheAnswerToTheProtectiveOrderIsNotLost() {
        ModelWorld world = new ModelWorld();
        world.pass(Duration.ofSeconds(10));
        world.connect();
        world.meanwhile = () -> {
            world.venue.move(Price.of("58500"));
            world.tell();
        };
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.venue.orders.get(stop(world)).state().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(world.state.account().trades()).isEmpty();
    }

    /** The same with a stop whose limit is left behind: I4 and I1 count on 5 s. */
    @Test
    void aTriggerThatOvertakesTheAnswerIsSoldInTime() {
        ModelWorld world = new ModelWorld();
        world.pass(Duration.ofSeconds(10));
        world.connect();
        world.venue.stopsRunAway = true;
        world.meanwhile = () -> {
            world.venue.move(Price.of("58500"));
            world.tell();
        };
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(10));

        assertThat(world.state.account().trades()).isEmpty();
    }

    /** The venue tells of a fill that it then does not show at once (BEHIND); the next look is 15 s away. */
    @Test
    void aLookThatAnswersFromBeforeTheEventIsRepeatedSoon() {
        ModelWorld world = streamed();
        ClientOrderId stop = stop(world);
        world.venue.move(Price.of("58500"));
        world.venue.accidents.add(Accident.BEHIND);
        // As of a pair, or an adapter that tells less: no execution in it.
        world.step(new Input.OrderChanged(
                world.venue.now, ModelWorld.update(world.venue.orders.get(stop).state())));
        world.losesEvents = true;
        world.pass(Duration.ofSeconds(4));

        assertThat(world.state.account().trades()).isEmpty();
    }

    @Test
    void anEventLedLookIsNotPatient() {
        ModelWorld world = streamed();
        ClientOrderId stop = stop(world);
        world.venue.move(Price.of("58500"));
        world.step(new Input.OrderChanged(
                world.venue.now, ModelWorld.update(world.venue.orders.get(stop).state())));
        world.losesEvents = true;
        world.queries.clear();
        world.performAll();

        assertThat(world.queries).isNotEmpty();
        assertThat(world.queries.get(0).patient()).isFalse();
    }

    /** The owner's own bot places and moves orders in the same symbol: each event asks for our stop. */
    @Test
    void ordersOfTheOwnerThatAreOnlyPlacedDoNotMakeUsAsk() {
        ModelWorld world = streamed();
        int before = world.venue.calls;
        for (int i = 0; i < 100; i++) {
            world.step(new Input.OrderChanged(
                    world.venue.now,
                    OrderUpdate.builder()
                            .symbol(ModelVenue.SYMBOL)
                            .venueOrderId(new VenueOrderId("foreign" + i))
                            .status(OrderStatus.NEW)
                            .filled(Quantity.ZERO)
                            .at(world.venue.now)
                            .build()));
            world.performAll();
        }
        assertThat(world.venue.calls - before).isLessThan(10);
    }

    /** An execution of trade A's stop, which adds up, makes us ask for trade B's. */
    @Test
    void anExecutionOfOneTradeDoesNotAskForAnother() {
        ModelWorld world = new ModelWorld(2);
        world.signal(SignalAction.BUY, "a");
        world.pass(Duration.ofSeconds(10));
        ClientOrderId first = stop(world);
        world.signal(SignalAction.BUY, "b");
        world.pass(Duration.ofSeconds(10));
        assertThat(world.state.account().trades()).hasSize(2);
        world.connect();
        world.pass(Duration.ofSeconds(1));
        int before = world.venue.calls;
        world.venue.price = Price.of("58700");
        world.venue.fill(first);
        world.tell();
        world.performAll();

        assertThat(world.state.account().trades()).hasSize(1);
        assertThat(world.venue.calls).isEqualTo(before);
    }

    /** A late event takes the report back behind what a look-up has shown. */
    @Test
    void aLateEventDoesNotTakeTheReportBack() {
        ModelWorld world = streamed();
        ClientOrderId stop = stop(world);
        OrderLeg leg = world.state
                .account()
                .trades()
                .values()
                .iterator()
                .next()
                .leg(stop)
                .orElseThrow();
        OrderState now = world.venue.orders.get(stop).state();
        Quantity part = Quantity.of("0.001");
        // A look-up has shown two parts, and reading their executions failed.
        OrderState two = OrderState.builder()
                .symbol(now.symbol())
                .side(now.side())
                .type(now.type())
                .quantity(now.quantity())
                .clientOrderId(stop)
                .venueOrderId(now.venueOrderId())
                .createdAt(now.createdAt())
                .status(OrderStatus.PARTIALLY_FILLED)
                .filled(Quantity.of("0.002"))
                .stopPrice(now.stopPrice().orElseThrow())
                .build();
        world.losesEvents = true;
        world.step(new Input.LookupReturned(world.venue.now, stop, new Lookup.Found(List.of(two))));
        world.step(new Input.FillsFailed(world.venue.now, stop, "silent"));
        Fill fill = Fill.builder()
                .id(new FillId("late"))
                .venueOrderId(now.venueOrderId())
                .symbol(now.symbol())
                .side(Side.SELL)
                .price(Price.of("58700"))
                .quantity(part)
                .fee(Money.of("0.05", "USDT"))
                .at(world.venue.now)
                .build();
        world.step(new Input.OrderChanged(
                world.venue.now,
                OrderUpdate.builder()
                        .symbol(now.symbol())
                        .venueOrderId(now.venueOrderId())
                        .clientOrderId(stop)
                        .status(OrderStatus.PARTIALLY_FILLED)
                        .filled(part)
                        .at(world.venue.now)
                        .fill(fill)
                        .build()));

        OrderLeg after = world.state
                .account()
                .trades()
                .values()
                .iterator()
                .next()
                .leg(stop)
                .orElseThrow();
        assertThat(after.observed().filled()).isEqualTo(Quantity.of("0.002"));
        assertThat(leg.isLive()).isTrue();
    }

    /** Balances are told to have changed while they are being read. */
    @Test
    void balancesThatChangeWhileTheyAreReadAreReadAgain() {
        ModelWorld world = new ModelWorld();
        world.pass(Duration.ofMinutes(1));
        Facts read = world.venue.facts();
        long version = world.state.version();
        world.signal(SignalAction.BUY);
        world.venue.usdt = new BigDecimal("100");
        world.step(new Input.BalancesChanged(world.venue.now));
        world.step(new Input.FactsRead(world.venue.now, version, read));

        assertThat(world.state.facts().account()).isNull();
    }

    /** The owner closes the trade by hand; a day later the price falls. */
    @Test
    void whatTheOwnerKeptIsNotSoldInPlaceOfWhatTheySold() {
        ModelWorld world = ModelWorld.unguarded(RiskSettings.builder().build(), new BigDecimal("0.5"));
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        Quantity owned =
                world.state.account().trades().values().iterator().next().owned();
        world.venue.sellByHand(owned.toString());
        world.pass(Duration.ofMinutes(5));
        assertThat(world.state.status().causes()).contains(HaltCause.ORPHAN);
        assertThat(world.venue.btc).isEqualByComparingTo("0.5");

        world.venue.move(Price.of("58000"));
        world.pass(Duration.ofMinutes(1));

        assertThat(world.venue.btc).isEqualByComparingTo("0.5");
    }

    /** A step on what a comparison read fails; comparisons go on. */
    @Test
    void comparisonsGoOnAfterAStepThatFailed() {
        Two two = new Two();
        two.pass(Duration.ofSeconds(5));
        two.standingFails = true;
        two.pass(Duration.ofSeconds(61));
        two.standingFails = false;
        two.standings = 0;
        two.pass(Duration.ofMinutes(30));

        assertThat(two.standings).isGreaterThan(0);
    }

    /** A venue that asks for a pause is asked all the same for each event. */
    @Test
    void aPauseThatTheVenueAsksForIsWaitedOut() {
        ModelWorld world = streamed();
        world.venue.always = Accident.RATE_LIMITED;
        int before = world.venue.calls;
        for (int i = 0; i < 20; i++) {
            world.step(new Input.OrderChanged(
                    world.venue.now,
                    OrderUpdate.builder()
                            .symbol(ModelVenue.SYMBOL)
                            .venueOrderId(new VenueOrderId("foreign" + i))
                            .status(OrderStatus.NEW)
                            .filled(Quantity.ZERO)
                            .at(world.venue.now)
                            .build()));
            world.pass(Duration.ofMillis(50));
        }
        assertThat(world.venue.calls - before).isLessThan(3);
    }

    /** Prices cannot be read for ten minutes and nobody is told. */
    @Test
    void aGuardThatSeesNoPriceForLongIsTold() {
        ModelWorld world = ModelWorld.unguarded(RiskSettings.builder().build(), BigDecimal.ZERO);
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        int before = world.journal.size();
        world.factsFail = true;
        world.pass(Duration.ofMinutes(10));

        assertThat(world.journal.size()).isGreaterThan(before);
    }

    @Test
    void eachOfTwoSymbolsIsGuarded() {
        Two two = new Two();
        two.buy(Two.BTC);
        two.pass(Duration.ofSeconds(2));
        two.buy(Two.ETH);
        two.pass(Duration.ofSeconds(10));
        assertThat(two.state.account().trades()).hasSize(2);
        two.boot();
        two.pass(Duration.ofSeconds(5));
        two.price.put(Two.ETH, Price.of("1000"));
        two.reads.clear();
        two.pass(Duration.ofMinutes(10));

        assertThat(two.state.account().trades().values())
                .noneMatch(t -> t.symbol().equals(Two.ETH));
    }

    /** The same without a restart: the second trade opens a while after the first. */
    @Test
    void eachOfTwoSymbolsIsGuardedWithoutARestart() {
        int starved = 0;
        for (int offset = 0; offset < 2000; offset += 50) {
            Two two = new Two();
            two.buy(Two.BTC);
            two.pass(Duration.ofSeconds(2));
            two.pass(Duration.ofMillis(offset));
            two.buy(Two.ETH);
            two.pass(Duration.ofSeconds(10));
            assertThat(two.state.account().trades()).hasSize(2);
            two.price.put(Two.ETH, Price.of("1000"));
            two.price.put(Two.BTC, Price.of("60001"));
            two.pass(Duration.ofMinutes(10));
            if (two.state.account().trades().values().stream()
                    .anyMatch(t -> t.symbol().equals(Two.ETH))) {
                starved++;
            }
        }
        assertThat(starved).isZero();
    }

    /** Two symbols at a venue where no stop rests; facts take 200 ms to read. */
    private static final class Two implements Effect.Performer {
        static final Symbol BTC = Symbol.of("BTC/USDT");
        static final Symbol ETH = Symbol.of("ETH/USDT");
        static final Duration LATENCY = Duration.ofMillis(200);

        private record Alarm(Instant at, long number, Function<Instant, Input> input) {}

        final Map<Symbol, Price> price = new HashMap<>(Map.of(BTC, Price.of("60000"), ETH, Price.of("3000")));
        final List<Set<Symbol>> reads = new ArrayList<>();
        final List<JournalEntry> journal = new ArrayList<>();
        final Map<Asset, BigDecimal> balance = new HashMap<>(Map.of(Asset.of("USDT"), new BigDecimal("100000")));
        final PriorityQueue<Alarm> alarms =
                new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::number));
        final Core core;
        Instant now = Instant.parse("2026-05-15T08:00:00Z");
        CoreState state;
        long n;
        boolean standingFails;
        int standings;

        Two() {
            core = new Core(
                    CoreSettings.DEFAULTS,
                    RiskManager.standard(RiskSettings.builder().maxOpenTrades(5).build()),
                    Capabilities.of());
            boot();
        }

        void boot() {
            alarms.clear();
            state = CoreState.load(
                    ModelWorld.ACCOUNT,
                    new AccountHistory("epoch", journal.size(), journal),
                    CoreSettings.DEFAULTS,
                    now);
            step(new Input.Booted(now, new VenueId("model"), 7, facts(new HashSet<>(state.openSymbols())), null));
        }

        void buy(Symbol symbol) {
            SignalRef ref = new SignalRef("s-" + n++);
            Signal signal = Signal.builder()
                    .account(ModelWorld.ACCOUNT)
                    .id(new SignalId("id" + n))
                    .action(SignalAction.BUY)
                    .symbol(symbol.toString())
                    .build();
            step(new Input.SignalArrived(now, ref, signal, new Input.Resolution(symbol, null, "")));
        }

        void step(Input input) {
            Step step = core.step(state, input);
            journal.addAll(step.entries());
            state = step.state();
            step.effects().forEach(effect -> effect.perform(this));
        }

        void later(Duration delay, Function<Instant, Input> input) {
            alarms.add(new Alarm(now.plus(delay), n++, input));
        }

        void pass(Duration time) {
            Instant end = now.plus(time);
            while (!alarms.isEmpty() && !alarms.peek().at().isAfter(end)) {
                Alarm alarm = alarms.poll();
                now = alarm.at();
                step(alarm.input().apply(now));
            }
            now = end;
        }

        Instrument instrument(Symbol symbol) {
            return Instrument.builder()
                    .symbol(symbol)
                    .nativeName(symbol.toString())
                    .priceTick(Price.of("0.01"))
                    .quantityStep(Quantity.of("0.00001"))
                    .minQuantity(Quantity.of("0.00001"))
                    .maxQuantity(Quantity.of("9000"))
                    .minNotional(Money.of("5", "USDT"))
                    .takerFee(ModelVenue.FEE)
                    .orderTypes(Set.of(OrderType.MARKET))
                    .build();
        }

        Facts facts(Set<Symbol> symbols) {
            Map<Symbol, Instrument> instruments = new HashMap<>();
            Map<Symbol, Quote> quotes = new HashMap<>();
            symbols.forEach(symbol -> {
                instruments.put(symbol, instrument(symbol));
                quotes.put(symbol, new Quote(symbol, price.get(symbol), price.get(symbol), now));
            });
            return new Facts(instruments, quotes, account(), now);
        }

        AccountSnapshot account() {
            Map<Asset, Balance> balances = new HashMap<>();
            balance.forEach((a, b) -> balances.put(a, new Balance(a, new Quantity(b), Quantity.ZERO)));
            return new AccountSnapshot(balances, now);
        }

        SubmitResult fill(OrderRequest order) {
            Price at = price.get(order.symbol());
            boolean buy = order.side() == Side.BUY;
            VenueOrderId id = new VenueOrderId("v" + n++);
            BigDecimal value = at.value().multiply(order.quantity().value());
            balance.merge(Asset.of("USDT"), buy ? value.negate() : value, BigDecimal::add);
            balance.merge(
                    order.symbol().base(),
                    buy ? order.quantity().value() : order.quantity().value().negate(),
                    BigDecimal::add);
            Fill fill = Fill.builder()
                    .id(new FillId("f" + n++))
                    .venueOrderId(id)
                    .symbol(order.symbol())
                    .side(order.side())
                    .price(at)
                    .quantity(order.quantity())
                    .fee(Money.of("0", "USDT"))
                    .at(now)
                    .build();
            return new SubmitResult.Accepted(
                    OrderState.builder()
                            .symbol(order.symbol())
                            .side(order.side())
                            .type(OrderType.MARKET)
                            .quantity(order.quantity())
                            .filled(order.quantity())
                            .clientOrderId(order.clientOrderId())
                            .venueOrderId(id)
                            .createdAt(now)
                            .status(OrderStatus.FILLED)
                            .build(),
                    List.of(fill));
        }

        @Override
        public void submitEntry(Effect.SubmitEntry effect) {
            effect.approval().spend();
            SubmitResult result = fill(effect.order());
            later(MOMENT, at -> new Input.SubmitReturned(at, effect.order().clientOrderId(), result));
        }

        @Override
        public void submitExit(Effect.SubmitExit effect) {
            SubmitResult result = fill(effect.order());
            later(MOMENT, at -> new Input.SubmitReturned(at, effect.order().clientOrderId(), result));
        }

        @Override
        public void protect(Effect.Protect effect) {
            throw new AssertionError();
        }

        @Override
        public void cancel(Effect.Cancel effect) {
            throw new AssertionError();
        }

        @Override
        public void find(Effect.Find effect) {
            throw new AssertionError();
        }

        @Override
        public void readFills(Effect.ReadFills effect) {
            throw new AssertionError();
        }

        @Override
        public void readSales(Effect.ReadSales effect) {
            throw new AssertionError();
        }

        @Override
        public void readFacts(Effect.ReadFacts effect) {
            reads.add(effect.symbols());
            later(LATENCY, at -> new Input.FactsRead(at, effect.version(), facts(effect.symbols())));
        }

        @Override
        public void readStanding(Effect.ReadStanding effect) {
            standings++;
            if (standingFails) {
                later(MOMENT, at -> new Input.StepFailed(at, "a bug", null));
                return;
            }
            later(MOMENT, at -> new Input.StandingRead(at, effect.version(), account(), List.of()));
        }

        @Override
        public void scheduleStanding(Effect.ScheduleStanding effect) {
            later(effect.delay(), at -> new Input.StandingDue(at, effect.token()));
        }

        @Override
        public void schedule(Effect.Schedule effect) {
            later(effect.delay(), at -> new Input.TimerFired(at, effect.id(), effect.token()));
        }

        @Override
        public void answer(Effect.Answer effect) {}
    }
}
