package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static trade.helix.tck.JournalTrial.MAIN;
import static trade.helix.tck.JournalTrial.OTHER;
import static trade.helix.tck.JournalTrial.fails;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Side;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.Signal;
import trade.helix.api.store.DayStats;
import trade.helix.api.store.EquityPoint;
import trade.helix.api.store.SignalReport;
import trade.helix.api.store.StoreException.Category;
import trade.helix.api.store.TradeQuery;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;

/** What people rely on who read what Helix did. */
final class TradeHistoryRules {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-05-15");
    private static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-05-16T00:00:00Z");
    private static final Instant BEFORE_MIDNIGHT = MIDNIGHT.minusNanos(1);
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    private static final Symbol ETH_USDT = Symbol.of("ETH/USDT");
    private static final Symbol BTC_EUR = Symbol.of("BTC/EUR");
    private static final Asset USDT = Asset.of("USDT");

    static final List<Rule<StoreTrial>> ALL = List.of(
            Rule.must("Q1", "of an empty store nothing is told", TradeHistoryRules::startsEmpty),
            Rule.must("Q2", "a trade is told as it was last updated", TradeHistoryRules::trade),
            Rule.must(
                    "Q3",
                    "the latest trades of an account are its own, newest first, as many as asked for at most",
                    TradeHistoryRules::latest),
            Rule.must("Q4", "executions of a trade are its own, exact, oldest first", TradeHistoryRules::fills),
            Rule.must("Q5", "a signal is told with what was decided on it, if anything was", TradeHistoryRules::signal),
            Rule.must(
                    "Q6",
                    "a day counts what closed on it, by UTC, in one quote asset, and no trade that was cancelled",
                    TradeHistoryRules::day),
            Rule.must(
                    "Q7", "days come oldest first, and only those that something is known of", TradeHistoryRules::days),
            Rule.must(
                    "Q8",
                    "a query narrows by symbol, status, day of opening, day of closing and number",
                    TradeHistoryRules::find),
            Rule.must("Q9", "equity has a point wherever it was written, oldest first", TradeHistoryRules::equity),
            Rule.must(
                    "Q10",
                    "open intents are those not heard of or unknown, and none of a trade that has ended",
                    TradeHistoryRules::openIntents),
            Rule.must("Q11", "what a refused commit brought is not told", TradeHistoryRules::refused),
            Rule.must("Q12", "the next start tells the same", TradeHistoryRules::afterwards));

    private TradeHistoryRules() {}

