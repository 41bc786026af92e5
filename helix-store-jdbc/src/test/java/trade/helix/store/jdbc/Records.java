package trade.helix.store.jdbc;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Trace;
import trade.helix.api.risk.Verdict;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Ratio;

/** Arbitrary journal records of every kind, each part arbitrary of its own. */
final class Records {
    private static final String VISIBLE = "ABCxyz019-_.:/\\\"'!~#{}";
    private static final String SMALL = "abcxyz019-";

    private static final Arbitrary<SignalRef> REF = Values.id(SMALL, 64, SignalRef::new);
    private static final Arbitrary<TradeId> TRADE_ID = Values.id("ABCabc019-", 64, TradeId::new);
    private static final Arbitrary<ClientOrderId> ORDER_ID = Values.id(VISIBLE, 64, ClientOrderId::new);
    private static final Arbitrary<VenueOrderId> VENUE_ORDER_ID = Values.id(VISIBLE, 64, VenueOrderId::new);
    private static final Arbitrary<FillId> FILL_ID = Values.id(VISIBLE, 64, FillId::new);
    private static final Arbitrary<ReasonCode> REASON = Values.id("abc_019", 64, ReasonCode::new);
    private static final Arbitrary<GateId> GATE = Values.id("abcxyz", 64, GateId::new);
    private static final Arbitrary<VenueId> VENUE = Values.id("abc019", 32, VenueId::new);
    private static final Arbitrary<AccountId> ACCOUNT = Values.id("ABCabc019", 64, AccountId::new);
    private static final Arbitrary<SignalId> SIGNAL_ID =
            Values.id("aB9 \u00e9\u4e2d\ud83d\ude00\"\\", 128, SignalId::new);

    private Records() {}

    static Arbitrary<JournalRecord> any() {
        return Arbitraries.oneOf(ofEachKind());
    }

    static List<Arbitrary<? extends JournalRecord>> ofEachKind() {
        return List.of(
                accountOpened(),
                signalReceived(),
                signalDecided(),
                intentCommitted(),
                outcomeRecorded(),
                orderObserved(),
                fillRecorded(),
                exitRequested(),
                tradeUpdated(),
                Combinators.combine(ORDER_ID, FILL_ID, Values.MONEY).as(JournalRecord.AllowanceExceeded::new),
                Values.MONEY.map(JournalRecord.TransferRecorded::new),
                discrepancies(),
                holdings(),
                Combinators.combine(TRADE_ID, Values.QUANTITY, Values.MILLIS)
                        .as(JournalRecord.ProtectionGapClosed::new),
                accountUpdated(),
                Combinators.combine(Values.NAME, Values.NAME, Values.TEXT, Values.TEXT)
                        .as(JournalRecord.CommandRecorded::new));
    }

    private static Arbitrary<JournalRecord> discrepancies() {
        return Combinators.combine(Arbitraries.of(Discrepancy.Kind.class), Values.TEXT, Values.TEXT, Values.TEXT)
                .as(Discrepancy::new)
                .list()
                .ofMaxSize(3)
                .map(JournalRecord.DiscrepanciesFound::new);
    }

    private static Arbitrary<JournalRecord> holdings() {
        return Combinators.combine(
                        Arbitraries.maps(Values.ASSET, Values.QUANTITY).ofMaxSize(3),
                        VENUE_ORDER_ID.set().ofMaxSize(3),
                        Values.TEXT)
                .as(JournalRecord.HoldingsAccepted::new);
    }

    private static Arbitrary<JournalRecord> accountOpened() {
        return Combinators.combine(VENUE, Arbitraries.integers()).as(JournalRecord.AccountOpened::new);
    }

    private static Arbitrary<JournalRecord> signalReceived() {
        return Combinators.combine(REF, signal(), Values.SYMBOL.injectNull(0.2)).as(JournalRecord.SignalReceived::new);
    }

