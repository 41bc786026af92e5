package trade.helix.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed by SIGKILL at any moment, among signals, faults and moving prices, and started again on the same database: a few
 * times as a rule, 200 times where {@code crash.all} is set, one run where {@code crash.seed} names its venue and seed.
 */
class KilledHelixTest {
    private static final int KILLS = 3;
    private static final int RUNS_OF_ALL = 20;
    private static final int KILLS_OF_ALL = 10;
    private static final int AT_ONCE = 4;

    @TempDir
    Path folder;

    /** A venue and a seed. */
    private record Start(String venue, long seed) {
        /** From {@code venue/seed}. */
        static Start of(String text) {
            String[] parts = text.split("/", 2);
            return new Start(parts[0], Long.parseLong(parts[1]));
        }
    }

    @Test
    void killedAtAnyMomentItLosesAndDoublesNothing() throws Exception {
        String one = System.getProperty("crash.seed", "");
        boolean all = Boolean.getBoolean("crash.all") || !one.isEmpty();
        int kills = all ? KILLS_OF_ALL : KILLS;
        List<Start> starts = one.isEmpty() ? starts(all ? RUNS_OF_ALL : Cell.VENUES.size()) : List.of(Start.of(one));
        List<KilledRun.Result> results = run(starts, kills);

        long passed =
                results.stream().filter(result -> result.complaints().isEmpty()).count();
        System.out.println("kills " + results.size() * kills + ", runs " + results.size() + ", passed " + passed);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.complaints()).as(result.name()).isEmpty());
        assertThat(results).as("they traded").anyMatch(result -> result.entries() > 0);
    }

    private static List<Start> starts(int runs) {
        List<Start> starts = new ArrayList<>();
        for (int seed = 1; seed <= runs; seed++) {
            starts.add(new Start(Cell.VENUES.get(seed % Cell.VENUES.size()), seed));
        }
        return starts;
    }

    private List<KilledRun.Result> run(List<Start> starts, int kills) throws Exception {
        List<Callable<KilledRun.Result>> tasks = new ArrayList<>();
        starts.forEach(start -> tasks.add(() -> run(start, kills)));
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<KilledRun.Result> results = new ArrayList<>();
            for (Future<KilledRun.Result> result : workers.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            List<Runnable> unused = workers.shutdownNow();
        }
    }

    private KilledRun.Result run(Start start, int kills) throws Exception {
        Path own = folder.resolve("seed" + start.seed());
        KilledRun.Result result = new KilledRun(start.venue(), start.seed(), own).run(kills);
        System.out.println(kills + " kills, " + result.name() + ": " + result.entries() + " entries, "
                + (result.complaints().isEmpty()
                        ? "passed"
                        : "FAILED: " + String.join("; ", result.complaints())
                                + "\n    again: mvn -pl checks/integration -am verify -Dcrash.seed=" + start.venue()
                                + "/"
                                + start.seed() + " -Dtest=KilledHelixTest -Dsurefire.failIfNoSpecifiedTests=false"));
        return result;
    }
}
