package trade.helix.store.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Asset;

/** The tables as one would fill them who reads the whole journal of one account and has all the time there is. */
final class Oracle {
    private static final DateTimeFormatter NINE_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final AccountId account;
    private final List<JournalEntry> journal;

    Oracle(AccountId account, List<JournalEntry> journal) {
        this.account = account;
        this.journal = journal;
    }

    private <R extends JournalRecord> Stream<R> all(Class<R> kind) {
        return journal.stream()
                .map(JournalEntry::record)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private <R extends JournalRecord> List<JournalEntry> entries(Class<R> kind) {
        return journal.stream().filter(e -> kind.isInstance(e.record())).toList();
    }

    /** The latest state of every trade. */
    Map<TradeId, Trade> trades() {
        Map<TradeId, Trade> trades = new LinkedHashMap<>();
        all(JournalRecord.TradeUpdated.class)
                .forEach(updated -> trades.put(updated.trade().id(), updated.trade()));
        return trades;
    }

    List<Map<String, Object>> tradeRows() {
        Map<TradeId, Map<String, Object>> rows = new LinkedHashMap<>();
        for (JournalEntry entry : entries(JournalRecord.TradeUpdated.class)) {
            Trade trade = ((JournalRecord.TradeUpdated) entry.record()).trade();
            Map<String, Object> row = new TreeMap<>();
            row.put("account", account.value());
            row.put("trade_id", trade.id().value());
            row.put("signal_ref", trade.signalRef().value());
            row.put("signal_id", "Long");
            row.put("exchange", "binance");
            row.put("symbol", trade.symbol().toString());
            row.put("quote", trade.symbol().quote().code());
            row.put("side", "BUY");
            row.put("entry_price", string(trade.entry().averagePriceOrNull()));
            row.put("quantity", trade.entry().filled().toString());
            row.put("stop_loss_price", "1.5");
            row.put("target_price", string(trade.targetOrNull()));
            row.put("status", trade.status().code());
            row.put("fees", trade.fees().amount().toPlainString());
            row.put("exchange_order_id", string(trade.entry().orderOrNull()));
            row.put("opened_at", NINE_DIGITS.format(trade.openedAt()));
            row.put("sequence", (int) entry.sequence());
            putClosing(row, trade);
            rows.put(trade.id(), row);
        }
        return List.copyOf(rows.values());
    }

    private static void putClosing(Map<String, Object> row, Trade trade) {
        Trade.Closing end = trade.closingOrNull();
        row.put("exit_price", end == null ? null : string(end.averagePriceOrNull()));
        row.put("residual_quantity", end == null ? null : end.residual().toString());
        row.put("pnl", end == null ? null : end.pnl().amount().toPlainString());
        row.put("closed_at", end == null ? null : NINE_DIGITS.format(end.at()));
        row.put("close_reason", end == null ? null : end.reason().code());
        BigDecimal cost = trade.entry()
                .averagePrice()
                .map(price -> price.value().multiply(trade.entry().filled().value()))
                .orElse(null);
        row.put(
                "pnl_pct",
                end == null || cost == null ? null : percent(end.pnl().amount(), cost));
    }

    List<Map<String, Object>> signalRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JournalEntry entry : entries(JournalRecord.SignalReceived.class)) {
            var received = (JournalRecord.SignalReceived) entry.record();
            Map<String, Object> row = new TreeMap<>();
            row.put("account", account.value());
            row.put("signal_ref", received.ref().value());
            row.put("signal_id", "Long");
            row.put(
                    "symbol",
                    received.symbol() == null
                            ? "BINANCE:BTCUSDT"
                            : received.symbol().toString());
            row.put("side", received.signal().action().name());
            row.put("payload", received.signal().payload());
            row.put("received_at", NINE_DIGITS.format(entry.at()));
            row.put("sequence", (int) entry.sequence());
            JournalEntry decision = journal.stream()
                    .filter(e -> e.sequence() > entry.sequence()
                            && e.record() instanceof JournalRecord.SignalDecided decided
                            && decided.ref().equals(received.ref()))
                    .reduce((first, second) -> second)
                    .orElse(null);
            putDecision(row, decision);
            rows.add(row);
        }
        return rows;
    }

    private static void putDecision(Map<String, Object> row, JournalEntry entry) {
        Decision decided = entry == null ? null : ((JournalRecord.SignalDecided) entry.record()).decision();
        row.put("action", decided == null ? null : decided.kind().name().toLowerCase(Locale.ROOT));
        row.put("rejection_reason", decided == null ? null : string(decided.reason()));
        row.put("detail", decided == null ? null : decided.detail());
        row.put("trade_id", decided == null ? null : string(decided.trade()));
        row.put("first_signal_ref", decided == null ? null : string(decided.first()));
        row.put("decided_at", decided == null ? null : NINE_DIGITS.format(entry.at()));
        row.put("decided_sequence", decided == null ? null : (int) entry.sequence());
    }

    List<Map<String, Object>> fillRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JournalEntry entry : entries(JournalRecord.FillRecorded.class)) {
            var recorded = (JournalRecord.FillRecorded) entry.record();
            Map<String, Object> row = new TreeMap<>();
            row.put("account", account.value());
            row.put("trade_id", tradeOf(entry, recorded));
            row.put("client_order_id", recorded.clientOrderId().value());
            row.put("exchange_order_id", recorded.fill().venueOrderId().value());
            row.put("fill_id", recorded.fill().id().value());
            row.put("symbol", recorded.fill().symbol().toString());
            row.put("side", recorded.fill().side().name());
            row.put("price", recorded.fill().price().toString());
            row.put("quantity", recorded.fill().quantity().toString());
            row.put("fee", recorded.fill().fee().amount().toPlainString());
            row.put("fee_asset", "BNB");
            row.put("fee_value", recorded.feeValue().amount().toPlainString());
            row.put("at", NINE_DIGITS.format(recorded.fill().at()));
            row.put("sequence", (int) entry.sequence());
            rows.add(row);
        }
        return rows;
    }

    /** The trade of the latest intent of that order, before the fill came. */
    String tradeOf(JournalEntry entry, JournalRecord.FillRecorded recorded) {
        return journal.stream()
                .filter(e -> e.sequence() < entry.sequence())
                .map(JournalEntry::record)
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .map(record -> ((JournalRecord.IntentCommitted) record).intent())
                .filter(intent -> intent.clientOrderId().equals(recorded.clientOrderId()))
                .reduce((first, second) -> second)
                .map(intent -> intent.trade().value())
                .orElse(null);
    }

    /** The trades of a day by their latest state. */
    List<Trade> closedOn(Asset quote, LocalDate day) {
        return trades().values().stream()
                .filter(trade -> trade.closingOrNull() != null && trade.status() != TradeStatus.CANCELLED)
                .filter(trade -> trade.symbol().quote().equals(quote))
                .filter(trade -> day(trade.closingOrNull().at()).equals(day))
                .toList();
    }

    /** Whether the journal ever said something of a day: a trade that closed on it, even if it no longer did. */
    boolean knows(Asset quote, LocalDate day) {
        boolean closed = all(JournalRecord.TradeUpdated.class)
                .map(JournalRecord.TradeUpdated::trade)
                .anyMatch(trade -> trade.closingOrNull() != null
                        && trade.symbol().quote().equals(quote)
                        && day(trade.closingOrNull().at()).equals(day));
        return closed
                || all(JournalRecord.AccountUpdated.class)
                        .map(updated -> updated.figures().losses().get(quote))
                        .anyMatch(figures -> figures != null && figures.day().equals(day));
    }

    Map<String, Object> dayRow(Asset quote, LocalDate day) {
        List<BigDecimal> pnls = closedOn(quote, day).stream()
                .map(trade -> trade.closingOrNull().pnl().amount())
                .toList();
        BigDecimal total = pnls.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<LossFigures> figures = all(JournalRecord.AccountUpdated.class)
                .map(updated -> updated.figures().losses().get(quote))
                .filter(each -> each != null && each.day().equals(day))
                .toList();
        BigDecimal start = figures.isEmpty()
                ? null
                : figures.get(figures.size() - 1).dayStartEquity().amount();
        Map<String, Object> row = new TreeMap<>();
        row.put("account", account.value());
        row.put("quote", quote.code());
        row.put("date", day.toString());
        row.put("trades_count", pnls.size());
        row.put("wins", (int) pnls.stream().filter(p -> p.signum() > 0).count());
        row.put("losses", (int) pnls.stream().filter(p -> p.signum() < 0).count());
        row.put("total_pnl", plain(total));
        row.put("day_start_equity", start == null ? null : plain(start));
        row.put("total_pnl_pct", start == null || start.signum() <= 0 ? null : percent(total, start));
        row.put("max_drawdown_pct", deepest(figures));
        row.put("daily_loss_limit_hit", tripped(quote, day) ? 1 : 0);
        return row;
    }

    private static String deepest(List<LossFigures> figures) {
        return figures.stream()
                .filter(each -> each.peakEquity().amount().signum() > 0)
                .map(each -> new BigDecimal(percent(
                        each.peakEquity()
                                .amount()
                                .subtract(each.realisedEquity().amount()),
                        each.peakEquity().amount())))
                .max(BigDecimal::compareTo)
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }

    private boolean tripped(Asset quote, LocalDate day) {
        boolean before = false;
        for (JournalRecord.AccountUpdated updated :
                all(JournalRecord.AccountUpdated.class).toList()) {
            boolean now = updated.figures().status().causes().contains(HaltCause.DAILY_LIMIT);
            LossFigures figures = updated.figures().losses().get(quote);
            if (now && !before && figures != null && figures.day().equals(day)) {
                return true;
            }
            before = now;
        }
        return false;
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return plain(part.divide(whole, 12, RoundingMode.HALF_EVEN).movePointRight(2));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String string(Object value) {
        return value == null ? null : value.toString();
    }
}
