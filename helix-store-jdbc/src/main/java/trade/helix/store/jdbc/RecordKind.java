package trade.helix.store.jdbc;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.trade.TradeId;

/**
 * One kind of journal record: the name that storage knows it by for ever, and the ids that it can be found by.
 *
 * @param name in the column {@code type}; never changed once released
 * @param type the record
 * @param trade the trade that a record of this kind names; null where it names none
 * @param order the order that a record of this kind names; null where it names none
 */
record RecordKind<R extends JournalRecord>(
        String name, Class<R> type, Function<R, @Nullable TradeId> trade, Function<R, @Nullable ClientOrderId> order) {
    /** All of them. */
    static final List<RecordKind<?>> ALL = List.of(
            plain("account_opened", JournalRecord.AccountOpened.class),
            plain("signal_received", JournalRecord.SignalReceived.class),
            ofTrade(
                    "signal_decided",
                    JournalRecord.SignalDecided.class,
                    r -> r.decision().trade()),
            new RecordKind<>(
                    "intent_committed",
                    JournalRecord.IntentCommitted.class,
                    r -> r.intent().trade(),
                    r -> r.intent().clientOrderId()),
            ofOrder(
                    "outcome_recorded",
                    JournalRecord.OutcomeRecorded.class,
                    JournalRecord.OutcomeRecorded::clientOrderId),
            ofOrder("order_observed", JournalRecord.OrderObserved.class, JournalRecord.OrderObserved::clientOrderId),
            ofOrder("fill_recorded", JournalRecord.FillRecorded.class, JournalRecord.FillRecorded::clientOrderId),
            ofTrade("exit_requested", JournalRecord.ExitRequested.class, JournalRecord.ExitRequested::trade),
            ofTrade(
                    "trade_updated",
                    JournalRecord.TradeUpdated.class,
                    r -> r.trade().id()),
            ofOrder(
                    "allowance_exceeded",
                    JournalRecord.AllowanceExceeded.class,
                    JournalRecord.AllowanceExceeded::clientOrderId),
            plain("transfer_recorded", JournalRecord.TransferRecorded.class),
            plain("discrepancies_found", JournalRecord.DiscrepanciesFound.class),
            plain("holdings_accepted", JournalRecord.HoldingsAccepted.class),
            ofTrade(
                    "protection_gap_closed",
                    JournalRecord.ProtectionGapClosed.class,
                    JournalRecord.ProtectionGapClosed::trade),
            plain("account_updated", JournalRecord.AccountUpdated.class),
            plain("command_recorded", JournalRecord.CommandRecorded.class));

    private static final Map<Class<?>, RecordKind<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(RecordKind::type, Function.identity()));

    /**
     * The kind of a record.
     *
     * @throws IllegalArgumentException if it has none
     */
    static RecordKind<?> of(JournalRecord record) {
        RecordKind<?> kind = BY_TYPE.get(record.getClass());
        if (kind == null) {
            throw new IllegalArgumentException("No stored form is known for " + record.getClass() + ".");
        }
        return kind;
    }

    private static <R extends JournalRecord> RecordKind<R> plain(String name, Class<R> type) {
        return new RecordKind<>(name, type, r -> null, r -> null);
    }

    private static <R extends JournalRecord> RecordKind<R> ofTrade(
            String name, Class<R> type, Function<R, @Nullable TradeId> trade) {
        return new RecordKind<>(name, type, trade, r -> null);
    }

    private static <R extends JournalRecord> RecordKind<R> ofOrder(
            String name, Class<R> type, Function<R, @Nullable ClientOrderId> order) {
        return new RecordKind<>(name, type, r -> null, order);
    }

    @Nullable
    String tradeOf(JournalRecord record) {
        TradeId id = trade.apply(type.cast(record));
        return id == null ? null : id.value();
    }

    @Nullable
    String orderOf(JournalRecord record) {
        ClientOrderId id = order.apply(type.cast(record));
        return id == null ? null : id.value();
    }
}
