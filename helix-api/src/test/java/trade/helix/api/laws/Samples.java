package trade.helix.api.laws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.account.HaltCause;
import trade.helix.api.event.EventId;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** One plain instance of each larger record, for laws that do not depend on its figures. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");
    static final AccountId MAIN = new AccountId("main");
    static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    static final SignalRef REF = new SignalRef("s-1");
    static final ClientOrderId ORDER = new ClientOrderId("hx1");

    private Samples() {}

    static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }

    static EventId eventId() {
        return new EventId(MAIN, 7, NOON);
    }

    static Signal.Builder signal() {
        return Signal.builder()
                .account(MAIN)
                .id(new SignalId("Long-1"))
                .action(SignalAction.BUY)
                .symbol("BTCUSDT");
    }

    static Fill.Builder fill() {
        return Fill.builder()
                .id(new FillId("28457"))
                .venueOrderId(new VenueOrderId("4293153"))
                .symbol(BTC_USDT)
                .side(Side.BUY)
                .price(Price.of("60000"))
                .quantity(Quantity.of("0.5"))
                .fee(usdt("30"))
                .at(NOON);
    }

    static OrderState.Builder orderState() {
        return OrderState.builder()
                .symbol(BTC_USDT)
                .side(Side.BUY)
                .type(OrderType.MARKET)
                .status(OrderStatus.FILLED)
                .quantity(Quantity.of("0.5"))
                .venueOrderId(new VenueOrderId("4293153"))
                .createdAt(NOON);
    }

    static Instrument.Builder instrument() {
        return Instrument.builder()
                .symbol(BTC_USDT)
                .nativeName("BTCUSDT")
                .priceTick(Price.of("0.01"))
                .quantityStep(Quantity.of("0.00001"))
                .minQuantity(Quantity.of("0.00001"))
                .maxQuantity(Quantity.of("9000"))
                .minNotional(usdt("5"))
                .takerFee(Ratio.ofPercent("0.1"));
    }

    static Intent intent(Leg leg, Intent.Prices prices) {
        var trade = new TradeId("t-1");
        return new Intent(
                ORDER, 1, trade, REF, leg, 1, BTC_USDT, Side.BUY, Quantity.of("0.5"), prices, usdt("300"), null);
    }

    /** One fact of each kind. */
    static List<JournalRecord> facts() {
        var trade = new TradeId("t-1");
        var none = new Intent.Prices(null, null, null, null);
        return List.of(
                new JournalRecord.AccountOpened(new VenueId("binance"), 1),
                new JournalRecord.SignalReceived(REF, signal().build(), BTC_USDT),
                new JournalRecord.SignalDecided(REF, Decision.accepted(trade), Trace.EMPTY),
                new JournalRecord.IntentCommitted(intent(Leg.ENTRY, none)),
                new JournalRecord.OutcomeRecorded(ORDER, Outcome.UNKNOWN, "timeout"),
                new JournalRecord.OrderObserved(
                        ORDER, new VenueOrderId("1"), OrderType.MARKET, OrderStatus.NEW, Quantity.ZERO, null, null),
                new JournalRecord.FillRecorded(ORDER, fill().build(), usdt("30")),
                new JournalRecord.ExitRequested(trade, CloseReason.SIGNAL, REF),
                new JournalRecord.TradeUpdated(openTrade()),
                new JournalRecord.AllowanceExceeded(ORDER, new FillId("1"), usdt("3")),
                new JournalRecord.TransferRecorded(usdt("-20")),
                new JournalRecord.DiscrepanciesFound(List.of(discrepancy())),
                new JournalRecord.HoldingsAccepted(Map.of(), Set.of(), "me"),
                new JournalRecord.CommandRecorded("me", "resume", "halted(human)", "running"),
                new JournalRecord.ProtectionGapClosed(new TradeId("t1"), Quantity.of("0.1"), Duration.ofMillis(40)),
                new JournalRecord.AccountUpdated(figures(), "start"));
    }

    static Discrepancy discrepancy() {
        return new Discrepancy(Discrepancy.Kind.ORPHAN_POSITION, "BTC", "0.1", "0.3");
    }

    static AccountFigures figures() {
        return new AccountFigures(new AccountStatus(Set.of(HaltCause.HUMAN), false), null, 0, Map.of(), Map.of());
    }

    static Trade openTrade() {
        return trade(TradeStatus.OPEN, null);
    }

    static Trade closedTrade(String pnl) {
        var end = new Trade.Closing(NOON, CloseReason.SIGNAL, Price.of("61000"), usdt(pnl), Quantity.ZERO);
        return trade(TradeStatus.CLOSED, end);
    }

    private static Trade trade(TradeStatus status, Trade.@Nullable Closing closing) {
        var half = Quantity.of("0.5");
        return new Trade(
                new TradeId("t-1"),
                MAIN,
                new VenueId("binance"),
                BTC_USDT,
                REF,
                new SignalId("Long-1"),
                NOON,
                status,
                new Trade.Entry(new VenueOrderId("4293153"), half, half, Price.of("60000")),
                Price.of("58800"),
                null,
                usdt("30"),
                closing);
    }
}
