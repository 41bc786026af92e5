package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.value.Money;
import trade.helix.engine.core.CoreSettings;
import trade.helix.engine.core.CoreState;

/**
 * Invariant I8: what is left out of a history makes no difference to the state that the engine folds from it, at once and with
 * whatever follows. All of that state is compared.
 */
class RelevanceTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .withSizeDistribution(RandomDistribution.uniform())
                .ofMinSize(20)
                .ofMaxSize(250);
    }

    /** The cuts are where the store sets its mark: what it keeps is judged again at the next one. */
    @Property(tries = 2_000)
    void theEngineIsInTheSameStateWithoutTheRest(
            @ForAll("choices") List<Integer> choices,
            @ForAll @IntRange(min = 10, max = 100) int first,
            @ForAll @IntRange(min = 10, max = 100) int second) {
        List<JournalEntry> all = Lives.of(MAIN, choices);
        int early = all.size() * Math.min(first, second) / 100;
        int late = all.size() * Math.max(first, second) / 100;
        List<JournalEntry> kept = Relevance.of(all.subList(0, early));
        assertSameState(kept, all.subList(0, early));
        assertSameState(joined(kept, all.subList(early, all.size())), all);
        List<JournalEntry> keptAgain = Relevance.of(joined(kept, all.subList(early, late)));
        assertSameState(keptAgain, all.subList(0, late));
        assertSameState(joined(keptAgain, all.subList(late, all.size())), all);
        Statistics.label("a quarter is left out")
                .collect(4 * keptAgain.size() < 3 * late)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 40));
    }

    @Example
    void livesHaveFactsOfEveryKind() {
        List<Integer> choices =
                new Random(1).ints(500, 0, Integer.MAX_VALUE).boxed().toList();
        assertThat(Lives.kinds(Lives.of(MAIN, choices)).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        RecordKind.ALL.stream().map(RecordKind::type).toList());
    }

    private static void assertSameState(List<JournalEntry> some, List<JournalEntry> all) {
        // Signals are forgotten as time passes: one more fact, and both have come to the same time.
        Instant latest = all.stream()
                .map(JournalEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        var next = new JournalEntry(
                MAIN, all.size() + 1L, latest, new JournalRecord.TransferRecorded(Money.of("1", "USDT")));
        CoreState expected = state(joined(all, List.of(next)));
        CoreState actual = state(joined(some, List.of(next)));
        assertThat(actual).isEqualTo(expected);
        // Maps that are equal may be in different orders.
        assertThat(actual.openTrades()).isEqualTo(expected.openTrades());
        assertThat(actual.unrest()).isEqualTo(expected.unrest());
    }

    private static CoreState state(List<JournalEntry> entries) {
        long last = entries.get(entries.size() - 1).sequence();
        return CoreState.load(MAIN, new AccountHistory("epoch", last, entries), CoreSettings.DEFAULTS, LATER);
    }

    private static List<JournalEntry> joined(List<JournalEntry> some, List<JournalEntry> more) {
        List<JournalEntry> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }
}
