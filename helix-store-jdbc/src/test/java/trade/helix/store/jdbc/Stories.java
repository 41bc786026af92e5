package trade.helix.store.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.LossFigures;
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
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * Arbitrary histories of one account. A few signals, trades and days take part in many records, in any order: trades
 * close, open again and close on another day; signals are decided on twice. Only what must be unique is.
 */
final class Stories {
    private static final Arbitrary<Symbol> SYMBOL =
            Arbitraries.of("BTC/USDT", "ETH/USDT", "BTC/EUR").map(Symbol::of);
    private static final Arbitrary<BigDecimal> DECIMAL = Arbitraries.bigDecimals()
            .between(new BigDecimal("-100000"), new BigDecimal("100000"))
            .ofScale(8);
    private static final Arbitrary<BigDecimal> ABOVE_ZERO =
            DECIMAL.map(BigDecimal::abs).filter(d -> d.signum() > 0);
    private static final Arbitrary<Price> PRICE = ABOVE_ZERO.map(Price::new);
    private static final Arbitrary<Quantity> QUANTITY = ABOVE_ZERO.map(Quantity::new);

    /** Mostly within three days, often at their very edges. */
    private static final Arbitrary<Instant> TIME = Arbitraries.oneOf(
            Arbitraries.of("2026-05-14T23:59:59.999999999Z", "2026-05-15T00:00:00Z", "2026-05-15T23:59:59Z")
                    .map(Instant::parse),
            Arbitraries.longs().between(0, 3 * 86_400_000L).map(Instant.parse("2026-05-14T00:00:00Z")::plusMillis));

    private final AccountId account;

    private Stories(AccountId account) {
        this.account = account;
    }

    static Arbitrary<List<JournalRecord>> of(AccountId account) {
        var stories = new Stories(account);
        return Arbitraries.oneOf(
                        stories.received(),
                        stories.decided(),
                        stories.intended(),
                        filled(),
                        stories.traded(),
                        stories.traded(),
                        figures())
                .list()
                .ofMaxSize(30)
                .map(Stories::withoutRepeatedIdentities);
    }

    private static List<JournalRecord> withoutRepeatedIdentities(List<JournalRecord> records) {
        List<JournalRecord> kept = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (JournalRecord record : records) {
            Object identity = new Object();
            if (record instanceof JournalRecord.SignalReceived received) {
                identity = received.ref();
            } else if (record instanceof JournalRecord.FillRecorded filled) {
                Fill fill = filled.fill();
                identity = List.of(fill.id(), fill.symbol(), fill.side());
            }
            if (seen.add(identity)) {
                kept.add(record);
            }
        }
        return kept;
    }

    private Arbitrary<SignalRef> ref() {
        return Arbitraries.integers().between(1, 4).map(i -> new SignalRef("s-" + account + "-" + i));
    }

    private Arbitrary<TradeId> trade() {
        return Arbitraries.integers().between(1, 3).map(i -> new TradeId("t-" + account + "-" + i));
    }

    private static Arbitrary<ClientOrderId> order() {
        return Arbitraries.of("hx1", "hx2", "hx3").map(ClientOrderId::new);
    }

    private Arbitrary<JournalRecord> received() {
        return Combinators.combine(ref(), Arbitraries.of(SignalAction.class), SYMBOL.injectNull(0.3), Values.TEXT)
                .as((ref, action, symbol, payload) -> new JournalRecord.SignalReceived(
                        ref,
                        Signal.builder()
                                .account(account)
                                .id(new SignalId("Long"))
                                .action(action)
                                .symbol("BINANCE:BTCUSDT")
                                .payload(payload.replaceAll("\\p{Cs}", "\ud83d\ude00"))
                                .build(),
                        symbol));
    }

    private Arbitrary<JournalRecord> decided() {
        Arbitrary<Decision> decision = Arbitraries.oneOf(
                trade().map(Decision::accepted),
                Arbitraries.of(ReasonCode.STALE, ReasonCode.ACCOUNT_HALTED).map(r -> Decision.rejected(r, "why")),
                ref().map(Decision::deduplicated));
        return Combinators.combine(ref(), decision)
                .as((ref, decided) -> new JournalRecord.SignalDecided(
                        ref,
                        decided,
                        new Trace(List.of(), List.of(Verdict.pass("a", "b").toString()))));
    }

