package trade.helix.integration.crash;

import java.net.URI;
import java.nio.file.Path;

/** The process that dies: plays a scenario on a Helix of its own, and prints each boundary if it is still there then. */
final class CrashChild {
    private CrashChild() {}

    /** Takes where the simulator is, a folder, a cell, and what is planted. */
    public static void main(String[] arguments) throws Exception {
        Cell cell = Cell.of(arguments[2]);
        Station station = new Station(URI.create(arguments[0]), cell.venue(), Path.of(arguments[1]));
        Boundaries boundaries = new Boundaries(cell.boundary());
        try (Desk desk =
                Desk.open(station, boundaries, Defect.valueOf(arguments[3]).ports())) {
            cell.scenario().play(new Stage(desk, boundaries, new Control(station), cell.outcome()));
            boundaries.stop();
        }
        boundaries.passed().forEach(name -> System.out.println(Verdict.PASSED + name));
        System.out.println("ended");
    }
}
