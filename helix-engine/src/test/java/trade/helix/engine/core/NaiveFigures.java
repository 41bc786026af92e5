package trade.helix.engine.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.trade.TradeStatus;

/** The figures of the loss limits, computed from a whole journal in the most simple-minded way. Plain numbers of USDT. */
final class NaiveFigures {
    private static final class Position {
        final Instant openedAt;
        final BigDecimal reserved;
        BigDecimal received = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal sold = BigDecimal.ZERO;
        BigDecimal got = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal best = BigDecimal.ZERO;
        boolean ended;
        LocalDate endedOn = LocalDate.MAX;

        Position(Instant openedAt, BigDecimal reserved) {
            this.openedAt = openedAt;
            this.reserved = reserved;
        }
    }

    private record Limit(Instant at, BigDecimal daily, BigDecimal drawdown) {}

    private final Map<TradeId, Position> positions = new LinkedHashMap<>();
    private final Map<ClientOrderId, Intent> intents = new HashMap<>();
    private final Map<LocalDate, BigDecimal> realised = new HashMap<>();
    private final List<Limit> limits = new ArrayList<>();
    private final BigDecimal maxDailyLoss;
    private final BigDecimal maxDrawdown;
    private AccountFigures figures = AccountFigures.NONE;
    private LocalDate openedDay = LocalDate.MIN;
    private BigDecimal committed = BigDecimal.ZERO;
    private LocalDate bookedDay = LocalDate.MIN;
    private BigDecimal beforeBookedDay = BigDecimal.ZERO;
    BigDecimal equity = BigDecimal.ZERO;
    BigDecimal peak = BigDecimal.ZERO;
    int streak;

    NaiveFigures(List<JournalEntry> journal, BigDecimal maxDailyLoss, BigDecimal maxDrawdown) {
        this.maxDailyLoss = maxDailyLoss;
        this.maxDrawdown = maxDrawdown;
        journal.forEach(this::add);
    }

    private void add(JournalEntry entry) {
        if (entry.record() instanceof JournalRecord.IntentCommitted committed) {
            Intent intent = committed.intent();
            intents.put(intent.clientOrderId(), intent);
            if (intent.leg() == Leg.ENTRY) {
                positions.put(
                        intent.trade(),
                        new Position(entry.at(), intent.reserved().amount()));
            }
        } else if (entry.record() instanceof JournalRecord.FillRecorded filled) {
            fill(intents.get(filled.clientOrderId()), filled);
        } else if (entry.record() instanceof JournalRecord.TradeUpdated updated) {
            end(updated.trade());
        } else if (entry.record() instanceof JournalRecord.TransferRecorded transfer) {
            scale(transfer.amount().amount());
        } else if (entry.record() instanceof JournalRecord.AccountUpdated updated) {
            account(entry.at(), updated);
        }
    }

    private void fill(Intent intent, JournalRecord.FillRecorded record) {
        Position position = positions.get(intent.trade());
        Fill fill = record.fill();
        boolean feeInBase = fill.fee().asset().equals(fill.symbol().base());
        BigDecimal value = fill.notional().amount();
        BigDecimal fee = feeInBase ? BigDecimal.ZERO : record.feeValue().amount();
        if (intent.leg() == Leg.ENTRY) {
            BigDecimal quantity = fill.quantity().value();
            position.received = position.received
                    .add(quantity)
                    .subtract(feeInBase ? fill.fee().amount() : BigDecimal.ZERO);
            position.cost = position.cost.add(value).add(fee);
            return;
        }
        position.sold = position.sold.add(fill.quantity().value());
        position.got = position.got.add(value).subtract(fee);
        BigDecimal share = position.cost
                .multiply(position.sold.min(position.received))
                .divide(position.received, 18, RoundingMode.HALF_EVEN);
        BigDecimal soFar = position.got.subtract(share);
        book(day(fill.at()), soFar.subtract(position.realised));
        position.realised = soFar;
        position.best = position.best.max(soFar);
    }

