package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;
import static trade.helix.store.jdbc.Fixtures.rows;
import static trade.helix.store.jdbc.Fixtures.url;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;

/** I5: what was committed is there, and nothing is half there, at whatever instruction the process ends. */
class KillTest {
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void aKilledProcessLeavesWholeCommitsAndAllThatItSpokeOf() throws IOException, InterruptedException, SQLException {
        Path file = folder.resolve("helix.db");
        long said = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            said = runAndKill(file, 25 * kill, said);
            try (JdbcStore store = JdbcStore.open(url(file))) {
                var others = store.journal().load(OTHER);
                long rounds = others.lastSequence();
                // One more than it said is fair: it may have ended between the commit and the word.
                assertThat(rounds).isBetween(said, said + 1);
                List<JournalEntry> mains = store.journal().load(MAIN).entries();
                assertThat(mains).isEqualTo(of(MAIN, rounds));
                assertThat(others.entries()).isEqualTo(of(OTHER, rounds));
                assertThat(rows(file, "SELECT COUNT(*) AS n FROM signals WHERE action = 'accepted'"))
                        .containsExactly(Map.of("n", (int) rounds));
            }
        }
    }

    /** The last round that the process said it had committed. */
    private static long runAndKill(Path file, int lines, long saidBefore) throws IOException, InterruptedException {
        try (ChildJvm committer = new ChildJvm(CommitterMain.class, url(file))) {
            List<String> said = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                said.add(committer.line());
            }
            said.addAll(committer.kill());
            long last = Long.parseLong(said.get(said.size() - 1));
            assertThat(last).isGreaterThanOrEqualTo(saidBefore + lines);
            return last;
        }
    }

    private static List<JournalEntry> of(AccountId account, long rounds) {
        return LongStream.rangeClosed(1, rounds)
                .mapToObj(CommitterMain::round)
                .flatMap(List::stream)
                .filter(entry -> entry.account().equals(account))
                .toList();
    }
}