    private Arbitrary<JournalRecord> intended() {
        return Combinators.combine(order(), trade(), ref(), Arbitraries.of(Leg.class), SYMBOL, QUANTITY)
                .as((order, trade, ref, leg, symbol, quantity) -> new JournalRecord.IntentCommitted(new Intent(
                        order,
                        1,
                        trade,
                        ref,
                        leg,
                        1,
                        symbol,
                        Side.BUY,
                        quantity,
                        new Intent.Prices(null, null, null, null),
                        Money.zero(symbol.quote()),
                        null)));
    }

    private static Arbitrary<JournalRecord> filled() {
        return Combinators.combine(
                        order(),
                        SYMBOL,
                        Arbitraries.of(Side.class),
                        Arbitraries.integers().between(1, 3),
                        PRICE,
                        QUANTITY,
                        DECIMAL,
                        TIME)
                .as((order, symbol, side, id, price, quantity, fee, at) -> new JournalRecord.FillRecorded(
                        order,
                        Fill.builder()
                                .id(new FillId("f" + id))
                                .venueOrderId(new VenueOrderId("v" + order))
                                .symbol(symbol)
                                .side(side)
                                .price(price)
                                .quantity(quantity)
                                .fee(new Money(fee, Asset.of("BNB")))
                                .at(at)
                                .build(),
                        new Money(fee, symbol.quote())));
    }

    private Arbitrary<JournalRecord> traded() {
        return SYMBOL.flatMap(symbol -> {
            Arbitrary<Trade.Entry> entry = Combinators.combine(QUANTITY, PRICE.injectNull(0.2))
                    .as((filled, price) ->
                            new Trade.Entry(price == null ? null : new VenueOrderId("v1"), filled, filled, price));
            Arbitrary<Money> pnl = Arbitraries.oneOf(DECIMAL, Arbitraries.just(BigDecimal.ZERO))
                    .map(amount -> new Money(amount, symbol.quote()));
            Arbitrary<Trade.Closing> closing = Combinators.combine(
                            TIME, Arbitraries.of(CloseReason.class), PRICE.injectNull(0.2), pnl, QUANTITY)
                    .as(Trade.Closing::new);
            return Combinators.combine(
                            trade(),
                            ref(),
                            TIME,
                            Arbitraries.of(TradeStatus.class),
                            entry,
                            PRICE.injectNull(0.5),
                            pnl,
                            closing.injectNull(0.3))
                    .as((id, ref, at, status, bought, target, fees, end) -> new JournalRecord.TradeUpdated(new Trade(
                            id,
                            account,
                            new VenueId("binance"),
                            symbol,
                            ref,
                            new SignalId("Long"),
                            at,
                            status,
                            bought,
                            Price.of("1.5"),
                            target,
                            fees,
                            end)));
        });
    }

    private static Arbitrary<JournalRecord> figures() {
        Arbitrary<LossFigures> losses = Combinators.combine(
                        Arbitraries.of("USDT", "EUR").map(Asset::of),
                        Arbitraries.of("2026-05-14", "2026-05-15").map(LocalDate::parse),
                        DECIMAL,
                        DECIMAL,
                        DECIMAL)
                .as((asset, day, start, now, peak) -> new LossFigures(
                        day,
                        new Money(start, asset),
                        true,
                        Money.zero(asset),
                        new Money(now, asset),
                        new Money(peak, asset),
                        Ratio.ZERO,
                        new Money(now, asset),
                        Money.zero(asset)));
        Arbitrary<AccountStatus> status = Combinators.combine(
                        Arbitraries.of(HaltCause.DAILY_LIMIT, HaltCause.HUMAN).set(), Arbitraries.of(true, false))
                .as(AccountStatus::new);
        return Combinators.combine(
                        status,
                        losses.list()
                                .ofMaxSize(2)
                                .uniqueElements(f -> f.peakEquity().asset()))
                .as((state, each) -> new JournalRecord.AccountUpdated(
                        new AccountFigures(
                                state,
                                null,
                                0,
                                each.stream()
                                        .collect(Collectors.toMap(
                                                f -> f.peakEquity().asset(), Function.identity())),
                                Map.of()),
                        "test"));
    }
}
