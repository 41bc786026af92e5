package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.DayStats;
import trade.helix.api.store.EquityPoint;
import trade.helix.api.store.Journal;
import trade.helix.api.store.SignalReport;
import trade.helix.api.store.TradeHistory;
import trade.helix.api.store.TradeQuery;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;

/** For each rule of trade histories there is one that is wrong in that way, and the rule notices. */
class BrokenHistoryTest {
    /** One way of being wrong. */
    record Wrong(String rule, String what, Supplier<StoreFixture> store) {
        @Override
        public String toString() {
            return rule + ": " + what;
        }
    }

    static List<Wrong> wrongs() {
        return List.of(
                of("Q1", "knows of days without trades", sound -> new DelegatingHistory(sound) {
                    @Override
                    public List<DayStats> days(AccountId account, Asset quote, LocalDate from, LocalDate until) {
                        return List.of(sound.day(account, quote, from));
                    }
                }),
                of("Q2", "tells a trade as it was first", First::new),
                latest("Q3", "tells the oldest first", trades -> {
                    List<Trade> all = new ArrayList<>(trades);
                    Collections.reverse(all);
                    return all;
                }),
                of("Q3", "tells all", sound -> new DelegatingHistory(sound) {
                    @Override
                    public List<Trade> latest(AccountId account, int most) {
                        return sound.latest(account, 1_000);
                    }
                }),
                of("Q3", "takes accounts for one", sound -> new DelegatingHistory(sound) {
                    @Override
                    public List<Trade> latest(AccountId account, int most) {
                        return sound.latest(JournalTrial.OTHER, most);
                    }
                }),
                of("Q4", "tells executions in the order of their arrival", sound -> new DelegatingHistory(sound) {
                    @Override
                    public List<JournalRecord.FillRecorded> fills(TradeId id) {
                        List<JournalRecord.FillRecorded> fills = new ArrayList<>(sound.fills(id));
                        Collections.reverse(fills);
                        return fills;
                    }
                }),
                signal(
                        "Q5",
                        "keeps the trace for itself",
                        report -> new SignalReport(
                                report.ref(), report.signal(), report.receivedAt(), report.decision(), Trace.EMPTY)),
                signal(
                        "Q5",
                        "takes the time of the decision",
                        report -> new SignalReport(
                                report.ref(),
                                report.signal(),
                                report.decision() == null
                                        ? report.receivedAt()
                                        : report.receivedAt().plusSeconds(120),
                                report.decision(),
                                report.trace())),
                day("Q6", "counts one too few", (history, account, quote, day) -> {
                    DayStats stats = history.day(account, quote, day);
                    return new DayStats(day, stats.trades() - 1, stats.wins(), stats.losses(), stats.pnl());
                }),
                day("Q6", "takes no result for a loss", (history, account, quote, day) -> {
                    DayStats stats = history.day(account, quote, day);
                    return new DayStats(day, stats.trades(), stats.wins(), stats.trades() - stats.wins(), stats.pnl());
                }),
                of("Q7", "leaves the last day out", sound -> new DelegatingHistory(sound) {
                    @Override
                    public List<DayStats> days(AccountId account, Asset quote, LocalDate from, LocalDate until) {
                        return sound.days(account, quote, from, until.minusDays(1));
                    }
                }),
                find("Q8", "ignores the symbol", query -> {
                    TradeQuery.Builder wider = TradeQuery.of(query.account()).most(query.most());
                    query.status().ifPresent(wider::status);
                    query.openedOn().ifPresent(wider::openedOn);
                    query.closedOn().ifPresent(wider::closedOn);
                    return wider.build();
                }),
                find("Q8", "takes the day of closing for that of opening", query -> {
                    TradeQuery.Builder other = TradeQuery.of(query.account()).most(query.most());
                    query.symbol().ifPresent(other::symbol);
                    query.status().ifPresent(other::status);
                    query.openedOn().ifPresent(other::openedOn);
                    query.closedOn().ifPresent(other::openedOn);
                    return other.build();
                }),
                of("Q9", "has one point a day", sound -> new DelegatingHistory(sound) {
                    @Override
                    public List<EquityPoint> equity(AccountId account, Asset quote, LocalDate from, LocalDate until) {
                        return sound.equity(account, quote, from, until).stream()
                                .limit(1)
                                .toList();
                    }
                }),
                of("Q10", "takes what is unknown for settled", sound -> new DelegatingHistory(sound) {
                    @Override
                    public List<Intent> openIntents(AccountId account) {
                        return sound.openIntents(account).stream().limit(1).toList();
                    }
                }),
                new Wrong("Q11", "stores up to where it is refused", BrokenHistoryTest::partly),
                new Wrong("Q12", "forgets with the process", BrokenHistoryTest::forgetful));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void aWrongOneIsNoticedByItsRule(Wrong wrong) {
        Rule<StoreTrial> rule = TradeHistoryRules.ALL.stream()
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
                        TradeHistoryRules.ALL.stream().map(Rule::number).toList());
    }

    private static Wrong of(String rule, String what, UnaryOperator<TradeHistory> fault) {
        return new Wrong(rule, what, () -> new FakeStoreFixture(sound -> sound) {
            private final TradeHistory broken = fault.apply(store.history());

            @Override
            public TradeHistory history() {
                return broken;
            }
        });
    }

    private static Wrong latest(String rule, String what, UnaryOperator<List<Trade>> fault) {
        return of(rule, what, sound -> new DelegatingHistory(sound) {
            @Override
            public List<Trade> latest(AccountId account, int most) {
                return fault.apply(sound.latest(account, most));
            }
        });
    }

    private static Wrong signal(String rule, String what, UnaryOperator<SignalReport> fault) {
        return of(rule, what, sound -> new DelegatingHistory(sound) {
            @Override
            public Optional<SignalReport> signal(SignalRef ref) {
                return sound.signal(ref).map(fault);
            }
        });
    }

    private interface Counting {
        DayStats of(TradeHistory history, AccountId account, Asset quote, LocalDate day);
    }

    private static Wrong day(String rule, String what, Counting fault) {
        return of(rule, what, sound -> new DelegatingHistory(sound) {
            @Override
            public DayStats day(AccountId account, Asset quote, LocalDate day) {
                return fault.of(sound, account, quote, day);
            }
        });
    }

    private static Wrong find(String rule, String what, UnaryOperator<TradeQuery> fault) {
        return of(rule, what, sound -> new DelegatingHistory(sound) {
            @Override
            public List<Trade> find(TradeQuery query) {
                return sound.find(fault.apply(query));
            }
        });
    }

    private static StoreFixture partly() {
        return new FakeStoreFixture(sound -> new DelegatingJournal(sound) {
            @Override
            public void commit(List<JournalEntry> entries) {
                entries.forEach(entry -> sound.commit(List.of(entry)));
            }
        });
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
            public TradeHistory history() {
                return present.history();
            }
        };
    }

    /** Keeps what it has once told. */
    private static final class First extends DelegatingHistory {
        private final Map<TradeId, Optional<Trade>> told = new HashMap<>();

        First(TradeHistory sound) {
            super(sound);
        }

        @Override
        public Optional<Trade> trade(TradeId id) {
            return told.computeIfAbsent(id, sound::trade);
        }
    }
}