    private void end(Trade trade) {
        Position position = positions.get(trade.id());
        if (trade.status() == TradeStatus.OPEN) {
            return;
        }
        position.ended = true;
        if (trade.closing().isPresent()) {
            LocalDate on = day(trade.closing().get().at());
            position.endedOn = on;
            BigDecimal result = position.got.subtract(position.cost);
            BigDecimal beyond = takenOver(position, trade.closing().get(), result);
            book(on, result.subtract(position.realised).add(beyond));
            scale(beyond.negate());
            streak = result.signum() < 0 ? streak + 1 : 0;
        } else {
            position.endedOn = LocalDate.MIN;
        }
    }

    /** Of what could not be sold, what is beyond the reservation, at the price of the sales. */
    private static BigDecimal takenOver(Position position, Trade.Closing closing, BigDecimal result) {
        BigDecimal price = closing.averagePriceOrNull() == null
                ? BigDecimal.ZERO
                : closing.averagePriceOrNull().value();
        return result.negate()
                .subtract(position.reserved)
                .min(price.multiply(closing.residual().value()))
                .max(BigDecimal.ZERO);
    }

    private void scale(BigDecimal amount) {
        BigDecimal moved = equity.add(amount);
        peak = moved.multiply(peak).divide(equity, 18, RoundingMode.UP);
        equity = moved;
    }

    private void book(LocalDate on, BigDecimal pnl) {
        if (on.isAfter(openedDay) && on.isAfter(bookedDay)) {
            bookedDay = on;
            beforeBookedDay = equity;
        }
        realised.merge(on, pnl, BigDecimal::add);
        equity = equity.add(pnl);
        peak = peak.max(equity);
    }

    private void account(Instant at, JournalRecord.AccountUpdated updated) {
        boolean hadStreak = figures.status().causes().contains(HaltCause.LOSS_STREAK);
        boolean first = figures.losses().isEmpty();
        figures = updated.figures();
        boolean hasStreak = figures.status().causes().contains(HaltCause.LOSS_STREAK);
        if (updated.why().startsWith("resumed by") && hadStreak && !hasStreak) {
            streak = 0;
        }
        if (updated.why().startsWith("kill acknowledged")) {
            peak = equity;
        }
        for (LossFigures losses : figures.losses().values()) {
            if (first) {
                equity = losses.dayStartEquity().amount();
                peak = equity;
            }
            if (!losses.day().equals(openedDay)) {
                openedDay = losses.day();
                committed = openedDay.equals(bookedDay) ? beforeBookedDay : equity;
            }
            // Never more than what was committed when the day was opened, whatever the account says.
            BigDecimal start = losses.dayStartEquity().amount().min(first ? equity : committed);
            limits.add(new Limit(at, start.multiply(maxDailyLoss), peak.multiply(maxDrawdown)));
        }
    }

    Set<LocalDate> days() {
        return realised.keySet();
    }

    /** Profit or loss of what was sold on a day. */
    BigDecimal realisedOn(LocalDate on) {
        return realised.getOrDefault(on, BigDecimal.ZERO);
    }

    /** What is set aside for all that has not ended, less what of it is lost already. */
    BigDecimal reserved() {
        return positions.values().stream()
                .filter(position -> !position.ended)
                .map(position ->
                        position.reserved.subtract(position.realised.negate().max(BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The largest daily limit in force since the oldest admission of what was open on a day. */
    BigDecimal dailyLimit(LocalDate on) {
        return largest(on).daily();
    }

    /** The largest drawdown limit in force since then. */
    BigDecimal drawdownLimit(LocalDate on) {
        return largest(on).drawdown();
    }

    private Limit largest(LocalDate on) {
        Limit last = limits.get(limits.size() - 1);
        Instant since = positions.values().stream()
                .filter(position -> !position.endedOn.isBefore(on))
                .map(position -> position.openedAt)
                .min(Instant::compareTo)
                .orElse(last.at());
        // The limit that was in force when it was admitted, and every later one.
        int from = 0;
        for (int i = 0; i < limits.size(); i++) {
            from = limits.get(i).at().isAfter(since) ? from : i;
        }
        return limits.subList(from, limits.size()).stream()
                .filter(limit -> !day(limit.at()).isAfter(on))
                .reduce((a, b) ->
                        new Limit(a.at(), a.daily().max(b.daily()), a.drawdown().max(b.drawdown())))
                .orElse(last);
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
