package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.VenueId;

class JournalTest {
    private static final AccountId MAIN = new AccountId("main");

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        var entry = new JournalEntry(
                MAIN,
                1,
                Instant.parse("2026-05-15T08:14:32.1Z"),
                new JournalRecord.AccountOpened(new VenueId("binance"), 7));
        String url = "jdbc:sqlite:" + folder.resolve("deep/er/helix.db");
        String epoch;
        try (JdbcStore store = JdbcStore.open(url)) {
            epoch = store.journal().load(MAIN).epoch();
            store.journal().commit(List.of(entry));
            assertThat(store.journal().read(MAIN, 0, 10)).containsExactly(entry);
        }
        try (JdbcStore store = JdbcStore.open(url)) {
            var history = store.journal().load(MAIN);
            assertThat(history.entries()).containsExactly(entry);
            assertThat(history.lastSequence()).isEqualTo(1);
            assertThat(history.epoch()).isEqualTo(epoch).hasSize(16);
        }
    }
}