    private static Arbitrary<Signal> signal() {
        return Builders.withBuilder(Signal::builder)
                .use(ACCOUNT)
                .in(Signal.Builder::account)
                .use(SIGNAL_ID)
                .in(Signal.Builder::id)
                .use(Arbitraries.of(SignalAction.class))
                .in(Signal.Builder::action)
                .use(Values.TEXT)
                .in(Signal.Builder::symbol)
                .use(Values.PRICE)
                .withProbability(0.5)
                .in(Signal.Builder::price)
                .use(Values.TIME)
                .withProbability(0.5)
                .in(Signal.Builder::sentAt)
                .use(Values.TEXT)
                .withProbability(0.5)
                .in(Signal.Builder::strategy)
                .use(Values.TEXT)
                .in(Signal.Builder::payload)
                .build(Signal.Builder::build);
    }

    private static Arbitrary<JournalRecord> signalDecided() {
        Arbitrary<Decision> decision = Arbitraries.oneOf(
                TRADE_ID.map(Decision::accepted),
                Combinators.combine(REASON, Values.TEXT).as(Decision::rejected),
                REF.map(Decision::deduplicated));
        return Combinators.combine(REF, decision, trace()).as(JournalRecord.SignalDecided::new);
    }

    private static Arbitrary<Trace> trace() {
        Arbitrary<String[]> inputs = Values.TEXT.array(String[].class).ofMaxSize(3);
        Arbitrary<Verdict> verdict = Arbitraries.oneOf(
                Combinators.combine(Values.TEXT, Values.TEXT, inputs).as(Verdict::pass),
                Combinators.combine(REASON, Values.TEXT, Values.TEXT, inputs).as(Verdict::veto));
        Arbitrary<GateResult> gate =
                Combinators.combine(GATE, Arbitraries.of(Phase.class), verdict).as(GateResult::new);
        return Combinators.combine(gate.list().ofMaxSize(4), Values.TEXT.list().ofMaxSize(4))
                .as(Trace::new);
    }

    private static Arbitrary<JournalRecord> intentCommitted() {
        Arbitrary<Intent.Prices> prices = Combinators.combine(
                        Values.PRICE.injectNull(0.3),
                        Values.PRICE.injectNull(0.3),
                        Values.PRICE.injectNull(0.3),
                        Values.PRICE.injectNull(0.3))
                .as(Intent.Prices::new);
        record Names(ClientOrderId order, int number, TradeId trade, SignalRef ref, Leg leg, int attempt) {}
        Arbitrary<Names> names = Combinators.combine(
                        ORDER_ID,
                        Arbitraries.integers(),
                        TRADE_ID,
                        REF,
                        Arbitraries.of(Leg.class),
                        Arbitraries.integers())
                .as(Names::new);
        return Combinators.combine(
                        names, Values.SYMBOL, Arbitraries.of(Side.class), Values.QUANTITY, prices, Values.MONEY)
                .as((n, symbol, side, quantity, price, reserved) -> new JournalRecord.IntentCommitted(new Intent(
                        n.order(),
                        n.number(),
                        n.trade(),
                        n.ref(),
                        n.leg(),
                        n.attempt(),
                        symbol,
                        side,
                        quantity,
                        price,
                        reserved,
                        n.number() % 2 == 0 ? null : n.number())));
    }

    private static Arbitrary<JournalRecord> outcomeRecorded() {
        return Combinators.combine(ORDER_ID, Arbitraries.of(Outcome.class), Values.TEXT)
                .as(JournalRecord.OutcomeRecorded::new);
    }

    private static Arbitrary<JournalRecord> orderObserved() {
        return Combinators.combine(
                        ORDER_ID,
                        VENUE_ORDER_ID,
                        Arbitraries.of(OrderType.class),
                        Arbitraries.of(OrderStatus.class),
                        Values.QUANTITY,
                        VENUE_ORDER_ID.list().ofMinSize(1).ofMaxSize(3).injectNull(0.7),
                        Values.TIME.injectNull(0.7))
                .as(JournalRecord.OrderObserved::new);
    }

    private static Arbitrary<JournalRecord> fillRecorded() {
        Arbitrary<Fill> fill = Builders.withBuilder(Fill::builder)
                .use(FILL_ID)
                .in(Fill.Builder::id)
                .use(VENUE_ORDER_ID)
                .in(Fill.Builder::venueOrderId)
                .use(Values.SYMBOL)
                .in(Fill.Builder::symbol)
                .use(Arbitraries.of(Side.class))
                .in(Fill.Builder::side)
                .use(Values.PRICE)
                .in(Fill.Builder::price)
                .use(Values.QUANTITY)
                .in(Fill.Builder::quantity)
                .use(Values.MONEY)
                .in(Fill.Builder::fee)
                .use(Values.TIME)
                .in(Fill.Builder::at)
                .build(Fill.Builder::build);
        return Combinators.combine(ORDER_ID, fill, Values.MONEY).as(JournalRecord.FillRecorded::new);
    }

