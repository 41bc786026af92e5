package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** For each rule of journals there is one that is wrong in that way, and the rule notices. */
class BrokenJournalTest {
    /** One way of being wrong. */
    record Wrong(String rule, String what, UnaryOperator<Journal> fault) {
        @Override
        public String toString() {
            return rule + ": " + what;
        }
    }

    static List<Wrong> wrongs() {
        AtomicInteger epochs = new AtomicInteger();
        return List.of(
                load("J1", "begins at 1", (journal, account) -> {
                    AccountHistory known = journal.load(account);
                    return new AccountHistory(known.epoch(), Math.max(1, known.lastSequence()), known.entries());
                }),
                new Wrong("J2", "forgets with the process", unused -> new FakeStore().open()),
                load("J2", "loads backwards", BrokenJournalTest::backwards),
                load("J2", "leaves out what still counts", (journal, account) -> {
                    AccountHistory known = journal.load(account);
                    return new AccountHistory(known.epoch(), known.lastSequence(), List.of());
                }),
                commit(
                        "J3",
                        "stores the first account only",
                        (journal, entries) -> journal.commit(entries.stream()
                                .filter(entry ->
                                        entry.account().equals(entries.get(0).account()))
                                .toList())),
                commit("J4", "stores up to the gap", BrokenJournalTest::oneByOne),
                commit("J4", "closes the gap by itself", BrokenJournalTest::calm),
                commit("J5", "stores up to the place that is taken", BrokenJournalTest::oneByOne),
                commit("J5", "says nothing of a place that is taken", BrokenJournalTest::calm),
                commit("J6", "stores by hundreds", (journal, entries) -> {
                    for (int i = 0; i < entries.size(); i += 100) {
                        journal.commit(entries.subList(i, Math.min(entries.size(), i + 100)));
                    }
                }),
                read("J7", "begins again with the last one", (journal, place) -> Math.max(0, place - 1)),
                read("J7", "always begins at the start", (journal, place) -> 0L),
                new Wrong("J7", "reads as it likes", BrokenJournalTest::generous),
                new Wrong("J8", "serves one thread only", BrokenJournalTest::confined),
                commit("J9", "tells everybody that it was stored", BrokenJournalTest::calm),
                load("J10", "makes an epoch for each load", (journal, account) -> {
                    AccountHistory known = journal.load(account);
                    return new AccountHistory("e" + epochs.incrementAndGet(), known.lastSequence(), known.entries());
                }),
                load("J11", "lets anybody in", BrokenJournalTest::open),
                closing("J12", "keeps its accounts", journal -> {}),
                new Wrong("J13", "takes what it does not store", BrokenJournalTest::forgetful),
                closing("J14", "cannot close twice", BrokenJournalTest::closeOnce));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void aWrongOneIsNoticedByItsRule(Wrong wrong) {
        Rule<JournalTrial> rule = JournalRules.ALL.stream()
                .filter(each -> each.number().equals(wrong.rule()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> JournalContractTest.check(rule, () -> new FakeStoreFixture(wrong.fault())))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.toString());
    }

    @Test
    void everyRuleHasAWrongOne() {
        assertThat(wrongs().stream().map(Wrong::rule).distinct())
                .containsExactlyElementsOf(
                        JournalRules.ALL.stream().map(Rule::number).toList());
    }

    private static Wrong load(String rule, String what, BiFunction<Journal, AccountId, AccountHistory> wrong) {
        return new Wrong(rule, what, sound -> new DelegatingJournal(sound) {
            @Override
            public AccountHistory load(AccountId account) {
                return wrong.apply(sound, account);
            }
        });
    }

    private static Wrong commit(String rule, String what, BiConsumer<Journal, List<JournalEntry>> wrong) {
        return new Wrong(rule, what, sound -> new DelegatingJournal(sound) {
            @Override
            public void commit(List<JournalEntry> entries) {
                wrong.accept(sound, entries);
            }
        });
    }

    private static Wrong read(String rule, String what, BiFunction<Journal, Long, Long> wrong) {
        return new Wrong(rule, what, sound -> new DelegatingJournal(sound) {
            @Override
            public List<JournalEntry> read(AccountId account, long afterSequence, int most) {
                return sound.read(account, wrong.apply(sound, afterSequence), most);
            }
        });
    }

    private static Wrong closing(String rule, String what, Consumer<Journal> wrong) {
        return new Wrong(rule, what, sound -> new DelegatingJournal(sound) {
            @Override
            public void close() {
                wrong.accept(sound);
            }
        });
    }

    private static AccountHistory backwards(Journal journal, AccountId account) {
        AccountHistory known = journal.load(account);
        List<JournalEntry> entries = new ArrayList<>(known.entries());
        Collections.reverse(entries);
        return new AccountHistory(known.epoch(), known.lastSequence(), entries);
    }

    private static void oneByOne(Journal journal, List<JournalEntry> entries) {
        entries.forEach(entry -> journal.commit(List.of(entry)));
    }

    private static void calm(Journal journal, List<JournalEntry> entries) {
        try {
            journal.commit(entries);
        } catch (StoreException e) {
            assertThat(e.category()).isEqualTo(Category.CONFLICT);
        }
    }

    private static Journal generous(Journal sound) {
        return new DelegatingJournal(sound) {
            @Override
            public List<JournalEntry> read(AccountId account, long afterSequence, int most) {
                return sound.read(account, afterSequence, Integer.MAX_VALUE);
            }
        };
    }

    private static Journal confined(Journal sound) {
        Thread owner = Thread.currentThread();
        return new DelegatingJournal(sound) {
            @Override
            public void commit(List<JournalEntry> entries) {
                if (Thread.currentThread() != owner) {
                    throw new StoreException(Category.UNAVAILABLE, "wrong on purpose");
                }
                sound.commit(entries);
            }
        };
    }

    private static AccountHistory open(Journal journal, AccountId account) {
        try {
            return journal.load(account);
        } catch (StoreException e) {
            return new AccountHistory("fa4e000000000001", 0, List.of());
        }
    }

    private static Journal forgetful(Journal sound) {
        return new DelegatingJournal(sound) {
            private boolean closed;

            @Override
            public void commit(List<JournalEntry> entries) {
                if (!closed) {
                    sound.commit(entries);
                }
            }

            @Override
            public void close() {
                closed = true;
                sound.close();
            }
        };
    }

    /** Reads once more, which a closed one refuses. */
    private static void closeOnce(Journal journal) {
        journal.read(new AccountId("main"), 0, 1);
        journal.close();
    }
}
