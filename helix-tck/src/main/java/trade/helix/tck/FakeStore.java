package trade.helix.tck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;
import trade.helix.api.store.TradeHistory;

/**
 * A store in memory for hosts that test themselves. A journal that is closed and opened again is what a restart of the process is.
 * It keeps every rule of {@link JournalContractTest}, {@link AuditLogContractTest} and {@link TradeHistoryContractTest}, and tells the
 * same of trades and signals as a database does; its hashes are not those of a database. Needs no JUnit.
 * Thread-safe.
 */
public final class FakeStore {
    private final String epoch;
    private final Map<AccountId, List<JournalEntry>> entries = new HashMap<>();
    private final Map<AccountId, FakeJournal> owners = new HashMap<>();
    private final AuditLog audit = new FakeAuditLog();

    /** An empty one. */
    public FakeStore() {
        this("fa4e000000000001");
    }

    /**
     * An empty one.
     *
     * @param epoch its mark; another one stands for a database that was restored
     */
    public FakeStore(String epoch) {
        this.epoch = epoch;
    }

    /**
     * Opens it, as a process does.
     *
     * @return a journal that owns no account yet
     */
    public Journal open() {
        return new FakeJournal(this);
    }

    /** {@return what people read of it; it needs no journal to be open} */
    public TradeHistory history() {
        return new FakeHistory(this);
    }

    /** {@return its audit log, one for all who ask} */
    public AuditLog audit() {
        return audit;
    }

    String epoch() {
        return epoch;
    }

    synchronized Set<AccountId> accounts() {
        return Set.copyOf(entries.keySet());
    }

    synchronized List<JournalEntry> entries(AccountId account) {
        return List.copyOf(entries.getOrDefault(account, List.of()));
    }

    synchronized void own(AccountId account, FakeJournal journal) {
        FakeJournal owner = owners.putIfAbsent(account, journal);
        if (owner != null && owner != journal) {
            throw new StoreException(Category.OWNED_ELSEWHERE, "Account " + account + " is owned by another journal.");
        }
    }

    synchronized void giveUp(FakeJournal journal) {
        owners.values().removeIf(owner -> owner == journal);
    }

    /** On copies first, so that a conflict at the end leaves nothing behind. */
    synchronized void append(List<JournalEntry> more, FakeJournal journal) {
        Map<AccountId, List<JournalEntry>> changed = new HashMap<>();
        for (JournalEntry entry : more) {
            AccountId account = entry.account();
            if (owners.get(account) != journal) {
                throw new IllegalStateException(
                        "Account " + account + " is not loaded: load it before you commit to it.");
            }
            List<JournalEntry> known = changed.computeIfAbsent(account, any -> new ArrayList<>(entries(any)));
            if (entry.sequence() != known.size() + 1L) {
                throw new StoreException(
                        Category.CONFLICT,
                        "The journal of account " + account + " is at " + known.size() + ", so entry "
                                + entry.sequence() + " does not follow. Nothing was stored.");
            }
            known.add(entry);
        }
        entries.putAll(changed);
        more.stream().flatMap(entry -> AuditEntry.of(entry).stream()).forEach(audit::append);
    }
}
