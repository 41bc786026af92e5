package trade.helix.integration.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The part of docs/quality.md that a run of all cells writes. */
final class CrashTable {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "")).resolve("../../docs/quality.md");
    private static final String START = "<!-- written by mvn -Pcrash verify -->\n";
    private static final String END = "<!-- until here -->\n";

    private CrashTable() {}

    static void write(List<Verdict> verdicts) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(START);
        int to = page.indexOf(END);
        if (from < 0 || to < from) {
            throw new IOException(PAGE + " has no place for the table of crashes.");
        }
        Files.writeString(PAGE, page.substring(0, from + START.length()) + table(verdicts) + page.substring(to));
    }

    /** For each scenario and outcome how many cells there were at each venue, and how many passed. */
    static String table(List<Verdict> verdicts) {
        StringBuilder table = new StringBuilder("\n| scenario | outcome |");
        Cell.VENUES.forEach(venue -> table.append(' ').append(venue).append(" |"));
        table.append("\n|---|---|").append("---|".repeat(Cell.VENUES.size())).append('\n');
        for (Scenario scenario : Scenario.values()) {
            for (VenueOutcome outcome : VenueOutcome.values()) {
                table.append("| ").append(scenario.word()).append(" | ").append(outcome.word());
                for (String venue : Cell.VENUES) {
                    String row = new Cell(venue, scenario, outcome, "").row();
                    table.append(" | ")
                            .append(share(verdicts, cell -> cell.row().equals(row)));
                }
                table.append(" |\n");
            }
        }
        return table.append("| all | |")
                .append(Cell.VENUES.stream()
                        .map(venue -> " " + share(verdicts, cell -> cell.venue().equals(venue)) + " |")
                        .reduce("", String::concat))
                .append("\n\n")
                .toString();
    }

    private static String share(List<Verdict> verdicts, Predicate<Cell> wanted) {
        List<Verdict> chosen =
                verdicts.stream().filter(verdict -> wanted.test(verdict.cell())).toList();
        long resumed = chosen.stream().filter(Verdict::resumed).count();
        return chosen.stream().filter(Verdict::passed).count() + " of " + chosen.size()
                + (resumed == 0 ? "" : ", " + resumed + " resumed");
    }
}
