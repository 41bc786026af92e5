package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static trade.helix.tck.JournalTrial.MAIN;
import static trade.helix.tck.JournalTrial.OTHER;
import static trade.helix.tck.JournalTrial.entries;
import static trade.helix.tck.JournalTrial.entry;
import static trade.helix.tck.JournalTrial.fails;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** What Helix relies on when it commits before it acts. */
final class JournalRules {
    private static final int MANY = 1000;
    private static final int ROUNDS = 20;

    static final List<Rule<JournalTrial>> ALL = List.of(
            Rule.must("J1", "a new account has no entries and stands at place 0", JournalRules::startsEmpty),
            Rule.must("J2", "what was committed is there, in order, after the next start too", JournalRules::keeps),
            Rule.must("J3", "one commit may hold several accounts, each with its own places", JournalRules::several),
            Rule.must("J4", "a gap is refused as CONFLICT, and nothing of that commit is stored", JournalRules::gap),
            Rule.must(
                    "J5",
                    "a place that is taken is refused as CONFLICT, and nothing of that commit is stored",
                    JournalRules::taken),
            Rule.must("J6", "a large commit is stored whole, or not at all", JournalRules::large),
            Rule.must("J7", "a read goes on after a place, with as many as asked for at most", JournalRules::readsOn),
            Rule.must("J8", "accounts are written from several threads at once", JournalRules::together),
            Rule.must(
                    "J9",
                    "of several commits to one place one is stored, and the others are refused as CONFLICT",
                    JournalRules::race),
            Rule.must("J10", "the epoch is the store's, and stays", JournalRules::epoch),
            Rule.must(
                    "J11",
                    "an account that another open journal owns is refused as OWNED_ELSEWHERE",
                    JournalRules::owned),
            Rule.must("J12", "a journal that is closed gives its accounts up", JournalRules::givenUp),
            Rule.must("J13", "a closed journal stores nothing and fails as UNAVAILABLE", JournalRules::closed),
            Rule.must("J14", "closing twice is as closing once", JournalRules::closedTwice));

    private JournalRules() {}

    private static void startsEmpty(JournalTrial trial) {
        trial.holds(MAIN, List.of());
    }

    private static void keeps(JournalTrial trial) {
        trial.commit(entry(MAIN, 1), entry(MAIN, 2));
        trial.commit(entry(MAIN, 3));
        trial.holds(MAIN, entries(MAIN, 1, 3));
        trial.commit(entry(MAIN, 4));
        trial.holds(MAIN, entries(MAIN, 1, 4));
    }

    private static void several(JournalTrial trial) {
        trial.commit(entry(MAIN, 1), entry(OTHER, 1), entry(MAIN, 2));
        trial.commit(entry(OTHER, 2), entry(MAIN, 3));
        trial.holds(MAIN, entries(MAIN, 1, 3));
        trial.holds(OTHER, entries(OTHER, 1, 2));
    }

    private static void gap(JournalTrial trial) {
        trial.commit(entry(MAIN, 1));
        fails(Category.CONFLICT, () -> trial.commit(entry(MAIN, 3)));
        fails(Category.CONFLICT, () -> trial.commit(entry(OTHER, 1), entry(MAIN, 2), entry(MAIN, 4)));
        fails(Category.CONFLICT, () -> trial.commit(entry(OTHER, 2)));
        onlyTheFirstIsThere(trial);
    }

    private static void taken(JournalTrial trial) {
        trial.commit(entry(MAIN, 1));
        fails(Category.CONFLICT, () -> trial.commit(entry(MAIN, 1, "another")));
        fails(Category.CONFLICT, () -> trial.commit(entry(OTHER, 1), entry(MAIN, 1, "another")));
        fails(Category.CONFLICT, () -> trial.commit(entry(MAIN, 2), entry(MAIN, 2)));
        onlyTheFirstIsThere(trial);
    }

    private static void onlyTheFirstIsThere(JournalTrial trial) {
        trial.holds(OTHER, List.of());
        trial.holds(MAIN, entries(MAIN, 1, 1));
        trial.commit(entry(MAIN, 2), entry(OTHER, 1));
        trial.holds(MAIN, entries(MAIN, 1, 2));
    }

