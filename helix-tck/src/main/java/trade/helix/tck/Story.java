package trade.helix.tck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
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

/** What happened to an account, told in facts as a running Helix writes them. Names carry the account's: they are unique. */
final class Story {
    private static final Quantity ONE = Quantity.of("1");
    private static final Trace TRACE = new Trace(List.of(), List.of("equity x risk"));

    private final AccountId account;
    private final List<JournalEntry> entries = new ArrayList<>();

    Story(AccountId account) {
        this.account = account;
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    Story add(Instant at, JournalRecord record) {
        entries.add(new JournalEntry(account, entries.size() + 1L, at, record));
        return this;
    }

    SignalRef ref(String name) {
        return new SignalRef("s-" + account + "-" + name);
    }

    TradeId trade(String name) {
        return new TradeId("t-" + account + "-" + name);
    }

    ClientOrderId order(String name) {
        return new ClientOrderId("hx" + account + name);
    }

    /** Nothing is decided on it yet. */
    Signal received(Instant at, String name, Symbol symbol) {
        Signal signal = Signal.builder()
                .account(account)
                .id(new SignalId(name))
                .action(SignalAction.BUY)
                .symbol(symbol.toString())
                .build();
        add(at, new JournalRecord.SignalReceived(ref(name), signal, symbol));
        return signal;
    }

    Decision rejected(Instant at, String name) {
        Decision decision = Decision.rejected(ReasonCode.STALE, "31 s old");
        add(at, new JournalRecord.SignalDecided(ref(name), decision, TRACE));
        return decision;
    }

    /** An order of a trade; nothing is known of it yet. */
    Intent ordered(Instant at, String trade, String order, Leg leg, Symbol symbol) {
        Intent intent = new Intent(
                order(order),
                entries.size() + 1,
                trade(trade),
                ref(trade),
                leg,
                1,
                symbol,
                leg == Leg.ENTRY ? Side.BUY : Side.SELL,
                ONE,
                new Intent.Prices(null, Price.of("98"), null, null),
                Money.of("2", symbol.quote().code()),
                null);
        add(at, new JournalRecord.IntentCommitted(intent));
        return intent;
    }

    void outcome(Instant at, String order, Outcome outcome) {
        add(at, new JournalRecord.OutcomeRecorded(order(order), outcome, ""));
    }

    JournalRecord.FillRecorded filled(Instant at, String order, Side side, Symbol symbol) {
        String quote = symbol.quote().code();
        JournalRecord.FillRecorded fill = new JournalRecord.FillRecorded(
                order(order),
                Fill.builder()
                        .id(new FillId("f" + entries.size()))
                        .venueOrderId(new VenueOrderId("v-" + order))
                        .symbol(symbol)
                        .side(side)
                        .price(Price.of("100.25"))
                        .quantity(Quantity.of("0.5"))
                        .fee(Money.of("0.05", quote))
                        .at(at)
                        .build(),
                Money.of("0.05", quote));
        add(at, fill);
        return fill;
    }

    /** From its signal to an open trade. */
    Trade opened(Instant at, String name, Symbol symbol) {
        received(at, name, symbol);
        add(at, new JournalRecord.SignalDecided(ref(name), Decision.accepted(trade(name)), TRACE));
        ordered(at, name, name + "e", Leg.ENTRY, symbol);
        outcome(at, name + "e", Outcome.ACCEPTED);
        filled(at, name + "e", Side.BUY, symbol);
        return updated(at, trade(at, name, symbol, TradeStatus.OPEN, null));
    }

    /** From its exit to its end. */
    Trade ended(Instant at, Trade open, TradeStatus status, String pnl) {
        String name = open.signalId().value();
        ordered(at, name, name + "x", Leg.EXIT, open.symbol());
        outcome(at, name + "x", Outcome.ACCEPTED);
        filled(at, name + "x", Side.SELL, open.symbol());
        Trade.Closing closing = new Trade.Closing(
                at,
                CloseReason.SIGNAL,
                Price.of("101"),
                Money.of(pnl, open.symbol().quote().code()),
                Quantity.ZERO);
        return updated(at, trade(open.openedAt(), name, open.symbol(), status, closing));
    }

    private Trade updated(Instant at, Trade trade) {
        add(at, new JournalRecord.TradeUpdated(trade));
        return trade;
    }

    private Trade trade(
            Instant openedAt, String name, Symbol symbol, TradeStatus status, Trade.@Nullable Closing closing) {
        return new Trade(
                trade(name),
                account,
                new VenueId("fake"),
                symbol,
                ref(name),
                new SignalId(name),
                openedAt,
                status,
                new Trade.Entry(new VenueOrderId("v-" + name + "e"), ONE, ONE, Price.of("100.25")),
                Price.of("98"),
                null,
                Money.of("0.1", symbol.quote().code()),
                closing);
    }

    /** The account's figures change. */
    void figures(Instant at, Money equity) {
        LossFigures losses = LossFigures.first(LocalDate.ofInstant(at, ZoneOffset.UTC), equity, equity);
        add(
                at,
                new JournalRecord.AccountUpdated(
                        new AccountFigures(AccountStatus.RUNNING, null, 0, Map.of(equity.asset(), losses), Map.of()),
                        "test"));
    }
}
