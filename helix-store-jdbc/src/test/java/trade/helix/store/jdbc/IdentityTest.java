package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;
import static trade.helix.store.jdbc.Fixtures.entries;
import static trade.helix.store.jdbc.Fixtures.entry;
import static trade.helix.store.jdbc.Fixtures.failure;
import static trade.helix.store.jdbc.Fixtures.note;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException.Category;

/** What is unique stays unique, and digits stay as they are. */
@ParameterizedClass
@EnumSource
class IdentityTest {
    @Parameter
    private TestDatabase.Kind kind;

    private TestDatabase database;
    private JdbcStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        database = kind.withTables();
        store = JdbcStore.open(database.url());
        journal = store.journal();
        journal.load(MAIN);
        journal.load(OTHER);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void anExecutionIsBookedOnce() {
        onceOnly(Samples.fill(Samples.ORDER, "28457"), Samples.fill(Samples.ORDER, "28457"));
    }

    @Test
    void anExecutionOfAnotherAccountMayHaveTheSameId() {
        journal.commit(List.of(entry(MAIN, 1, Samples.fill(Samples.ORDER, "28457"))));
        journal.commit(List.of(entry(OTHER, 1, Samples.fill(Samples.ORDER, "28457"))));
    }

    @Test
    void aSignalRefIsUniqueOverAllAccounts() {
        journal.commit(List.of(entry(OTHER, 1, Samples.received(OTHER, Samples.REF))));
        failure(
                Category.CONFLICT,
                () -> journal.commit(List.of(note(MAIN, 1), entry(MAIN, 2, Samples.received(MAIN, Samples.REF)))));
        assertThat(journal.load(MAIN).entries()).isEmpty();
    }

    @Test
    void aTradeIdIsUniqueOverAllAccounts() {
        journal.commit(List.of(entry(OTHER, 1, Samples.trade(OTHER, Samples.TRADE))));
        failure(
                Category.CONFLICT,
                () -> journal.commit(List.of(note(MAIN, 1), entry(MAIN, 2, Samples.trade(MAIN, Samples.TRADE)))));
        assertThat(journal.load(MAIN).entries()).isEmpty();
        assertThat(store.history().latest(MAIN, 1)).isEmpty();
        assertThat(store.history().latest(OTHER, 1)).hasSize(1);
    }

    private void onceOnly(JournalRecord first, JournalRecord second) {
        journal.commit(List.of(entry(MAIN, 1, first)));
        failure(Category.CONFLICT, () -> journal.commit(List.of(note(MAIN, 2), entry(MAIN, 3, second))));
        assertThat(journal.load(MAIN).entries()).containsExactly(entry(MAIN, 1, first));
        journal.commit(List.of(note(MAIN, 2)));
    }

    @Test
    void everyDigitIsInTheTables() throws SQLException {
        journal.commit(entries(MAIN, Samples.ofEachKind()));
        assertThat(database.rows("SELECT price, quantity, fee, trade_id FROM fills"))
                .containsExactly(Map.of(
                        "price", Samples.LONG,
                        "quantity", "0.000000000000000001",
                        "fee", "0.0000001",
                        "trade_id", "t-1"));
        assertThat(database.rows("SELECT pnl, pnl_pct, status, close_reason, opened_at FROM trades"))
                .containsExactly(Map.of(
                        "pnl", "-4.6",
                        "pnl_pct", "-2.3",
                        "status", "stopped_out",
                        "close_reason", "stop_loss",
                        "opened_at", "2026-05-15T08:14:32.000000001Z"));
        assertThat(database.rows(
                        "SELECT total_pnl, total_pnl_pct, max_drawdown_pct, daily_loss_limit_hit FROM daily_stats"))
                .containsExactly(Map.of(
                        "total_pnl", "-4.6",
                        "total_pnl_pct", "-0.046",
                        "max_drawdown_pct", "3",
                        "daily_loss_limit_hit", 1));
    }

    @Test
    void entriesCanBeFoundByTradeAndOrder() throws SQLException {
        journal.commit(entries(MAIN, Samples.ofEachKind()));
        assertThat(database.rows("SELECT type FROM journal WHERE trade_id = 't-1' ORDER BY sequence"))
                .extracting(row -> row.get("type"))
                .containsExactly("intent_committed", "exit_requested", "trade_updated", "protection_gap_closed");
        assertThat(database.rows("SELECT type FROM journal WHERE client_order_id = 'hx1' ORDER BY sequence"))
                .extracting(row -> row.get("type"))
                .containsExactly(
                        "intent_committed",
                        "outcome_recorded",
                        "order_observed",
                        "fill_recorded",
                        "allowance_exceeded",
                        "order_observed");
    }
}
