package trade.helix.engine.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.market.Symbol;
import trade.helix.api.operations.ReconcileReport;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;

/**
 * Everything about one account between two steps: what the journal says, and what is under way. Immutable.
 *
 * @param account what the journal adds up to
 * @param sequence the place of the journal's latest entry
 * @param facts what was read from the venue
 * @param venueReachable whether the venue answered the last time it was asked
 * @param factsVersion counts the changes of our orders: balances read before one are not taken
 * @param readingFacts the symbols whose facts are being read; empty while none are
 * @param errands what is under way for single orders
 * @param entries what it takes to send the entries that have no outcome yet
 * @param suspicions changes of balances that were seen once
 * @param uncoveredSince since when trades have been seen without the protection that they need, while the venue answers
 * @param gaps the trades that hold a quantity without live protection now
 * @param standing how far the venue has been compared with the journal
 * @param nextToken the token of the next timer
 * @param bootedAt when this process took the account over
 * @param unsure trades of which an earlier process may have sent orders that are not recorded
 * @param stream what the venue tells of its own accord
 */
public record CoreState(
        AccountState account,
        long sequence,
        Facts facts,
        boolean venueReachable,
        long factsVersion,
        Set<Symbol> readingFacts,
        Map<ClientOrderId, Errand> errands,
        Map<ClientOrderId, PendingEntry> entries,
        Map<Asset, Transfers.Suspicion> suspicions,
        Map<TradeId, Instant> uncoveredSince,
        Map<TradeId, Gap> gaps,
        Standing standing,
        long nextToken,
        Instant bootedAt,
        Set<TradeId> unsure,
        Stream stream) {

    /**
     * The state after a restart: what the journal says, and nothing under way.
     *
     * @param id which account
     * @param history what the journal says
     * @param settings the core's times
     * @param now the moment of the restart
     * @return the state
     */
    public static CoreState load(AccountId id, AccountHistory history, CoreSettings settings, Instant now) {
        AccountState account = AccountState.empty(id, history.epoch());
        for (JournalEntry entry : history.entries()) {
            account = JournalFold.after(account, entry);
            account = JournalFold.forget(account, entry.at().minus(settings.dedupWindow()));
        }
        return new CoreState(
                account,
                history.lastSequence(),
                Facts.NONE,
                false,
                0,
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Standing.NONE,
                0,
                now,
                Set.copyOf(account.trades().keySet()),
                Stream.DOWN);
    }

    /**
     * This state with facts that were committed and not known to be: a commit whose end was not seen.
     *
     * @param missed the facts, in order
     * @return the state after them
     */
    public CoreState after(List<JournalEntry> missed) {
        AccountState next = account;
        for (JournalEntry entry : missed) {
            next = JournalFold.after(next, entry);
        }
        return onJournal(next, sequence + missed.size());
    }

    /**
     * What is under way here, on top of another journal: of that one the account and its place.
     *
     * @param journal the state that the journal adds up to
     * @return what is known by it, and what is under way by this
     */
    public CoreState on(CoreState journal) {
        return onJournal(journal.account, journal.sequence);
    }

    private CoreState onJournal(AccountState known, long place) {
        return new CoreState(
                known,
                place,
                facts.withoutAccount(),
                venueReachable,
                factsVersion + 1,
                readingFacts,
                errands,
                entries,
                suspicions,
                uncoveredSince,
                gaps,
                standing,
                nextToken,
                bootedAt,
                unsure,
                stream);
    }

    /** {@return running, halted or killed} */
    public AccountStatus status() {
        return account.figures().status();
    }

    /** {@return the figures of the loss limits, by quote asset} */
    public Map<Asset, LossFigures> losses() {
        return account.figures().losses();
    }

    /** {@return whether the account has not been met before} */
    public boolean isNew() {
        return account.venue() == null;
    }

    /** {@return the symbols of all trades that have not ended} */
    public List<Symbol> openSymbols() {
        return account.trades().values().stream()
                .map(TradeState::symbol)
                .distinct()
                .toList();
    }

    /** {@return what the latest comparison with the venue came to} */
    public ReconcileReport report() {
        List<Discrepancy> differences = standing.suspected().isEmpty() ? standing.found() : standing.suspected();
        return new ReconcileReport(account.account(), standing.comparedAt(), differences);
    }

    /** {@return how often our orders have changed the balances: what is read before the next change has this version} */
    public long version() {
        return factsVersion;
    }

    /** {@return the trades that hold or await a quantity, oldest first} */
    public List<Trade> openTrades() {
        return account.trades().values().stream()
                .map(trade -> TradeViews.open(account, trade))
                .toList();
    }

    /** {@return the orders of which it is not known whether the venue has them} */
    public List<ClientOrderId> openQuestions() {
        return account.trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(OrderLeg::isOpenQuestion)
                .map(OrderLeg::id)
                .toList();
    }

    /** {@return what is under way or not known, for a person; empty if a process that ends now leaves nothing undone} */
    public List<String> unrest() {
        return Rest.lacks(account);
    }
}
