package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.store.jdbc.Fixtures.MAIN;
import static trade.helix.store.jdbc.Fixtures.OTHER;
import static trade.helix.store.jdbc.Fixtures.entries;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Symbol;
import trade.helix.api.store.Journal;
import trade.helix.api.store.TradeHistory;
import trade.helix.api.store.TradeQuery;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Asset;
import trade.helix.tck.FakeStore;

/** The store in memory that hosts test with tells the same as this one, whatever the journal holds. */
class FakeStoreTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-05-13");
    private static final LocalDate LAST = LocalDate.parse("2026-05-17");

    @Provide
    Arbitrary<List<JournalRecord>> main() {
        return Stories.of(MAIN);
    }

    @Provide
    Arbitrary<List<JournalRecord>> other() {
        return Stories.of(OTHER);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void bothTellTheSame(@ForAll("main") List<JournalRecord> main, @ForAll("other") List<JournalRecord> other) {
        FakeStore fake = new FakeStore();
        try (TestDatabase database = TestDatabase.Kind.SQLITE.withTables();
                JdbcStore store = JdbcStore.open(database.url());
                Journal journal = fake.open()) {
            for (Journal each : List.of(journal, store.journal())) {
                commit(each, MAIN, main);
                commit(each, OTHER, other);
            }
            for (AccountId account : List.of(MAIN, OTHER)) {
                compare(fake.history(), store.history(), account);
            }
            for (JournalEntry entry : entries(MAIN, main)) {
                compareOf(fake.history(), store.history(), entry.record());
            }
        }
    }

    private static void commit(Journal journal, AccountId account, List<JournalRecord> records) {
        journal.load(account);
        if (!records.isEmpty()) {
            journal.commit(entries(account, records));
        }
    }

    private static void compare(TradeHistory fake, TradeHistory real, AccountId account) {
        assertThat(fake.latest(account, 100)).isEqualTo(real.latest(account, 100));
        assertThat(fake.latest(account, 2)).isEqualTo(real.latest(account, 2));
        assertThat(fake.openIntents(account)).isEqualTo(real.openIntents(account));
        for (Asset quote : List.of(Asset.of("USDT"), Asset.of("EUR"))) {
            assertThat(fake.days(account, quote, FIRST, LAST)).isEqualTo(real.days(account, quote, FIRST, LAST));
            assertThat(fake.equity(account, quote, FIRST, LAST)).isEqualTo(real.equity(account, quote, FIRST, LAST));
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                assertThat(fake.day(account, quote, day)).isEqualTo(real.day(account, quote, day));
            }
        }
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (TradeStatus status : TradeStatus.values()) {
                for (TradeQuery query : List.of(
                        TradeQuery.of(account).openedOn(day).status(status).build(),
                        TradeQuery.of(account).closedOn(day).most(1).build(),
                        TradeQuery.of(account)
                                .symbol(Symbol.of("BTC/EUR"))
                                .openedOn(day)
                                .build())) {
                    assertThat(fake.find(query)).isEqualTo(real.find(query));
                }
            }
        }
    }

    private static void compareOf(TradeHistory fake, TradeHistory real, JournalRecord record) {
        if (record instanceof JournalRecord.TradeUpdated updated) {
            assertThat(fake.trade(updated.trade().id()))
                    .isEqualTo(real.trade(updated.trade().id()))
                    .isPresent();
            assertThat(fake.fills(updated.trade().id()))
                    .isEqualTo(real.fills(updated.trade().id()));
        } else if (record instanceof JournalRecord.SignalReceived signal) {
            assertThat(fake.signal(signal.ref()))
                    .isEqualTo(real.signal(signal.ref()))
                    .isPresent();
        }
    }
}
