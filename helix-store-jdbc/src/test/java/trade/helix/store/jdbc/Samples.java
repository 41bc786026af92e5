package trade.helix.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import trade.helix.api.market.Symbol;
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
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** One record of every kind with all of its parts, in the order of {@link RecordKind#ALL}. */
final class Samples {
    static final Instant AT = Instant.parse("2026-05-15T08:14:32.000000001Z");
    static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    static final SignalRef REF = new SignalRef("s-1");
    static final TradeId TRADE = new TradeId("t-1");
    static final ClientOrderId ORDER = new ClientOrderId("hx1");
    static final VenueOrderId VENUE_ORDER = new VenueOrderId("4293153");
    static final Asset USDT = Asset.of("USDT");

    /** More digits than any binary fraction holds. */
    static final String LONG = "12345678901234567890.123456789012345678";

    private Samples() {}

    static List<JournalRecord> ofEachKind() {
        return List.of(
                new JournalRecord.AccountOpened(new VenueId("binance"), 1_234_567),
                received(Fixtures.MAIN, REF),
                new JournalRecord.SignalDecided(
                        REF,
                        Decision.rejected(ReasonCode.STALE, "31 s old"),
                        new Trace(
                                List.of(
                                        gate(
                                                "age",
                                                Verdict.veto(
                                                        ReasonCode.STALE,
                                                        "30 s",
                                                        "31 s",
                                                        "sent at 08:00:00Z",
                                                        "now 08:00:31Z")),
                                        gate("halt", Verdict.pass("running", "running"))),
                                List.of("equity x risk"))),
                new JournalRecord.IntentCommitted(new Intent(
                        ORDER,
                        7,
                        TRADE,
                        REF,
                        Leg.PROTECTION,
                        2,
                        BTC_USDT,
                        Side.SELL,
                        Quantity.of("0.00012"),
                        new Intent.Prices(Price.of("1"), Price.of("2"), Price.of("3"), Price.of(LONG)),
                        Money.of("10.5", "USDT"),
                        null)),
                new JournalRecord.OutcomeRecorded(ORDER, Outcome.ABSENT, "not \u00e0 la carte"),
                new JournalRecord.OrderObserved(
                        ORDER,
                        VENUE_ORDER,
                        OrderType.STOP_LOSS,
                        OrderStatus.PARTIALLY_FILLED,
                        Quantity.of("0.1"),
                        null,
                        null),
                fill(ORDER, "28457"),
                new JournalRecord.ExitRequested(TRADE, CloseReason.UNPROTECTED, REF),
                trade(Fixtures.MAIN, TRADE),
                new JournalRecord.AllowanceExceeded(ORDER, new FillId("28457"), Money.of("1.25", "USDT")),
                new JournalRecord.TransferRecorded(Money.of("-500", "USDT")),
                new JournalRecord.DiscrepanciesFound(
                        List.of(new Discrepancy(Discrepancy.Kind.ORPHAN_POSITION, "BTC", "0.1", "0.3"))),
                new JournalRecord.HoldingsAccepted(
                        Map.of(Asset.of("BTC"), Quantity.of("0.2")), Set.of(new VenueOrderId("77")), "telegram:7"),
                new JournalRecord.ProtectionGapClosed(new TradeId("t-1"), Quantity.of("0.05"), Duration.ofMillis(1234)),
                new JournalRecord.AccountUpdated(
                        new AccountFigures(
                                new AccountStatus(Set.of(HaltCause.DAILY_LIMIT), true),
                                LocalDate.parse("2026-05-15"),
                                3,
                                Map.of(
                                        USDT,
                                        new LossFigures(
                                                LocalDate.parse("2026-05-15"),
                                                Money.of("10000", "USDT"),
                                                true,
                                                Money.of("-300", "USDT"),
                                                Money.of("9700", "USDT"),
                                                Money.of("10000", "USDT"),
                                                Ratio.ofPercent("4"),
                                                Money.of("9698.5", "USDT"),
                                                Money.of("25", "USDT"))),
                                Map.of(Asset.of("BTC"), Quantity.of("0.5"), USDT, Quantity.ZERO)),
                        "the daily limit"),
                new JournalRecord.CommandRecorded("telegram:7", "resume", "halted(human)", "running"),
                new JournalRecord.OrderObserved(
                        ORDER,
                        VENUE_ORDER,
                        OrderType.STOP_LOSS,
                        OrderStatus.CANCELED,
                        Quantity.of("0.1"),
                        null,
                        Instant.parse("2026-01-02T03:04:05.678Z")));
    }

    private static GateResult gate(String id, Verdict verdict) {
        return new GateResult(new GateId(id), Phase.BEFORE_SIZE, verdict);
    }

    static JournalRecord.SignalReceived received(AccountId account, SignalRef ref) {
        return new JournalRecord.SignalReceived(
                ref,
                Signal.builder()
                        .account(account)
                        .id(new SignalId("Long-1"))
                        .action(SignalAction.BUY)
                        .symbol("BTCUSDT")
                        .price(Price.of("67500.1"))
                        .sentAt(AT)
                        .strategy("trend")
                        .payload("{\"action\":\"BUY\"}")
                        .build(),
                BTC_USDT);
    }

    static JournalRecord.FillRecorded fill(ClientOrderId order, String id) {
        return new JournalRecord.FillRecorded(
                order,
                Fill.builder()
                        .id(new FillId(id))
                        .venueOrderId(VENUE_ORDER)
                        .symbol(BTC_USDT)
                        .side(Side.BUY)
                        .price(Price.of(LONG))
                        .quantity(Quantity.of("0.000000000000000001"))
                        .fee(Money.of("0.0000001", "BNB"))
                        .at(AT)
                        .build(),
                Money.of("0.00006", "USDT"));
    }

    static JournalRecord.TradeUpdated trade(AccountId account, TradeId id) {
        return new JournalRecord.TradeUpdated(new Trade(
                id,
                account,
                new VenueId("binance"),
                BTC_USDT,
                REF,
                new SignalId("Long-1"),
                AT,
                TradeStatus.STOPPED_OUT,
                new Trade.Entry(VENUE_ORDER, Quantity.of("2"), Quantity.of("1.998"), Price.of("100")),
                Price.of("98"),
                Price.of("110"),
                Money.of("0.4", "USDT"),
                new Trade.Closing(
                        AT.plusSeconds(60),
                        CloseReason.STOP_LOSS,
                        Price.of("97.9"),
                        Money.of("-4.6", "USDT"),
                        Quantity.of("0.000001"))));
    }
}