    private static void large(JournalTrial trial) {
        List<JournalEntry> broken = new ArrayList<>(entries(MAIN, 1, MANY));
        broken.add(entry(MAIN, MANY + 2));
        fails(Category.CONFLICT, () -> trial.journal.commit(broken));
        trial.holds(MAIN, List.of());
        trial.journal.commit(entries(MAIN, 1, MANY));
        trial.holds(MAIN, entries(MAIN, 1, MANY));
    }

    private static void readsOn(JournalTrial trial) {
        trial.journal.commit(entries(MAIN, 1, 10));
        trial.commit(entry(OTHER, 1));
        assertEquals(entries(MAIN, 1, 4), trial.journal.read(MAIN, 0, 4));
        assertEquals(entries(MAIN, 5, 10), trial.journal.read(MAIN, 4, 100));
        assertEquals(entries(MAIN, 10, 10), trial.journal.read(MAIN, 9, 1));
        assertEquals(List.of(), trial.journal.read(MAIN, 10, 1));
    }

    private static void together(JournalTrial trial) throws Exception {
        AtomicInteger names = new AtomicInteger();
        List<AccountId> accounts = Parallel.six(() -> {
            AccountId account = new AccountId("writer-" + names.incrementAndGet());
            trial.journal.load(account);
            for (int i = 1; i <= ROUNDS; i++) {
                trial.commit(entry(account, i));
                assertEquals(entries(account, i, i), trial.journal.read(account, i - 1L, 2));
            }
            return account;
        });
        for (AccountId account : accounts) {
            trial.holds(account, entries(account, 1, ROUNDS));
        }
    }

    private static void race(JournalTrial trial) throws Exception {
        AtomicInteger names = new AtomicInteger();
        for (int place = 1; place <= ROUNDS; place++) {
            long sequence = place;
            List<String> stored = Parallel.six(() -> tryToTake(trial, sequence, "thread " + names.incrementAndGet()));
            List<String> winners =
                    stored.stream().filter(each -> !each.isEmpty()).toList();
            assertEquals(1, winners.size(), () -> "stored at place " + sequence + ": " + winners);
            assertEquals(
                    List.of(entry(MAIN, sequence, winners.get(0))), trial.journal.read(MAIN, sequence - 1, 2), "read");
        }
    }

    private static String tryToTake(JournalTrial trial, long sequence, String who) {
        try {
            trial.commit(entry(MAIN, sequence, who));
            return who;
        } catch (StoreException e) {
            assertEquals(Category.CONFLICT, e.category(), e::getMessage);
            return "";
        }
    }

    private static void epoch(JournalTrial trial) {
        String first = trial.journal.load(MAIN).epoch();
        trial.commit(entry(MAIN, 1));
        assertEquals(
                Collections.nCopies(2, first),
                List.of(
                        trial.journal.load(MAIN).epoch(),
                        trial.journal.load(OTHER).epoch()));
        trial.reopen();
        assertEquals(first, trial.journal.load(MAIN).epoch(), "after the next start");
    }

    private static void owned(JournalTrial trial) {
        try (Journal second = trial.fixture.open()) {
            fails(Category.OWNED_ELSEWHERE, () -> second.load(MAIN));
            second.load(new AccountId("free"));
        }
        trial.commit(entry(MAIN, 1));
        trial.holds(MAIN, entries(MAIN, 1, 1));
    }

    private static void givenUp(JournalTrial trial) {
        trial.commit(entry(MAIN, 1));
        trial.journal.close();
        try (Journal second = trial.fixture.open()) {
            assertEquals(1, second.load(MAIN).lastSequence());
            second.commit(List.of(entry(MAIN, 2)));
            assertEquals(entries(MAIN, 1, 2), second.read(MAIN, 0, 3));
        }
    }

    private static void closed(JournalTrial trial) {
        trial.commit(entry(MAIN, 1));
        trial.journal.close();
        fails(Category.UNAVAILABLE, () -> trial.commit(entry(MAIN, 2)));
        fails(Category.UNAVAILABLE, () -> trial.journal.load(MAIN));
        fails(Category.UNAVAILABLE, () -> trial.journal.read(MAIN, 0, 1));
        trial.journal = trial.fixture.open();
        trial.holds(MAIN, entries(MAIN, 1, 1));
    }

    /** Nor does the second close take from the next owner. */
    private static void closedTwice(JournalTrial trial) {
        Journal first = trial.journal;
        trial.reopen();
        first.close();
        try (Journal third = trial.fixture.open()) {
            assertThrows(StoreException.class, () -> third.load(MAIN));
        }
        trial.commit(entry(MAIN, 1));
    }
}
