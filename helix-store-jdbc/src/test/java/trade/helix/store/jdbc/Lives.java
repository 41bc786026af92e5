package trade.helix.store.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
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
import trade.helix.api.journal.JournalEntry;
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

/**
 * The life of an account, made of choices: facts of every kind in an order in which an engine may write them, and more orders
 * than any engine does. Trades overlap, fees are paid in any asset, clocks step back.
 */
final class Lives {
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.of("BTC/USDT"), Symbol.of("BTC/EUR"), Symbol.of("ETH/USDT"));
    private static final int MOST_OPEN = 2;
    private static final Asset BNB = Asset.of("BNB");
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(59),
            Duration.ofSeconds(61),
            Duration.ofHours(1),
            Duration.ofHours(7),
            Duration.ofDays(1),
            Duration.ofSeconds(-30),
            Duration.ofHours(-8),
            Duration.ofDays(-1));

    /** An open trade. */
    private record Life(TradeId id, SignalRef ref, Symbol symbol, List<ClientOrderId> orders) {}

    private final AccountId account;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Life> open = new ArrayList<>();
    private final List<TradeId> all = new ArrayList<>();
    private final List<SignalRef> undecided = new ArrayList<>();
    private Instant now = Instant.parse("2026-05-15T08:00:00Z");
    private int choice;
    private int numbers;

    private Lives(AccountId account) {
        this.account = account;
        add(new JournalRecord.AccountOpened(new VenueId("binance"), 4_711));
    }

    /** What the choices lead to. The same choices lead to the same. */
    static List<JournalEntry> of(AccountId account, List<Integer> choices) {
        var lives = new Lives(account);
        for (int next : choices) {
            lives.choice = next;
            lives.now = lives.now.plus(lives.oneOf(PAUSES));
            lives.act();
        }
        return lives.entries;
    }

    /** The next part of the present choice: 0 or above, below the given number. */
    private int part(int below) {
        int part = Math.floorMod(choice, below);
        choice = Math.floorDiv(choice, below);
        return part;
    }

    private <T> T oneOf(List<T> some) {
        return some.get(part(some.size()));
    }

    private void act() {
        switch (part(16)) {
            case 0, 1, 2 -> enterOrEnd();
            case 3 -> undecided.add(signal());
            case 4 -> decide();
            case 5 -> accountWide();
            case 6 -> figures();
            default -> trade();
        }
    }

    private SignalRef signal() {
        var ref = new SignalRef("s-" + ++numbers);
        add(new JournalRecord.SignalReceived(
                ref,
                Signal.builder()
                        .account(account)
                        .id(new SignalId("id-" + part(3)))
                        .action(oneOf(List.of(SignalAction.values())))
                        .symbol("any")
                        .build(),
                oneOf(SYMBOLS)));
        return ref;
    }

    private void enterOrEnd() {
        if (open.size() < MOST_OPEN) {
            enter();
        } else {
            end(oneOf(open));
        }
    }

    private void enter() {
        SignalRef ref = signal();
        var id = new TradeId("t-" + ++numbers);
        add(new JournalRecord.SignalDecided(ref, Decision.accepted(id), Trace.EMPTY));
        Life life = new Life(id, ref, oneOf(SYMBOLS), new ArrayList<>());
        open.add(life);
        all.add(id);
        order(life, Leg.ENTRY);
    }

    private void decide() {
        if (!undecided.isEmpty()) {
            SignalRef ref = undecided.remove(part(undecided.size()));
            Decision decision = oneOf(List.of(
                    Decision.rejected(ReasonCode.STALE, "31 s old"),
                    Decision.deduplicated(new SignalRef("s-1")),
                    Decision.accepted(new TradeId("t-other"))));
            add(new JournalRecord.SignalDecided(ref, decision, Trace.EMPTY));
        }
    }

    private void accountWide() {
        switch (part(5)) {
            case 0 -> add(new JournalRecord.TransferRecorded(Money.of("5", "USDT")));
            case 1 ->
                add(new JournalRecord.DiscrepanciesFound(
                        List.of(new Discrepancy(Discrepancy.Kind.ORPHAN_ORDER, "order", "none", "1"))));
            case 2 -> add(new JournalRecord.HoldingsAccepted(holdings(), Set.of(venueOrder()), "a person"));
            case 3 -> add(new JournalRecord.HoldingsAccepted(holdings(), Set.of(), "a person"));
            default -> add(new JournalRecord.CommandRecorded("a person", "resume", "halted(human)", "running"));
        }
    }

    private Map<Asset, Quantity> holdings() {
        return Map.of(BNB, new Quantity(BigDecimal.valueOf(1_000L + ++numbers)));
    }

    private VenueOrderId venueOrder() {
        return new VenueOrderId("v-" + ++numbers);
    }

    private void figures() {
        Money zero = Money.zero(Asset.of("USDT"));
        Money equity = new Money(BigDecimal.valueOf(++numbers), Asset.of("USDT"));
        var losses = new LossFigures(
                LocalDate.ofInstant(now, ZoneOffset.UTC), equity, true, zero, equity, equity, Ratio.ZERO, equity, zero);
        add(new JournalRecord.AccountUpdated(
                new AccountFigures(
                        new AccountStatus(part(3) == 0 ? Set.of(HaltCause.HUMAN) : Set.of(), false),
                        null,
                        part(3),
                        Map.of(Asset.of("USDT"), losses),
                        holdings()),
                "test"));
    }

    private void trade() {
        if (open.isEmpty()) {
            return;
        }
        Life life = oneOf(open);
        switch (part(11)) {
            case 0 -> order(life, Leg.PROTECTION);
            case 1 -> order(life, Leg.EXIT);
            case 2 -> order(life, Leg.MANUAL);
            case 3, 4 -> filled(life);
            case 5 ->
                add(new JournalRecord.OutcomeRecorded(oneOf(life.orders()), oneOf(List.of(Outcome.values())), ""));
            case 6 ->
                add(new JournalRecord.OrderObserved(
                        oneOf(life.orders()),
                        venueOrder(),
                        OrderType.MARKET,
                        oneOf(List.of(OrderStatus.values())),
                        Quantity.of("1"),
                        part(3) == 0 ? List.of(venueOrder()) : null,
                        null));
            case 7 -> requestedOrTold(life);
            case 8 -> remark(life);
            default -> end(life);
        }
    }

    private void order(Life life, Leg leg) {
        var id = new ClientOrderId("hx" + ++numbers);
        life.orders().add(id);
        add(new JournalRecord.IntentCommitted(new Intent(
                id,
                numbers,
                life.id(),
                life.ref(),
                leg,
                1,
                life.symbol(),
                leg == Leg.ENTRY ? Side.BUY : Side.SELL,
                Quantity.of("1"),
                new Intent.Prices(null, Price.of("98"), null, null),
                Money.of("2", life.symbol().quote().toString()),
                part(3) == 0 ? numbers : null)));
    }

    private void filled(Life life) {
        int order = part(life.orders().size());
        Asset feeIn = oneOf(List.of(life.symbol().quote(), life.symbol().base(), BNB));
        add(new JournalRecord.FillRecorded(
                life.orders().get(order),
                Fill.builder()
                        .id(new FillId("f-" + ++numbers))
                        .venueOrderId(venueOrder())
                        .symbol(life.symbol())
                        .side(order == 0 ? Side.BUY : Side.SELL)
                        .price(new Price(BigDecimal.valueOf(90L + part(20))))
                        .quantity(Quantity.of("0.5"))
                        .fee(new Money(new BigDecimal("0.01"), feeIn))
                        .at(now.minusMillis(part(5_000)))
                        .build(),
                new Money(new BigDecimal("0.02"), life.symbol().quote())));
    }

    private void requestedOrTold(Life life) {
        if (part(2) == 0) {
            add(new JournalRecord.TradeUpdated(trade(life, TradeStatus.OPEN)));
        } else {
            add(new JournalRecord.ExitRequested(life.id(), CloseReason.SIGNAL, part(2) == 0 ? null : life.ref()));
        }
    }

    /** What changes nothing; a gap may also be told of after the end of its trade. */
    private void remark(Life life) {
        if (part(2) == 0) {
            add(new JournalRecord.AllowanceExceeded(oneOf(life.orders()), new FillId("f-1"), Money.of("1", "USDT")));
        } else {
            add(new JournalRecord.ProtectionGapClosed(oneOf(all), Quantity.of("1"), Duration.ofSeconds(1)));
        }
    }

    private void end(Life life) {
        open.remove(life);
        add(new JournalRecord.TradeUpdated(
                trade(life, oneOf(List.of(TradeStatus.CLOSED, TradeStatus.STOPPED_OUT, TradeStatus.CANCELLED)))));
        if (part(3) > 0) {
            figures();
        }
    }

    private Trade trade(Life life, TradeStatus status) {
        boolean isClosed = status == TradeStatus.CLOSED || status == TradeStatus.STOPPED_OUT;
        return new Trade(
                life.id(),
                account,
                new VenueId("binance"),
                life.symbol(),
                life.ref(),
                new SignalId("id"),
                now,
                status,
                new Trade.Entry(venueOrder(), Quantity.of("1"), Quantity.of("1"), Price.of("100")),
                Price.of("98"),
                null,
                Money.zero(life.symbol().quote()),
                isClosed
                        ? new Trade.Closing(
                                now.minus(oneOf(PAUSES)),
                                CloseReason.STOP_LOSS,
                                Price.of("98"),
                                Money.zero(life.symbol().quote()),
                                Quantity.ZERO)
                        : null);
    }

    private void add(JournalRecord record) {
        entries.add(new JournalEntry(account, entries.size() + 1L, now, record));
    }

    /** How often each kind of fact is among some. */
    static Map<Class<?>, Integer> kinds(List<JournalEntry> entries) {
        Map<Class<?>, Integer> kinds = new HashMap<>();
        entries.forEach(entry -> kinds.merge(entry.record().getClass(), 1, Integer::sum));
        return kinds;
    }
}