    private static Instant noonPlus(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static void startsEmpty(StoreTrial trial) {
        Story story = new Story(MAIN);
        var history = trial.history();
        assertEquals(Optional.empty(), history.trade(story.trade("a")));
        assertEquals(Optional.empty(), history.signal(story.ref("a")));
        assertEquals(List.of(), history.fills(story.trade("a")));
        assertEquals(List.of(), history.latest(MAIN, 1));
        assertEquals(List.of(), history.find(TradeQuery.of(MAIN).build()));
        assertEquals(List.of(), history.days(MAIN, USDT, FRIDAY, FRIDAY));
        assertEquals(List.of(), history.equity(MAIN, USDT, FRIDAY, FRIDAY));
        assertEquals(List.of(), history.openIntents(MAIN));
        assertEquals(stats(FRIDAY, 0, 0, 0, "0"), history.day(MAIN, USDT, FRIDAY));
    }

    private static void trade(StoreTrial trial) {
        Story story = new Story(MAIN);
        Trade open = story.opened(NOON, "a", BTC_USDT);
        Story longer = new Story(MAIN);
        Trade closed = longer.ended(noonPlus(5), longer.opened(NOON, "a", BTC_USDT), TradeStatus.CLOSED, "3.5");
        trial.commit(story);
        assertEquals(Optional.of(open), trial.history().trade(open.id()));
        longer.entries().stream().skip(story.entries().size()).forEach(trial::commit);
        assertEquals(Optional.of(closed), trial.history().trade(open.id()));
    }

    private static void latest(StoreTrial trial) {
        Story story = new Story(MAIN);
        Story other = new Story(OTHER);
        Trade second = story.opened(noonPlus(1), "second", ETH_USDT);
        Trade third = story.opened(noonPlus(2), "third", BTC_EUR);
        Trade first = story.opened(NOON, "first", BTC_USDT);
        other.opened(noonPlus(3), "other", BTC_USDT);
        trial.commit(story, other);
        assertEquals(List.of(third, second, first), trial.history().latest(MAIN, 10));
        assertEquals(List.of(third, second), trial.history().latest(MAIN, 2));
    }

    private static void fills(StoreTrial trial) {
        Story story = new Story(MAIN);
        story.ordered(NOON, "a", "ae", Leg.ENTRY, BTC_USDT);
        story.ordered(NOON, "b", "be", Leg.ENTRY, BTC_USDT);
        var late = story.filled(noonPlus(2), "ae", Side.BUY, BTC_USDT);
        story.filled(noonPlus(1), "be", Side.BUY, BTC_USDT);
        var early = story.filled(NOON.plusNanos(1), "ae", Side.BUY, BTC_USDT);
        trial.commit(story);
        assertEquals(List.of(early, late), trial.history().fills(story.trade("a")));
    }

    private static void signal(StoreTrial trial) {
        Story story = new Story(MAIN);
        Signal decided = story.received(NOON, "a", BTC_USDT);
        Signal waiting = story.received(noonPlus(1), "b", BTC_USDT);
        Decision decision = story.rejected(noonPlus(2), "a");
        trial.commit(story);
        Trace trace = ((JournalRecord.SignalDecided) story.entries().get(2).record()).trace();
        assertEquals(
                Optional.of(new SignalReport(story.ref("a"), decided, NOON, decision, trace)),
                trial.history().signal(story.ref("a")));
        assertEquals(
                Optional.of(new SignalReport(story.ref("b"), waiting, noonPlus(1), null, Trace.EMPTY)),
                trial.history().signal(story.ref("b")));
    }

    private static void day(StoreTrial trial) {
        Story story = new Story(MAIN);
        close(story, "win", BTC_USDT, BEFORE_MIDNIGHT, "3.10");
        close(story, "loss", ETH_USDT, NOON, "-1.2");
        close(story, "even", ETH_USDT, NOON, "0");
        close(story, "next", BTC_USDT, MIDNIGHT, "50");
        close(story, "euro", BTC_EUR, NOON, "70");
        story.ended(NOON, story.opened(NOON, "off", BTC_USDT), TradeStatus.CANCELLED, "0");
        Story other = new Story(OTHER);
        close(other, "other", BTC_USDT, NOON, "90");
        trial.commit(story, other);
        assertEquals(stats(FRIDAY, 3, 1, 1, "1.9"), trial.history().day(MAIN, USDT, FRIDAY));
        assertEquals(stats(FRIDAY.plusDays(1), 1, 1, 0, "50"), trial.history().day(MAIN, USDT, FRIDAY.plusDays(1)));
    }

    private static Trade close(Story story, String name, Symbol symbol, Instant at, String pnl) {
        return story.ended(at, story.opened(at.minusSeconds(60), name, symbol), TradeStatus.CLOSED, pnl);
    }

    private static DayStats stats(LocalDate day, int trades, int wins, int losses, String pnl) {
        return new DayStats(day, trades, wins, losses, Money.of(pnl, "USDT"));
    }

    private static void days(StoreTrial trial) {
        Story story = new Story(MAIN);
        close(story, "third", BTC_USDT, NOON.plus(Duration.ofDays(3)), "3");
        close(story, "first", BTC_USDT, NOON, "1");
        close(story, "out", BTC_USDT, NOON.plus(Duration.ofDays(4)), "4");
        trial.commit(story);
        assertEquals(
                List.of(stats(FRIDAY, 1, 1, 0, "1"), stats(FRIDAY.plusDays(3), 1, 1, 0, "3")),
                trial.history().days(MAIN, USDT, FRIDAY, FRIDAY.plusDays(3)));
    }

    private static void find(StoreTrial trial) {
        Story story = new Story(MAIN);
        Trade open = story.opened(NOON, "open", BTC_USDT);
        Trade over =
                story.ended(MIDNIGHT, story.opened(BEFORE_MIDNIGHT, "over", ETH_USDT), TradeStatus.STOPPED_OUT, "-2");
        Trade next = close(story, "next", BTC_USDT, MIDNIGHT.plusSeconds(120), "1");
        Story other = new Story(OTHER);
        other.opened(NOON, "other", BTC_USDT);
        trial.commit(story, other);
        finds(trial, TradeQuery.of(MAIN), next, over, open);
        finds(trial, TradeQuery.of(MAIN).most(2), next, over);
        finds(trial, TradeQuery.of(MAIN).symbol(BTC_USDT), next, open);
        finds(trial, TradeQuery.of(MAIN).status(TradeStatus.STOPPED_OUT), over);
        finds(trial, TradeQuery.of(MAIN).openedOn(FRIDAY), over, open);
        finds(trial, TradeQuery.of(MAIN).closedOn(FRIDAY));
        finds(trial, TradeQuery.of(MAIN).closedOn(FRIDAY.plusDays(1)), next, over);
        finds(trial, TradeQuery.of(MAIN).openedOn(FRIDAY).symbol(ETH_USDT).status(TradeStatus.OPEN));
    }

    private static void finds(StoreTrial trial, TradeQuery.Builder query, Trade... expected) {
        assertEquals(List.of(expected), trial.history().find(query.build()));
    }

    private static void equity(StoreTrial trial) {
        Story story = new Story(MAIN);
        story.figures(NOON, Money.of("100", "USDT"));
        story.figures(noonPlus(1), Money.of("50", "EUR"));
        story.figures(BEFORE_MIDNIGHT, Money.of("101.5", "USDT"));
        story.figures(MIDNIGHT, Money.of("99", "USDT"));
        trial.commit(story);
        assertEquals(
                List.of(point(NOON, "100"), point(BEFORE_MIDNIGHT, "101.5")),
                trial.history().equity(MAIN, USDT, FRIDAY, FRIDAY));
        assertEquals(
                List.of(point(MIDNIGHT, "99")),
                trial.history().equity(MAIN, USDT, FRIDAY.plusDays(1), FRIDAY.plusDays(2)));
    }

    private static EquityPoint point(Instant at, String equity) {
        return new EquityPoint(at, Money.of(equity, "USDT"), Money.of(equity, "USDT"));
    }

    private static void openIntents(StoreTrial trial) {
        Story story = new Story(MAIN);
        story.ended(NOON, story.opened(NOON, "over", BTC_USDT), TradeStatus.CLOSED, "1");
        story.opened(NOON, "open", ETH_USDT);
        Intent unheard = story.ordered(NOON, "open", "unheard", Leg.PROTECTION, ETH_USDT);
        story.ordered(NOON, "open", "refused", Leg.PROTECTION, ETH_USDT);
        story.outcome(NOON, "refused", Outcome.REFUSED);
        Intent unknown = story.ordered(NOON, "open", "unknown", Leg.EXIT, ETH_USDT);
        story.outcome(NOON, "unknown", Outcome.UNKNOWN);
        Trade ending = story.opened(NOON, "ending", BTC_EUR);
        story.ordered(NOON, "ending", "gone", Leg.PROTECTION, BTC_EUR);
        story.ended(NOON, ending, TradeStatus.CLOSED, "1");
        trial.commit(story);
        assertEquals(List.of(unheard, unknown), trial.history().openIntents(MAIN));
    }

    private static void refused(StoreTrial trial) {
        Story story = new Story(MAIN);
        Trade trade = close(story, "a", BTC_USDT, NOON, "1");
        story.figures(NOON, Money.of("100", "USDT"));
        Story gap = new Story(OTHER);
        gap.received(NOON, "one", BTC_USDT);
        gap.received(NOON, "two", BTC_USDT);
        var entries = new ArrayList<>(story.entries());
        entries.add(gap.entries().get(1));
        fails(Category.CONFLICT, () -> trial.commit(entries.toArray(new JournalEntry[0])));
        assertEquals(Optional.empty(), trial.history().trade(trade.id()));
        assertEquals(Optional.empty(), trial.history().signal(trade.signalRef()));
        startsEmpty(trial);
    }

    private static void afterwards(StoreTrial trial) {
        Story story = new Story(MAIN);
        Trade open = story.opened(NOON, "open", BTC_USDT);
        Trade closed = close(story, "closed", ETH_USDT, NOON, "2");
        Intent unheard = story.ordered(NOON, "open", "stop", Leg.PROTECTION, BTC_USDT);
        trial.commit(story);
        trial.reopen();
        assertEquals(List.of(open, closed), trial.history().latest(MAIN, 3));
        assertEquals(stats(FRIDAY, 1, 1, 0, "2"), trial.history().day(MAIN, USDT, FRIDAY));
        assertEquals(List.of(unheard), trial.history().openIntents(MAIN));
    }
}
