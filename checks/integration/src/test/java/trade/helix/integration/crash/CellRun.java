package trade.helix.integration.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.simulator.Simulator;
import trade.helix.simulator.kraken.Tier;

/** One cell, from a fresh venue to the verdict: a process dies, another takes its place, the venue's books are read. */
final class CellRun {
    private static final int ENTRIES_AT_MOST = 1;

    /** A little more than the resolution of Kraken's clock, below which a new process has to wait for its first nonce. */
    private static final Duration RESTART = Duration.ofMillis(1200);

    /** Until the venue has forgotten how often it was asked. */
    private static final Duration LATER = Duration.ofMinutes(2);

    private final Cell cell;
    private final Defect defect;
    private final Path folder;
    private final Duration patience;
    private final List<String> complaints = new ArrayList<>();
    private boolean resumed;

    /** A cell whose files go to a folder that is not there yet, and how long it may take to settle. */
    CellRun(Cell cell, Defect defect, Path folder, Duration patience) {
        this.cell = cell;
        this.defect = defect;
        this.folder = folder;
        this.patience = patience;
    }

    Verdict run() throws Exception {
        Files.createDirectories(folder);
        Path log = folder.resolve("child.log");
        boolean halted;
        try (Simulator simulator = simulator(folder)) {
            Station station = new Station(simulator.uri(), cell.venue(), folder);
            halted = die(station, log);
            if (complaints.isEmpty()) {
                recover(station);
            }
        }
        String printed = Files.readString(log);
        if (!halted && !printed.contains(Verdict.PASSED)) {
            complaints.add("the process passed no boundary");
        }
        return new Verdict(cell, halted, resumed, complaints, printed);
    }

    /** Both venues, with the account and what it starts with, on the clock in a folder. */
    static Simulator simulator(Path folder) throws IOException {
        return Simulator.builder()
                .binanceKey(Station.KEY, Station.SECRET)
                .krakenKey(Station.KEY, Station.SECRET)
                .krakenTier(Tier.PRO)
                .balance("USDT", Station.MONEY)
                .balance("BTC", Station.HOLDINGS)
                .price(Station.SYMBOL, Station.PRICE)
                .clock(SharedClock.open(folder.resolve("clock")))
                .start();
    }

    private boolean die(Station station, Path log) throws IOException, InterruptedException {
        List<String> arguments =
                List.of(station.simulator().toString(), folder.toString(), cell.toString(), defect.name());
        try (ChildJvm child = ChildJvm.start(CrashChild.class, log, arguments)) {
            int exit = child.awaitExit();
            if (exit != 0 && exit != Boundaries.HALTED) {
                complaints.add("the process ended by itself, with " + exit);
            }
            return exit == Boundaries.HALTED;
        }
    }

    private void recover(Station station) throws Exception {
        Control control = new Control(station);
        Books before = control.books();
        station.clock().advance(RESTART);
        try (Desk desk = Desk.open(station, Ports.OPEN, defect.ports())) {
            Settling settling = new Settling(desk, control, patience);
            note(
                    "after the restart",
                    settling.await(now -> aftermath(before, desk).complaints(now)));
            control.disarm();
            desk.traffic().jump(LATER);
            if (complaints.isEmpty()) {
                tradeOn(desk, settling, control, aftermath(before, desk).isHalted());
            }
        }
    }

    private Aftermath aftermath(Books before, Desk desk) {
        return new Aftermath(cell, before, desk.journal());
    }

    /** What is open is sold, and the next entry is bought and protected, unless a person has halted the account. */
    private void tradeOn(Desk desk, Settling settling, Control control, boolean isHalted) throws Exception {
        Optional<SignalOutcome> sold = desk.outcome(desk.sell("out after"));
        note("after a SELL, answered " + sold, settling.await(books -> {
            List<String> wrong = new ArrayList<>(Judge.complaints(books, ENTRIES_AT_MOST));
            wrong.addAll(Judge.notFlat(books));
            return wrong;
        }));
        if (isHalted && !desk.status().causes().contains(HaltCause.HUMAN)) {
            complaints.add("a person's halt is forgotten");
        }
        if (aftermath(control.books(), desk).wasNotReconciledInTime()) {
            // That is what a start does that takes longer than 30 s; a person goes on from there.
            desk.resume();
            resumed = true;
        }
        desk.traffic().jump(LATER);
        Optional<SignalOutcome> bought = desk.outcome(desk.buy("in after"));
        note("after a fresh BUY, answered " + bought, settling.await(books -> {
            List<String> wrong = new ArrayList<>(Judge.complaints(books, ENTRIES_AT_MOST + 1));
            wrong.addAll(isHalted ? Judge.notFlat(books) : Judge.notOpen(books));
            return wrong;
        }));
    }

    private void note(String when, List<String> wrong) {
        wrong.forEach(complaint -> complaints.add(when + ": " + complaint));
    }
}