    private static Arbitrary<JournalRecord> exitRequested() {
        return Combinators.combine(TRADE_ID, Arbitraries.of(CloseReason.class), REF.injectNull(0.3))
                .as(JournalRecord.ExitRequested::new);
    }

    private static Arbitrary<JournalRecord> tradeUpdated() {
        return Values.SYMBOL.flatMap(symbol -> {
            Arbitrary<Money> quote = Values.DECIMAL.map(amount -> new Money(amount, symbol.quote()));
            Arbitrary<Trade.Entry> entry = Combinators.combine(
                            VENUE_ORDER_ID.injectNull(0.3),
                            Values.QUANTITY,
                            Values.QUANTITY,
                            Values.PRICE.injectNull(0.3))
                    .as(Trade.Entry::new);
            Arbitrary<Trade.Closing> closing = Combinators.combine(
                            Values.TIME,
                            Arbitraries.of(CloseReason.class),
                            Values.PRICE.injectNull(0.3),
                            quote,
                            Values.QUANTITY)
                    .as(Trade.Closing::new);
            record Names(TradeId id, AccountId account, VenueId venue, SignalRef ref, SignalId signal) {}
            Arbitrary<Names> names = Combinators.combine(TRADE_ID, ACCOUNT, VENUE, REF, SIGNAL_ID)
                    .as(Names::new);
            return Combinators.combine(
                            names,
                            Values.TIME,
                            Arbitraries.of(TradeStatus.class),
                            entry,
                            Values.PRICE,
                            Values.PRICE.injectNull(0.3),
                            quote,
                            closing.injectNull(0.3))
                    .as((n, at, status, bought, stop, target, fees, end) -> new JournalRecord.TradeUpdated(new Trade(
                            n.id(),
                            n.account(),
                            n.venue(),
                            symbol,
                            n.ref(),
                            n.signal(),
                            at,
                            status,
                            bought,
                            stop,
                            target,
                            fees,
                            end)));
        });
    }

    private static Arbitrary<JournalRecord> accountUpdated() {
        Arbitrary<AccountStatus> status = Combinators.combine(
                        Arbitraries.of(HaltCause.class).set(), Arbitraries.of(true, false))
                .as(AccountStatus::new);
        Arbitrary<LossFigures> losses = Values.ASSET.flatMap(asset -> {
            Arbitrary<Money> money = Values.DECIMAL.map(amount -> new Money(amount, asset));
            return Combinators.combine(
                            Combinators.combine(Values.DAY, money, Arbitraries.of(true, false))
                                    .as(Start::new),
                            money,
                            money,
                            money,
                            Values.DECIMAL,
                            money,
                            money)
                    .as((start, today, equity, peak, atZero, cash, deposits) -> new LossFigures(
                            start.day(),
                            start.equity(),
                            start.observed(),
                            today,
                            equity,
                            peak,
                            new Ratio(atZero),
                            cash,
                            deposits));
        });
        Arbitrary<AccountFigures> figures = Combinators.combine(
                        status,
                        Values.DAY.injectNull(0.5),
                        Arbitraries.integers(),
                        losses.list()
                                .uniqueElements(f -> f.peakEquity().asset())
                                .ofMaxSize(3)
                                .map(Records::byAsset),
                        Arbitraries.maps(Values.ASSET, Values.QUANTITY).ofMaxSize(3))
                .as(AccountFigures::new);
        return Combinators.combine(figures, Values.TEXT).as(JournalRecord.AccountUpdated::new);
    }

    private record Start(LocalDate day, Money equity, boolean observed) {}

    private static Map<Asset, LossFigures> byAsset(List<LossFigures> figures) {
        return figures.stream().collect(Collectors.toMap(f -> f.peakEquity().asset(), Function.identity()));
    }
}
