package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static trade.helix.tck.JournalTrial.MAIN;
import static trade.helix.tck.JournalTrial.OTHER;
import static trade.helix.tck.JournalTrial.fails;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditRecord;
import trade.helix.api.store.StoreException.Category;

/** What those rely on who ask later what was done, and by whom. */
final class AuditRules {
    private static final Instant NOON = Instant.parse("2026-05-15T12:00:00.000000001Z");
    private static final int ALL_OF_THEM = 1_000;
    private static final int ROUNDS = 20;

    static final List<Rule<StoreTrial>> ALL = List.of(
            Rule.must("L1", "a new log is empty", AuditRules::startsEmpty),
            Rule.must("L2", "what was appended is read as it was given, in order", AuditRules::keeps),
            Rule.must("L3", "places begin at 1 and have no gaps", AuditRules::numbers),
            Rule.must("L4", "the same entry has another hash after another one", AuditRules::chains),
            Rule.must("L5", "a read goes on after a place, with as many as asked for at most", AuditRules::readsOn),
            Rule.must(
                    "L6",
                    "what several threads append at once is there, each at a place of its own",
                    AuditRules::together),
            Rule.must("L7", "a command is there when the commit of its fact returns, once", AuditRules::commands),
            Rule.must("L8", "a commit that is refused leaves nothing there", AuditRules::refused),
            Rule.must("L9", "other facts leave nothing there", AuditRules::others),
            Rule.must("L10", "commands of several accounts and what is appended share one chain", AuditRules::shared),
            Rule.must("L11", "the next start finds it, and goes on with it", AuditRules::goesOn));

    private AuditRules() {}

    private static AuditEntry told(int number) {
        return new AuditEntry(
                NOON.plusNanos(number),
                "telegram:4711",
                "limit " + number,
                "1 %",
                number % 2 == 0 ? "" : "2 %\n\u00e0");
    }

    private static JournalEntry command(AccountId account, long sequence) {
        return new JournalEntry(
                account,
                sequence,
                NOON.plusMillis(sequence),
                new JournalRecord.CommandRecorded("ann", "halt", "running", "halted(human) " + sequence));
    }

    private static AuditEntry written(JournalEntry entry) {
        return AuditEntry.of(entry).orElseThrow();
    }

    private static List<AuditRecord> all(StoreTrial trial) {
        return trial.audit().read(0, ALL_OF_THEM);
    }

    private static List<AuditEntry> entries(StoreTrial trial) {
        return all(trial).stream().map(AuditRecord::entry).toList();
    }

    private static List<AuditRecord> append(StoreTrial trial, int many) {
        List<AuditRecord> appended = new ArrayList<>();
        for (int i = 1; i <= many; i++) {
            appended.add(trial.audit().append(told(i)));
        }
        return appended;
    }

    private static void startsEmpty(StoreTrial trial) {
        assertEquals(List.of(), all(trial));
    }

    private static void keeps(StoreTrial trial) {
        List<AuditRecord> appended = append(trial, 3);
        assertEquals(List.of(told(1), told(2), told(3)), entries(trial), "read");
        assertEquals(all(trial), appended, "returned");
    }

    private static void numbers(StoreTrial trial) {
        trial.commit(command(MAIN, 1));
        append(trial, 2);
        trial.commit(command(MAIN, 2), command(OTHER, 1));
        areNumbered(trial, 5);
    }

    private static void areNumbered(StoreTrial trial, int many) {
        assertEquals(
                LongStream.rangeClosed(1, many).boxed().toList(),
                all(trial).stream().map(AuditRecord::number).toList(),
                "places");
    }

    private static void chains(StoreTrial trial) {
        AuditRecord first = trial.audit().append(told(1));
        AuditRecord second = trial.audit().append(told(1));
        assertNotEquals(first.hash(), second.hash(), "the hash depends on what is before it");
        assertEquals(List.of(first, second), all(trial));
    }

    private static void readsOn(StoreTrial trial) {
        List<AuditRecord> appended = append(trial, 5);
        assertEquals(appended.subList(0, 2), trial.audit().read(0, 2));
        assertEquals(appended.subList(2, 5), trial.audit().read(2, 100));
        assertEquals(appended.subList(4, 5), trial.audit().read(4, 1));
        assertEquals(List.of(), trial.audit().read(5, 1));
    }

    private static void together(StoreTrial trial) throws Exception {
        List<List<AuditRecord>> appended = Parallel.six(() -> append(trial, ROUNDS));
        areNumbered(trial, appended.size() * ROUNDS);
        List<AuditRecord> returned = appended.stream().flatMap(List::stream).toList();
        assertEquals(new HashSet<>(all(trial)), new HashSet<>(returned), "returned");
    }

    private static void commands(StoreTrial trial) {
        trial.commit(JournalTrial.entry(MAIN, 1), command(MAIN, 2), JournalTrial.entry(MAIN, 3), command(MAIN, 4));
        assertEquals(List.of(written(command(MAIN, 2)), written(command(MAIN, 4))), entries(trial));
    }

    private static void refused(StoreTrial trial) {
        trial.commit(command(MAIN, 1));
        fails(Category.CONFLICT, () -> trial.commit(command(MAIN, 1)));
        fails(Category.CONFLICT, () -> trial.commit(command(OTHER, 1), command(MAIN, 2), command(MAIN, 4)));
        assertEquals(List.of(written(command(MAIN, 1))), entries(trial));
    }

    private static void others(StoreTrial trial) {
        trial.commit(JournalTrial.entry(MAIN, 1), JournalTrial.entry(MAIN, 2));
        assertEquals(List.of(), all(trial));
    }

    private static void shared(StoreTrial trial) throws Exception {
        AtomicInteger threads = new AtomicInteger();
        Parallel.six(() -> {
            int number = threads.incrementAndGet();
            AccountId account = number == 1 ? MAIN : OTHER;
            for (int i = 1; i <= ROUNDS; i++) {
                if (number <= 2) {
                    trial.commit(command(account, i));
                } else {
                    trial.audit().append(told(i));
                }
            }
            return number;
        });
        areNumbered(trial, 6 * ROUNDS);
        for (AccountId account : List.of(MAIN, OTHER)) {
            assertEquals(
                    LongStream.rangeClosed(1, ROUNDS)
                            .mapToObj(i -> written(command(account, i)))
                            .toList(),
                    entries(trial).stream()
                            .filter(entry -> entry.action().equals("halt " + account))
                            .toList());
        }
        assertEquals(
                6L * ROUNDS,
                all(trial).stream().map(AuditRecord::hash).distinct().count(),
                "hashes");
    }

    private static void goesOn(StoreTrial trial) {
        append(trial, 2);
        trial.commit(command(MAIN, 1));
        List<AuditRecord> before = all(trial);
        trial.reopen();
        assertEquals(before, all(trial), "after the next start");
        trial.commit(command(MAIN, 2));
        assertEquals(before, trial.audit().read(0, 3));
        areNumbered(trial, 4);
    }
}
