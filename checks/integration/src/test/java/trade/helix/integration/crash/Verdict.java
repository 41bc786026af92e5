package trade.helix.integration.crash;

import java.util.List;

/**
 * What came of a cell.
 *
 * @param cell which
 * @param halted whether the process was halted at the boundary, or came to its end before
 * @param resumed whether a person had to resume the account, because it was not reconciled in time
 * @param complaints what is wrong; nothing if it passed
 * @param printed what the process printed
 */
record Verdict(Cell cell, boolean halted, boolean resumed, List<String> complaints, String printed) {
    /** What a process prints before each boundary that it passed, once it has come to its end. */
    static final String PASSED = "passed ";

    Verdict {
        complaints = List.copyOf(complaints);
    }

    boolean passed() {
        return complaints.isEmpty();
    }

    /** The boundaries that a process passed which came to its end. */
    List<String> boundaries() {
        return printed.lines()
                .filter(line -> line.startsWith(PASSED))
                .map(line -> line.substring(PASSED.length()))
                .toList();
    }

    /** At which boundary it was halted. */
    String where() {
        return printed.lines()
                .filter(line -> line.startsWith("halted at "))
                .findFirst()
                .orElse("not halted");
    }

    /** One line that says what is wrong and one that runs it again. */
    @Override
    public String toString() {
        return cell + " (" + where() + "): " + (passed() ? "passed" : String.join("; ", complaints))
                + "\n    again: mvn -pl checks/integration -am verify -Dcrash.cell='" + cell
                + "' -Dtest=CrashMatrixTest -Dsurefire.failIfNoSpecifiedTests=false";
    }
}
