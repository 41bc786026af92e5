package trade.helix.tck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.DayStats;
import trade.helix.api.store.EquityPoint;
import trade.helix.api.store.SignalReport;
import trade.helix.api.store.TradeHistory;
import trade.helix.api.store.TradeQuery;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;

/** Reads the whole journal each time. */
final class FakeHistory implements TradeHistory {
    private final FakeStore store;

    FakeHistory(FakeStore store) {
        this.store = store;
    }

    private static <R extends JournalRecord> Stream<R> records(List<JournalEntry> entries, Class<R> kind) {
        return entries.stream()
                .map(JournalEntry::record)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The first that is found in an account; nothing that is asked for is in two. */
    private <T> Optional<T> first(Function<List<JournalEntry>, Optional<T>> search) {
        return store.accounts().stream()
                .map(store::entries)
                .flatMap(entries -> search.apply(entries).stream())
                .findFirst();
    }

    /** As they are now, the one that was recorded first at the front. */
    private static Map<TradeId, Trade> trades(List<JournalEntry> entries) {
        Map<TradeId, Trade> trades = new LinkedHashMap<>();
        records(entries, JournalRecord.TradeUpdated.class)
                .forEach(updated -> trades.put(updated.trade().id(), updated.trade()));
        return trades;
    }

    @Override
    public Optional<Trade> trade(TradeId id) {
        return first(entries -> Optional.ofNullable(trades(entries).get(id)));
    }

    @Override
    public List<Trade> latest(AccountId account, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one trade must be asked for, not " + most + ".");
        }
        return newest(account, trade -> true, most);
    }

    private List<Trade> newest(AccountId account, Predicate<Trade> wanted, int most) {
        List<Trade> all = new ArrayList<>(trades(store.entries(account)).values());
        Collections.reverse(all);
        return all.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Trade::openedAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<JournalRecord.FillRecorded> fills(TradeId id) {
        return first(entries -> Optional.of(fills(entries, id)).filter(fills -> !fills.isEmpty()))
                .orElse(List.of());
    }

    private static List<JournalRecord.FillRecorded> fills(List<JournalEntry> entries, TradeId id) {
        Map<ClientOrderId, TradeId> trades = new LinkedHashMap<>();
        List<JournalRecord.FillRecorded> fills = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (entry.record() instanceof JournalRecord.IntentCommitted committed) {
                trades.put(
                        committed.intent().clientOrderId(), committed.intent().trade());
            } else if (entry.record() instanceof JournalRecord.FillRecorded fill
                    && id.equals(trades.get(fill.clientOrderId()))) {
                fills.add(fill);
            }
        }
        fills.sort(Comparator.comparing(fill -> fill.fill().at()));
        return List.copyOf(fills);
    }

    @Override
    public Optional<SignalReport> signal(SignalRef ref) {
        return first(entries -> signal(entries, ref));
    }

    private static Optional<SignalReport> signal(List<JournalEntry> entries, SignalRef ref) {
        SignalReport report = null;
        for (JournalEntry entry : entries) {
            if (entry.record() instanceof JournalRecord.SignalReceived received
                    && received.ref().equals(ref)) {
                report = new SignalReport(ref, received.signal(), entry.at(), null, Trace.EMPTY);
            } else if (report != null
                    && entry.record() instanceof JournalRecord.SignalDecided decided
                    && decided.ref().equals(ref)) {
                report = new SignalReport(
                        ref, report.signal(), report.receivedAt(), decided.decision(), decided.trace());
            }
        }
        return Optional.ofNullable(report);
    }

    @Override
    public DayStats day(AccountId account, Asset quote, LocalDate day) {
        List<Money> results = trades(store.entries(account)).values().stream()
                .filter(trade -> trade.status() != TradeStatus.CANCELLED
                        && trade.symbol().quote().equals(quote))
                .flatMap(trade -> trade.closing().stream())
                .filter(closing -> day(closing.at()).equals(day))
                .map(Trade.Closing::pnl)
                .toList();
        return new DayStats(
                day,
                results.size(),
                (int) results.stream().filter(Money::isPositive).count(),
                (int) results.stream().filter(Money::isNegative).count(),
                results.stream().reduce(Money.zero(quote), Money::plus));
    }

    @Override
    public List<DayStats> days(AccountId account, Asset quote, LocalDate from, LocalDate until) {
        List<JournalEntry> entries = store.entries(account);
        TreeSet<LocalDate> known = new TreeSet<>();
        records(entries, JournalRecord.TradeUpdated.class)
                .filter(updated -> updated.trade().symbol().quote().equals(quote))
                .flatMap(updated -> updated.trade().closing().stream())
                .forEach(closing -> known.add(day(closing.at())));
        records(entries, JournalRecord.AccountUpdated.class)
                .flatMap(updated ->
                        Optional.ofNullable(updated.figures().losses().get(quote)).stream())
                .forEach(losses -> known.add(losses.day()));
        return known.stream()
                .filter(day -> !day.isBefore(from) && !day.isAfter(until))
                .map(day -> day(account, quote, day))
                .toList();
    }

    @Override
    public List<Trade> find(TradeQuery query) {
        return newest(
                query.account(),
                trade -> isOr(query.symbol(), trade.symbol())
                        && isOr(query.status(), trade.status())
                        && isOr(query.openedOn(), day(trade.openedAt()))
                        && query.closedOn()
                                .map(day -> trade.closing()
                                        .filter(closing -> day(closing.at()).equals(day))
                                        .isPresent())
                                .orElse(true),
                query.most());
    }

    private static <T> boolean isOr(Optional<T> wanted, T actual) {
        return wanted.map(actual::equals).orElse(true);
    }

    @Override
    public List<EquityPoint> equity(AccountId account, Asset quote, LocalDate from, LocalDate until) {
        return store.entries(account).stream()
                .filter(entry ->
                        !day(entry.at()).isBefore(from) && !day(entry.at()).isAfter(until))
                .sorted(Comparator.comparing(JournalEntry::at))
                .flatMap(entry -> point(entry, quote).stream())
                .toList();
    }

    private static Optional<EquityPoint> point(JournalEntry entry, Asset quote) {
        return records(List.of(entry), JournalRecord.AccountUpdated.class)
                .flatMap(updated ->
                        Optional.ofNullable(updated.figures().losses().get(quote)).stream())
                .map(losses -> new EquityPoint(entry.at(), losses.realisedEquity(), losses.peakEquity()))
                .findFirst();
    }

    @Override
    public List<Intent> openIntents(AccountId account) {
        Map<ClientOrderId, Intent> open = new LinkedHashMap<>();
        for (JournalEntry entry : store.entries(account)) {
            JournalRecord record = entry.record();
            if (record instanceof JournalRecord.IntentCommitted committed) {
                open.put(committed.intent().clientOrderId(), committed.intent());
            } else if (record instanceof JournalRecord.OutcomeRecorded recorded
                    && recorded.outcome() != Outcome.UNKNOWN) {
                open.remove(recorded.clientOrderId());
            } else if (record instanceof JournalRecord.OrderObserved observed) {
                open.remove(observed.clientOrderId());
            } else if (record instanceof JournalRecord.FillRecorded filled) {
                open.remove(filled.clientOrderId());
            } else if (record instanceof JournalRecord.TradeUpdated updated
                    && updated.trade().status() != TradeStatus.OPEN) {
                open.values()
                        .removeIf(
                                intent -> intent.trade().equals(updated.trade().id()));
            }
        }
        return List.copyOf(open.values());
    }
}
