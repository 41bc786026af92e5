package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;

/** I5: what was committed is there, and nothing is half there, at whatever instruction the process ends. */
@ParameterizedClass
@EnumSource
class KillTest {
    private static final int KILLS = 3;

    @Parameter
    private TestDatabase.Kind kind;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = kind.create();
    }

    @AfterEach
    void remove() {
        database.close();
    }

    @Test
    void aKilledProcessLeavesWholeCommitsAndAllThatItSpokeOf() throws IOException, InterruptedException, SQLException {
        long said = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            said = runAndKill(25 * kill, said);
            try (JdbcStore store = JdbcStore.open(database.url())) {
                var others = store.journal().load(OTHER);
                long rounds = others.lastSequence();
                // One more than it said is fair: it may have ended between the commit and the word.
                assertThat(rounds).isBetween(said, said + 1);
                List<JournalEntry> mains = store.journal().load(MAIN).entries();
                assertThat(mains).isEqualTo(of(MAIN, rounds));
                assertThat(others.entries()).isEqualTo(of(OTHER, rounds));
                assertThat(database.rows("SELECT COUNT(*) AS n FROM signals WHERE action = 'accepted'"))
                        .containsExactly(Map.of("n", (int) rounds));
            }
        }
    }

    /** The last round that the process said it had committed. */
    private long runAndKill(int lines, long saidBefore) throws IOException, InterruptedException {
        try (ChildJvm committer = new ChildJvm(CommitterMain.class, database.url())) {
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
