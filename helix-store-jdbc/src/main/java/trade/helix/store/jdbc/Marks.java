package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/**
 * The tables {@code journal_marks} and {@code journal_kept}: which entries up to a place an account's state still depends on,
 * so that a start need not read all of them. An index and no more: without it everything is read. Thread-safe.
 */
final class Marks {
    /** After how many entries of an account its mark is moved on, at the least. */
    static final int EVERY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final String COLUMNS = "j.account, j.sequence, j.at, j.type, j.body, ";
    private static final String MARK = "COALESCE((SELECT m.sequence FROM journal_marks m WHERE m.account = ?), 0)";

    /** One statement, and so one moment: a mark that moves meanwhile is seen before or after. */
    private static final String NEEDED = "SELECT " + COLUMNS + MARK + " FROM journal_kept k"
            + " JOIN journal j ON j.account = k.account AND j.sequence = k.sequence WHERE k.account = ?"
            + " UNION ALL SELECT " + COLUMNS + MARK + " FROM journal j WHERE j.account = ? AND j.sequence > " + MARK
            + " ORDER BY 2";

    private static final String SET = "INSERT INTO journal_marks (account, sequence) VALUES (?, ?)"
            + " ON CONFLICT (account) DO UPDATE SET sequence = excluded.sequence";
    private static final Columns KEPT = Columns.of("journal_kept", "account text", "sequence bigint");
    private static final String DROP = "DELETE FROM journal_kept WHERE account = ? AND sequence = ?";

    private final Writer writer;
    private final Reads reads;
    private final JournalTable table;

    // Of the accounts that were loaded here: at which place the mark is moved on.
    private final Map<AccountId, Long> next = new ConcurrentHashMap<>();

    Marks(Writer writer, Reads reads, JournalTable table) {
        this.writer = writer;
        this.reads = reads;
        this.table = table;
    }

    /** Reads what an account's state depends on, and marks it if that was much. */
    Needed load(AccountId account) {
        Needed needed = reads.run("Loading account " + account, reader -> read(reader, account));
        next.put(account, needed.mark() + interval(needed));
        moveOn(account, needed);
        return needed;
    }

    /** Entries were committed: now and then the mark is moved on. They are stored, whatever comes of that. */
    void committed(List<JournalEntry> entries) {
        JournalEntry last = entries.get(entries.size() - 1);
        Long place = next.get(last.account());
        if (place == null || last.sequence() < place) {
            return;
        }
        try {
            moveOn(last.account(), reads.run("Marking account " + last.account(), r -> read(r, last.account())));
        } catch (StoreException e) {
            LOG.warn("The mark of account {} stays where it was: {}", last.account(), e.getMessage());
            next.put(last.account(), last.sequence() + EVERY);
        }
    }

    /** As many as are kept are read and judged anew: no more often than that many are added, so that it never adds up. */
    private static int interval(Needed needed) {
        return Math.max(EVERY, needed.kept().size());
    }

    private void moveOn(AccountId account, Needed needed) {
        if (needed.since().size() < interval(needed)) {
            return;
        }
        try {
            int kept = writer.transact("Marking account " + account, session -> write(session, account, needed));
            next.put(account, needed.lastSequence() + Math.max(EVERY, kept));
        } catch (StoreException e) {
            LOG.warn("The mark of account {} stays where it was: {}", account, e.getMessage());
            // Not again with the next entry.
            next.put(account, needed.lastSequence() + EVERY);
        }
    }

    /** How many entries are kept now. */
    private static int write(Session session, AccountId account, Needed needed) throws SQLException {
        Set<Long> before = new HashSet<>();
        needed.kept().forEach(entry -> before.add(entry.sequence()));
        List<JournalEntry> keep = Relevance.of(needed.entries());
        List<@Nullable Object[]> added = new ArrayList<>();
        for (JournalEntry entry : keep) {
            if (!before.remove(entry.sequence())) {
                added.add(new Object[] {account.value(), entry.sequence()});
            }
        }
        session.insert(KEPT, added);
        for (long sequence : before) {
            session.addBatch(DROP, account.value(), sequence);
        }
        session.executeBatch(DROP);
        session.update(SET, account.value(), needed.lastSequence());
        return keep.size();
    }

    /** What an account's state depends on, as it is stored now. */
    Needed read(Session session, AccountId account) throws SQLException {
        List<JournalEntry> kept = new ArrayList<>();
        List<JournalEntry> since = new ArrayList<>();
        long[] mark = {0};
        String id = account.value();
        session.query(
                row -> {
                    JournalEntry entry = table.entry(row);
                    mark[0] = row.getLong(6);
                    return (entry.sequence() <= mark[0] ? kept : since).add(entry);
                },
                NEEDED,
                id,
                id,
                id,
                id,
                id);
        requireWhole(account, mark[0], since);
        return new Needed(mark[0], kept, since);
    }

    private static void requireWhole(AccountId account, long mark, List<JournalEntry> since) {
        for (int i = 0; i < since.size(); i++) {
            if (since.get(i).sequence() != mark + i + 1L) {
                throw new StoreException(
                        Category.UNUSABLE,
                        "The journal of account " + account + " has no entry " + (mark + i + 1)
                                + ", though later ones. Restore the database.");
            }
        }
    }
}
