package trade.helix.integration.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Runs cells, some at once since they mostly wait, each in a folder of its own. */
final class Matrix implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_ALIKE = 3;
    private static final int TOLD_EVERY = 50;

    private final Path folder;
    private final AtomicInteger runs = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);

    Matrix(Path folder) {
        this.folder = folder;
    }

    /** The verdicts in the order of the cells; what is wrong is printed at once. */
    List<Verdict> run(List<Cell> cells) throws Exception {
        List<Callable<Verdict>> tasks = new ArrayList<>();
        AtomicInteger played = new AtomicInteger();
        for (Cell cell : cells) {
            tasks.add(() -> {
                Verdict verdict = run(cell);
                int count = played.incrementAndGet();
                if (count % TOLD_EVERY == 0) {
                    System.out.println("played " + count + " of " + cells.size() + " cells");
                }
                return verdict;
            });
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Future<Verdict> verdict : workers.invokeAll(tasks)) {
            verdicts.add(verdict.get());
        }
        return verdicts;
    }

    private Verdict run(Cell cell) {
        Verdict verdict = verdict(cell);
        if (!verdict.passed()) {
            System.out.println("FAILED " + verdict);
        }
        return verdict;
    }

    /** A cell that cannot be played to its end has failed, and the others are played all the same. */
    private Verdict verdict(Cell cell) {
        Path own = folder.resolve("cell" + runs.incrementAndGet());
        try {
            Verdict verdict = new CellRun(cell, Defect.NONE, own, PATIENCE).run();
            if (verdict.passed()) {
                delete(own);
            }
            return verdict;
        } catch (Exception | AssertionError e) {
            return new Verdict(cell, false, false, List.of("it was not played to its end: " + e), "");
        }
    }

    /** Of a cell that failed the database and what its process printed are kept, to be read. */
    private static void delete(Path own) throws IOException {
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(own);
    }

    /** Plays a process without a crash for each row, and then one that is halted for each boundary that the first one passed. */
    List<Verdict> runAll(List<Cell> rows) throws Exception {
        List<Verdict> verdicts = new ArrayList<>(run(rows));
        verdicts.addAll(run(
                verdicts.stream().flatMap(verdict -> cells(verdict).stream()).toList()));
        return verdicts;
    }

    /** One for each boundary; what is asked again and again, until time jumps, is taken so often and no more. */
    static List<Cell> cells(Verdict whole) {
        List<Cell> cells = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        int number = 0;
        for (String name : whole.boundaries()) {
            number++;
            if (seen.merge(name, 1, Integer::sum) <= MOST_ALIKE) {
                cells.add(whole.cell().at(String.valueOf(number)));
            }
        }
        return cells;
    }

    /** Every scenario with every outcome of every venue; no boundary. */
    static List<Cell> rows() {
        List<Cell> rows = new ArrayList<>();
        for (String venue : Cell.VENUES) {
            for (Scenario scenario : Scenario.values()) {
                for (VenueOutcome outcome : VenueOutcome.values()) {
                    rows.add(new Cell(venue, scenario, outcome, ""));
                }
            }
        }
        return rows;
    }

    /**
     * Every scenario with every outcome once, at Binance and Kraken by turns, and the boundaries of each scenario by turns:
     * those around the order that it is about, and the commit that follows.
     */
    static List<Cell> covering() {
        List<Cell> cells = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            int turn = 0;
            for (VenueOutcome outcome : VenueOutcome.values()) {
                String venue = Cell.VENUES.get(cells.size() % Cell.VENUES.size());
                List<String> boundaries = scenario.boundaries(venue);
                cells.add(new Cell(venue, scenario, outcome, boundaries.get(turn++ % boundaries.size())));
            }
        }
        return cells;
    }

    @Override
    public void close() {
        List<Runnable> unused = workers.shutdownNow();
    }
}
