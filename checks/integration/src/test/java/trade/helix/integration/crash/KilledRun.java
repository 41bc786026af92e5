package trade.helix.integration.crash;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.signal.SignalAction;
import trade.helix.simulator.Simulator;

/**
 * One account through many processes: each trades at a venue with faults until it is killed, the next one goes on with the
 * same database. In the end a last one settles, and the venue's books are read. What happens when depends on the machine; the
 * faults, the prices and the signals depend on the seed.
 */
final class KilledRun {
    private static final List<String> ENDPOINTS = List.of("order", "protect", "cancel", "lookup", "account", "*");
    private static final List<String> KINDS =
            List.of("drop_before", "accept_then_drop", "error_before", "error_after_accept", "rate_limit");
    private static final int MOST_FAULTS = 3;
    private static final int MOST_SIGNALS = 20;
    private static final int LONGEST_BOOT_MILLIS = 2500;
    private static final int LONGEST_WAIT_MILLIS = 200;
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Duration RESTART = Duration.ofMillis(1200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LATER = Duration.ofMinutes(2);

    private final String venue;
    private final long seed;
    private final Path folder;
    private final Random random;
    private final List<String> complaints = new ArrayList<>();

    KilledRun(String venue, long seed, Path folder) {
        this.venue = venue;
        this.seed = seed;
        this.folder = folder;
        this.random = new Random(seed);
    }

    /**
     * What came of a run.
     *
     * @param name the venue and the seed
     * @param entries how many entries the venue got
     * @param complaints what is wrong; nothing if it passed
     */
    record Result(String name, int entries, List<String> complaints) {
        Result {
            complaints = List.copyOf(complaints);
        }
    }

    Result run(int kills) throws Exception {
        Files.createDirectories(folder);
        try (Simulator simulator = CellRun.simulator(folder)) {
            Station station = new Station(simulator.uri(), venue, folder);
            Control control = new Control(station);
            for (int life = 1; life <= kills; life++) {
                disturb(control);
                live(station, life);
                station.clock().advance(RESTART);
            }
            control.disarm();
            control.price(Station.PRICE);
            station.clock().advance(LATER);
            int entries = judge(station, control);
            return new Result(venue + " with seed " + seed, entries, complaints);
        }
    }

    private void disturb(Control control) throws IOException, InterruptedException {
        control.disarm();
        for (int faults = random.nextInt(MOST_FAULTS + 1); faults > 0; faults--) {
            control.arm(control.fault(any(ENDPOINTS), any(KINDS)).put("probability", new BigDecimal("0.2")));
        }
        BigDecimal percent = new BigDecimal(random.nextInt(7) - 3);
        control.price(Station.PRICE.add(Station.PRICE.multiply(percent.movePointLeft(2))));
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private void live(Station station, int life) throws IOException, InterruptedException {
        Path log = folder.resolve("life-" + life + ".log");
        List<String> arguments =
                List.of(station.simulator().toString(), venue, folder.toString(), String.valueOf(seed * 1000 + life));
        boolean diesYoung = random.nextInt(5) == 0;
        int signals = diesYoung ? 0 : 1 + random.nextInt(MOST_SIGNALS);
        int millis = random.nextInt(diesYoung ? LONGEST_BOOT_MILLIS : LONGEST_WAIT_MILLIS);
        try (ChildJvm child = ChildJvm.start(SignalStream.class, log, arguments)) {
            while (child.isAlive()
                    && child.output().lines().filter(SignalStream.SENDS::equals).count() < signals) {
                Thread.sleep(MOMENT.toMillis());
                // At full speed: else it would take minutes to boot where the venue wants a pause.
                station.clock().advance(MOMENT);
            }
            Thread.sleep(millis);
            child.kill();
        }
    }

    /** The number of entries at the venue. */
    private int judge(Station station, Control control) throws Exception {
        try (Desk desk = Desk.open(station, Ports.OPEN, Ports.OPEN)) {
            Settling settling = new Settling(desk, control, PATIENCE);
            int signals = signals(desk);
            note("after the last restart", settling.await(books -> complaints(books, desk, signals)));
            Optional<SignalOutcome> sold = desk.outcome(desk.sell("out after"));
            note("after a SELL, answered " + sold, settling.await(books -> {
                List<String> wrong = complaints(books, desk, signals);
                wrong.addAll(Judge.notFlat(books));
                return wrong;
            }));
            int entries = control.books().entries().size();
            desk.resume();
            desk.traffic().jump(LATER);
            Optional<SignalOutcome> bought = desk.outcome(desk.buy("in after"));
            note(
                    "after a fresh BUY of an account that was " + desk.status() + ", answered " + bought,
                    settling.await(books -> {
                        List<String> wrong = complaints(books, desk, signals + 1);
                        wrong.addAll(Judge.notOpen(books));
                        return wrong;
                    }));
            return entries;
        }
    }

    private static int signals(Desk desk) {
        return (int) desk.journal().stream()
                .filter(JournalRecord.SignalReceived.class::isInstance)
                .filter(fact -> ((JournalRecord.SignalReceived) fact).signal().action() == SignalAction.BUY)
                .count();
    }

    /** The judge's, and every entry at the venue is one that the journal knows, one for each signal. */
    private static List<String> complaints(Books books, Desk desk, int signals) {
        List<String> wrong = new ArrayList<>(Judge.complaints(books, signals));
        var intents = desk.journal().stream()
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .map(fact -> ((JournalRecord.IntentCommitted) fact).intent())
                .filter(intent -> intent.leg() == Leg.ENTRY)
                .toList();
        if (intents.stream().map(intent -> intent.signalRef()).distinct().count() < intents.size()) {
            wrong.add("a signal led to two entries");
        }
        books.entries().stream()
                .map(Books.Order::id)
                .filter(id -> !id.isEmpty())
                .filter(id -> intents.stream()
                        .noneMatch(intent -> intent.clientOrderId().value().equals(id)))
                .forEach(id -> wrong.add("entry " + id + " is in no journal"));
        if (books.entries().size() > intents.size()) {
            wrong.add(books.entries().size() + " entries, and " + intents.size() + " intents");
        }
        return wrong;
    }

    private void note(String when, List<String> wrong) {
        wrong.forEach(complaint -> complaints.add(when + ": " + complaint));
    }
}
