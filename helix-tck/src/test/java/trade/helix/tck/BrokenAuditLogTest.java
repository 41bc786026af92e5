package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.AuditRecord;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;

/** For each rule of audit logs there is one that is wrong in that way, and the rule notices. */
class BrokenAuditLogTest {
    /** One way of being wrong. */
    record Wrong(String rule, String what, Supplier<StoreFixture> store) {
        @Override
        public String toString() {
            return rule + ": " + what;
        }
    }

    static List<Wrong> wrongs() {
        return List.of(
                log("L1", "begins with an entry of its own", BrokenAuditLogTest::begun),
                log("L2", "stores another entry", sound -> new Delegating(sound) {
                    @Override
                    public AuditRecord append(AuditEntry entry) {
                        return sound.append(new AuditEntry(entry.at(), entry.actor(), entry.action(), "", ""));
                    }
                }),
                log("L2", "returns what it did not store", sound -> new Delegating(sound) {
                    @Override
                    public AuditRecord append(AuditEntry entry) {
                        return new AuditRecord(sound.append(entry).number(), entry, "0");
                    }
                }),
                telling("L3", "counts from 0", row -> new AuditRecord(row.number() - 1, row.entry(), row.hash())),
                telling(
                        "L4",
                        "hashes each entry alone",
                        row -> new AuditRecord(
                                row.number(),
                                row.entry(),
                                Integer.toHexString(row.entry().hashCode()))),
                reading("L5", "reads as many as it likes", (place, most) -> new Page(place, 1_000)),
                reading("L5", "always begins at the start", (place, most) -> new Page(0, most)),
                reading(
                        "L5",
                        "begins again with the last one",
                        (place, most) -> new Page(Math.max(0, place - 1), most)),
                log("L6", "serves one thread only", BrokenAuditLogTest::confined),
                log("L7", "knows nothing of commands", Own::new),
                journal("L7", "writes commands twice", (store, sound, entries) -> {
                    sound.commit(entries);
                    write(store, entries);
                }),
                journal("L8", "writes what was refused", (store, sound, entries) -> {
                    try {
                        sound.commit(entries);
                    } catch (StoreException e) {
                        write(store, entries);
                        throw e;
                    }
                }),
                journal("L9", "writes each fact", (store, sound, entries) -> {
                    sound.commit(entries);
                    entries.forEach(entry -> store.audit().append(new AuditEntry(entry.at(), "helix", "fact", "", "")));
                }),
                telling(
                        "L10",
                        "has a chain for each account",
                        row -> row.entry().action().endsWith("other")
                                ? new AuditRecord(1, row.entry(), row.hash())
                                : row),
                new Wrong("L11", "forgets with the process", BrokenAuditLogTest::forgetful));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void aWrongOneIsNoticedByItsRule(Wrong wrong) {
        Rule<StoreTrial> rule = AuditRules.ALL.stream()
                .filter(each -> each.number().equals(wrong.rule()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> AuditLogContractTest.check(rule, wrong.store()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.toString());
    }

    @Test
    void everyRuleHasAWrongOne() {
        assertThat(wrongs().stream().map(Wrong::rule).distinct())
                .containsExactlyElementsOf(
                        AuditRules.ALL.stream().map(Rule::number).toList());
    }

    private static Wrong log(String rule, String what, UnaryOperator<AuditLog> fault) {
        return new Wrong(rule, what, () -> new FakeStoreFixture(sound -> sound) {
            private final AuditLog broken = fault.apply(store.audit());

            @Override
            public AuditLog audit() {
                return broken;
            }
        });
    }

    private static Wrong telling(String rule, String what, UnaryOperator<AuditRecord> fault) {
        return log(rule, what, sound -> new Delegating(sound) {
            @Override
            public AuditRecord append(AuditEntry entry) {
                return fault.apply(sound.append(entry));
            }

            @Override
            public List<AuditRecord> read(long afterNumber, int most) {
                return sound.read(afterNumber, most).stream().map(fault).toList();
            }
        });
    }

    private record Page(long place, int most) {}

    private interface Paging {
        Page of(long place, int most);
    }

    private static Wrong reading(String rule, String what, Paging fault) {
        return log(rule, what, sound -> new Delegating(sound) {
            @Override
            public List<AuditRecord> read(long afterNumber, int most) {
                Page page = fault.of(afterNumber, most);
                return sound.read(page.place(), page.most());
            }
        });
    }

    private interface Commit {
        void run(FakeStore store, Journal sound, List<JournalEntry> entries);
    }

    private static Wrong journal(String rule, String what, Commit fault) {
        return new Wrong(rule, what, () -> new FakeStoreFixture(sound -> sound) {
            @Override
            public Journal open() {
                return new DelegatingJournal(store.open()) {
                    @Override
                    public void commit(List<JournalEntry> entries) {
                        fault.run(store, sound, entries);
                    }
                };
            }
        });
    }

    private static void write(FakeStore store, List<JournalEntry> entries) {
        entries.stream().flatMap(entry -> AuditEntry.of(entry).stream()).forEach(store.audit()::append);
    }

    private static AuditLog begun(AuditLog sound) {
        sound.append(new AuditEntry(Instant.EPOCH, "itself", "begin", "", ""));
        return sound;
    }

    private static AuditLog confined(AuditLog sound) {
        Thread owner = Thread.currentThread();
        return new Delegating(sound) {
            @Override
            public AuditRecord append(AuditEntry entry) {
                if (Thread.currentThread() != owner) {
                    throw new StoreException(StoreException.Category.UNAVAILABLE, "wrong on purpose");
                }
                return sound.append(entry);
            }
        };
    }

    private static StoreFixture forgetful() {
        return new FakeStoreFixture(sound -> sound) {
            private FakeStore present = store;

            @Override
            public Journal open() {
                present = new FakeStore();
                return present.open();
            }

            @Override
            public AuditLog audit() {
                return present.audit();
            }
        };
    }

    /** Does what another one does, to be broken in one place. */
    private static class Delegating implements AuditLog {
        private final AuditLog sound;

        Delegating(AuditLog sound) {
            this.sound = sound;
        }

        @Override
        public AuditRecord append(AuditEntry entry) {
            return sound.append(entry);
        }

        @Override
        public List<AuditRecord> read(long afterNumber, int most) {
            return sound.read(afterNumber, most);
        }
    }

    /** Tells only what was appended through it. */
    private static final class Own extends Delegating {
        private final Set<Long> appended = new HashSet<>();

        Own(AuditLog sound) {
            super(sound);
        }

        @Override
        public AuditRecord append(AuditEntry entry) {
            AuditRecord record = super.append(entry);
            appended.add(record.number());
            return record;
        }

        @Override
        public List<AuditRecord> read(long afterNumber, int most) {
            return super.read(afterNumber, most).stream()
                    .filter(record -> appended.contains(record.number()))
                    .toList();
        }
    }
}
