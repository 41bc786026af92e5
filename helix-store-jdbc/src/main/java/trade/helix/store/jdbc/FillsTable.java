package trade.helix.store.jdbc;

import java.sql.SQLException;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.Fill;

/** The table {@code fills}: each execution once. */
final class FillsTable {
    private static final String INSERT = "INSERT INTO fills (account, trade_id, client_order_id, exchange_order_id,"
            + " fill_id, symbol, side, price, quantity, fee, fee_asset, fee_value, at, sequence)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JournalTable journal;

    FillsTable(JournalTable journal) {
        this.journal = journal;
    }

    void recorded(Session session, JournalEntry entry, JournalRecord.FillRecorded recorded) throws SQLException {
        Fill fill = recorded.fill();
        session.update(
                INSERT,
                entry.account().value(),
                journal.tradeOf(session, entry.account(), recorded.clientOrderId(), entry.sequence()),
                recorded.clientOrderId().value(),
                fill.venueOrderId().value(),
                fill.id().value(),
                fill.symbol().toString(),
                fill.side().name(),
                fill.price().value(),
                fill.quantity().value(),
                fill.fee().amount(),
                fill.fee().asset().code(),
                recorded.feeValue().amount(),
                Times.text(fill.at()),
                entry.sequence());
    }
}
