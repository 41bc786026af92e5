package trade.helix.store.jdbc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trade.helix.api.HelixException;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditRecord;

/**
 * What people do with a store from a command line: {@code java -cp ... trade.helix.store.jdbc.StoreTool COMMAND ...}. It works on
 * a store that is in use. A password for PostgreSQL belongs into the driver's {@code .pgpass}, not on a command line.
 *
 * <p>Commands that change something leave a row in the audit log, by the name of the system's user.
 *
 * <p>The exit code is 0 if all is well, 1 if a check found something or a command failed, 2 if the command is not understood.
 */
public final class StoreTool {
    private static final String USAGE = """
            export URL ACCOUNT FILE       writes the journal of an account as JSON, a line for each entry
            verify-audit URL [HASH]       follows the chain of the audit log; HASH, noted earlier, must be in it
            audit URL                     prints the audit log for a person, oldest first
            check-stats URL ACCOUNT       reckons daily_stats from the fills and compares
            retain URL ACCOUNT DAY        removes what ended before a UTC day, such as 2026-01-31, and is not needed
            backup URL FILE               copies a SQLite store into a new file, while it is in use
            restore FILE URL              makes a new SQLite store from a backup, under a new epoch
            renew-epoch URL               gives a restored PostgreSQL store a new epoch; before anything uses it
            """;

    private static final int PAGE = 1_000;

    private final PrintStream out;

    private StoreTool(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs a command and ends the process.
     *
     * @param arguments the command and its words
     */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    static int run(List<String> words, PrintStream out) {
        try {
            return new StoreTool(out).run(words);
        } catch (HelixException | IllegalArgumentException | IllegalStateException e) {
            out.println(e.getMessage());
        } catch (IOException e) {
            out.println("The file cannot be written: " + e);
        }
        return 1;
    }

    private int run(List<String> words) throws IOException {
        String command = words.isEmpty() ? "" : words.get(0) + " " + words.size();
        switch (command) {
            case "export 4" -> export(words.get(1), new AccountId(words.get(2)).value(), Path.of(words.get(3)));
            case "verify-audit 2" -> {
                return verifyAudit(words.get(1), null);
            }
            case "verify-audit 3" -> {
                return verifyAudit(words.get(1), words.get(2));
            }
            case "audit 2" -> printAudit(words.get(1));
            case "check-stats 3" -> {
                return checkStats(words.get(1), words.get(2));
            }
            case "retain 4" -> retain(words.get(1), words.get(2), day(words.get(3)));
            case "backup 3" -> {
                SqliteBackup.make(Sqlite.at(words.get(1)), Path.of(words.get(2)));
                out.println("Copied to " + words.get(2) + ".");
            }
            case "restore 3" ->
                out.println("Restored. The new epoch is " + restore(Path.of(words.get(1)), words.get(2)) + ".");
            case "renew-epoch 2" -> {
                try (JdbcStore store = JdbcStore.open(words.get(1))) {
                    out.println(
                            "The new epoch is " + store.renewEpoch(SystemSources.random(), ThisProcess.user()) + ".");
                }
            }
            default -> {
                out.print(USAGE);
                return 2;
            }
        }
        return 0;
    }

    private void export(String url, String account, Path file) throws IOException {
        try (JdbcStore store = JdbcStore.open(url);
                var target = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            long lines = 0;
            long place = 0;
            for (List<Export.Line> page = store.export(account, place);
                    !page.isEmpty();
                    page = store.export(account, place)) {
                for (Export.Line line : page) {
                    target.write(line.json());
                    target.write('\n');
                    place = line.sequence();
                    lines++;
                }
            }
            out.println(lines + " entries written to " + file + ".");
        }
    }

    private int verifyAudit(String url, @Nullable String noted) {
        try (JdbcStore store = JdbcStore.open(url)) {
            AuditCheck check = AuditCheck.of(store.audit()::read, noted);
            if (check.fault() != null) {
                out.println(check.fault() + " In order before it: " + check.rows() + " rows.");
                return 1;
            }
            out.println(check.rows() + " rows are in order. Note the latest hash: " + check.head());
            return 0;
        }
    }

    private void printAudit(String url) {
        try (JdbcStore store = JdbcStore.open(url)) {
            long number = 0;
            for (List<AuditRecord> page = store.audit().read(number, PAGE);
                    !page.isEmpty();
                    page = store.audit().read(number, PAGE)) {
                page.forEach(row -> out.println(line(row)));
                number = page.get(page.size() - 1).number();
            }
        }
    }

    /** Values may be a stranger's: what would move the cursor or turn the text around is not printed. */
    private static String line(AuditRecord row) {
        AuditEntry entry = row.entry();
        String line = row.number() + "  " + entry.at() + "  " + entry.actor() + "  " + entry.action() + ": '"
                + entry.before() + "' -> '" + entry.after() + "'";
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    private static String restore(Path backup, String url) {
        return SqliteBackup.restore(
                backup,
                Sqlite.at(url),
                SystemSources.random(),
                SystemSources.time().instant(),
                ThisProcess.user());
    }

    private int checkStats(String url, String account) {
        try (JdbcStore store = JdbcStore.open(url)) {
            List<String> differences = store.statsDifferences(account);
            differences.forEach(out::println);
            out.println(
                    differences.isEmpty()
                            ? "daily_stats is what the fills say."
                            : differences.size() + " days differ.");
            return differences.isEmpty() ? 0 : 1;
        }
    }

    private void retain(String url, String account, LocalDate before) {
        try (JdbcStore store = JdbcStore.open(url)) {
            out.println(store.retain(new AccountId(account), before, ThisProcess.user()) + " rows removed.");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a day such as 2026-01-31: '" + text + "'.", e);
        }
    }
}
