package trade.helix.store.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** Day after day of one account, as an engine writes them: signals, trades that end, and one that never does. */
final class Years {
    private static final Symbol BTC = Symbol.of("BTC/USDT");
    private static final Symbol ETH = Symbol.of("ETH/USDT");
    private static final Asset USDT = Asset.of("USDT");
    private static final LocalDate START = LocalDate.parse("2024-01-01");

    private final AccountId account;
    private final int tradesPerDay;
    private final int rejectedPerTrade;
    private final List<JournalEntry> neverEnds = new ArrayList<>();
    private List<JournalEntry> today = new ArrayList<>();
    private JournalEntry openOrder;
    private Symbol symbol = BTC;
    private LocalDate date = START;
    private long sequence;
    private int numbers;

    Years(AccountId account) {
        this(account, 1, 1);
    }

    Years(AccountId account, int tradesPerDay, int rejectedPerTrade) {
        this.account = account;
        this.tradesPerDay = tradesPerDay;
        this.rejectedPerTrade = rejectedPerTrade;
    }

    /** The entries of the next day. */
    List<JournalEntry> day() {
        today = new ArrayList<>();
        if (sequence == 0) {
            add(new JournalRecord.AccountOpened(new VenueId("binance"), 1));
            // In another symbol: while a trade is open, the sales of all others in its symbol stay known.
            symbol = ETH;
            neverEnds.addAll(trade(false));
            symbol = BTC;
        }
        for (int i = 0; i < tradesPerDay; i++) {
            trade(true);
            for (int r = 0; r < rejectedPerTrade; r++) {
                signal(Decision.rejected(ReasonCode.STALE, "31 s old"));
            }
        }
        date = date.plusDays(1);
        return today;
    }

    LocalDate date() {
        return date;
    }

    List<JournalEntry> neverEnds() {
        return neverEnds;
    }

    /** The order of the trade that never ends, of which the venue has not been heard. */
    JournalEntry openOrder() {
        return openOrder;
    }

    private SignalRef signal(Decision decision) {
        var ref = new SignalRef("s-" + ++numbers);
        add(new JournalRecord.SignalReceived(
                ref,
                Signal.builder()
                        .account(account)
                        .id(new SignalId("Long"))
                        .action(SignalAction.BUY)
                        .symbol("BTCUSDT")
                        .payload("{\"action\":\"BUY\",\"symbol\":\"BTCUSDT\"}")
                        .build(),
                symbol));
        add(new JournalRecord.SignalDecided(ref, decision, Trace.EMPTY));
        return ref;
    }

    private List<JournalEntry> trade(boolean ends) {
        int from = today.size();
        var id = new TradeId("t-" + (numbers + 1));
        SignalRef ref = signal(Decision.accepted(id));
        ClientOrderId entry = order(id, ref, Leg.ENTRY, Side.BUY);
        filled(entry, Side.BUY, "100");
        updated(id, ref, null);
        if (!ends) {
            order(id, ref, Leg.PROTECTION, Side.SELL);
            openOrder = today.get(today.size() - 1);
            return List.copyOf(today.subList(from, today.size()));
        }
        ClientOrderId stop = order(id, ref, Leg.PROTECTION, Side.SELL);
        add(new JournalRecord.OutcomeRecorded(stop, Outcome.ACCEPTED, ""));
        filled(stop, Side.SELL, "98");
        updated(id, ref, new Trade.Closing(now(), CloseReason.STOP_LOSS, Price.of("98"), pnl(), Quantity.ZERO));
        figures();
        return List.copyOf(today.subList(from, today.size()));
    }

    private static Money pnl() {
        return Money.of("-2.2", "USDT");
    }

    private ClientOrderId order(TradeId trade, SignalRef ref, Leg leg, Side side) {
        var id = new ClientOrderId("hx" + ++numbers);
        add(new JournalRecord.IntentCommitted(new Intent(
                id,
                numbers,
                trade,
                ref,
                leg,
                1,
                symbol,
                side,
                Quantity.of("1"),
                new Intent.Prices(null, Price.of("98"), null, null),
                Money.zero(USDT),
                null)));
        return id;
    }

    private void filled(ClientOrderId order, Side side, String price) {
        add(new JournalRecord.FillRecorded(
                order,
                Fill.builder()
                        .id(new FillId("f-" + ++numbers))
                        .venueOrderId(new VenueOrderId("v-" + order))
                        .symbol(symbol)
                        .side(side)
                        .price(Price.of(price))
                        .quantity(Quantity.of("1"))
                        .fee(Money.of("0.1", "USDT"))
                        .at(now())
                        .build(),
                Money.of("0.1", "USDT")));
    }

    private void updated(TradeId id, SignalRef ref, Trade.Closing closing) {
        add(new JournalRecord.TradeUpdated(new Trade(
                id,
                account,
                new VenueId("binance"),
                symbol,
                ref,
                new SignalId("Long"),
                now(),
                closing == null ? TradeStatus.OPEN : TradeStatus.STOPPED_OUT,
                new Trade.Entry(new VenueOrderId("v1"), Quantity.of("1"), Quantity.of("1"), Price.of("100")),
                Price.of("98"),
                null,
                Money.of(closing == null ? "0.1" : "0.2", "USDT"),
                closing)));
    }

    private void figures() {
        Money equity = new Money(BigDecimal.valueOf(1_000_000 - numbers), USDT);
        add(new JournalRecord.AccountUpdated(
                new AccountFigures(
                        new AccountStatus(Set.of(), false),
                        null,
                        1,
                        Map.of(
                                USDT,
                                new LossFigures(
                                        date,
                                        Money.of("1000000", "USDT"),
                                        true,
                                        pnl(),
                                        equity,
                                        Money.of("1000000", "USDT"),
                                        Ratio.ofPercent("0"),
                                        equity,
                                        Money.zero(USDT))),
                        Map.of()),
                "a trade ended"));
    }

    private void add(JournalRecord record) {
        today.add(new JournalEntry(account, ++sequence, now(), record));
    }

    /** Spread over the day, one after the other. */
    private Instant now() {
        long most = 30L * tradesPerDay * (1 + rejectedPerTrade) + 30;
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(86_400_000L * today.size() / most);
    }
}
