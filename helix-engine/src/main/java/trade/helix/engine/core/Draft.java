package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/** One step while it is being worked out: each recorded fact changes the state at once. */
final class Draft {
    private final Instant at;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<ClientOrderId, Errand> errands;
    private final Map<ClientOrderId, PendingEntry> pending;
    private final Instant bootedAt;
    private AccountState account;
    private long sequence;
    private Facts facts;
    private boolean venueReachable;
    private long factsVersion;
    private Set<Symbol> readingFacts;
    private long nextToken;
    private final Map<Asset, Transfers.Suspicion> suspicions;
    private final Map<TradeId, Instant> uncoveredSince;
    private final Map<TradeId, Gap> gaps;
    private Standing standing;
    private final Set<TradeId> unsure;
    private boolean streamIsUp;
    private final Set<ClientOrderId> missed;
    private final Set<ClientOrderId> fresh;
    private final Set<ClientOrderId> hastened;
    private boolean areBalancesOld;

    Draft(CoreState state, Instant at) {
        this.at = at;
        this.account = state.account();
        this.sequence = state.sequence();
        this.facts = state.facts();
        this.venueReachable = state.venueReachable();
        this.factsVersion = state.factsVersion();
        this.readingFacts = state.readingFacts();
        this.errands = new HashMap<>(state.errands());
        this.pending = new HashMap<>(state.entries());
        this.suspicions = new HashMap<>(state.suspicions());
        this.uncoveredSince = new HashMap<>(state.uncoveredSince());
        this.gaps = new HashMap<>(state.gaps());
        this.standing = state.standing();
        this.unsure = new HashSet<>(state.unsure());
        this.streamIsUp = state.stream().isUp();
        this.missed = new HashSet<>(state.stream().missed());
        this.fresh = new HashSet<>(state.stream().fresh());
        this.hastened = new HashSet<>(state.stream().hastened());
        this.areBalancesOld = state.stream().areBalancesOld();
        this.nextToken = state.nextToken();
        this.bootedAt = state.bootedAt();
    }

    Step finish(CoreSettings settings) {
        account = JournalFold.forget(account, at.minus(settings.dedupWindow()));
        errands.keySet().removeIf(id -> account.tradeOf(id).isEmpty());
        pending.keySet().removeIf(id -> !isUndecided(id));
        uncoveredSince.keySet().removeIf(id -> account.trade(id).isEmpty());
        unsure.removeIf(id -> account.trade(id).isEmpty());
        missed.removeIf(id -> account.tradeOf(id).isEmpty());
        fresh.removeIf(id -> account.tradeOf(id).isEmpty());
        hastened.removeIf(id -> account.tradeOf(id).isEmpty());
        CoreState state = new CoreState(
                account,
                sequence,
                facts,
                venueReachable,
                factsVersion,
                readingFacts,
                Map.copyOf(errands),
                Map.copyOf(pending),
                Map.copyOf(suspicions),
                Map.copyOf(uncoveredSince),
                Map.copyOf(gaps),
                standing,
                nextToken,
                bootedAt,
                Set.copyOf(unsure),
                new Stream(streamIsUp, Set.copyOf(missed), Set.copyOf(fresh), Set.copyOf(hastened), areBalancesOld));
        return new Step(state, entries, effects);
    }

    Instant at() {
        return at;
    }

    AccountState account() {
        return account;
    }

    Facts facts() {
        return facts;
    }

    void record(JournalRecord record) {
        sequence++;
        JournalEntry entry = new JournalEntry(account.account(), sequence, at, record);
        entries.add(entry);
        account = JournalFold.after(account, entry);
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void halt(HaltCause cause, String why) {
        AccountFigures figures = account.figures();
        if (!figures.status().causes().contains(cause)) {
            status(figures.status().halted(cause), why);
        }
    }

    void status(AccountStatus status, String why) {
        AccountFigures figures = account.figures();
        record(new JournalRecord.AccountUpdated(figures.with(status), why));
    }

    /** Our orders have changed the balances: what was read before no longer counts. */
    void balancesChanged() {
        factsVersion++;
        facts = facts.withoutAccount();
    }

    /** They have changed otherwise: they are read before the next decision. */
    void forgetBalances() {
        facts = facts.withoutAccount();
        areBalancesOld |= !readingFacts.isEmpty();
    }

    /** Takes what was read; the symbols that were asked for and are not in the venue's catalogue come back. */
    Set<Symbol> take(Facts newer, long version) {
        facts = facts.and(version == factsVersion && !areBalancesOld ? newer : newer.withoutAccount());
        areBalancesOld = false;
        venueReachable |= newer.reachableAt() != null;
        Set<Symbol> missing = new HashSet<>(readingFacts);
        missing.removeAll(newer.instruments().keySet());
        readingFacts = Set.of();
        return missing;
    }

    /** Begins or ends the measure of what a trade holds without protection; null for nothing. */
    void unprotected(TradeId trade, @Nullable Quantity quantity) {
        Gap gap = gaps.get(trade);
        if (quantity != null && gap == null) {
            gaps.put(trade, new Gap(at, quantity));
        } else if (quantity == null && gap != null) {
            gaps.remove(trade);
            record(new JournalRecord.ProtectionGapClosed(trade, gap.quantity(), Duration.between(gap.since(), at)));
        }
    }

    /** Balances alone. */
    void takeAccount(AccountSnapshot account, long version) {
        if (version == factsVersion) {
            facts = facts.and(new Facts(Map.of(), Map.of(), account, at));
        }
        venueReachable = true;
    }

    Standing standing() {
        return standing;
    }

    void standing(Standing changed) {
        standing = changed;
    }

    long factsVersion() {
        return factsVersion;
    }

    Instant bootedAt() {
        return bootedAt;
    }

    /** No answer will come any more. */
    void readNoFacts() {
        readingFacts = Set.of();
        areBalancesOld = false;
    }

    boolean venueReachable() {
        return venueReachable;
    }

    void venueAnswered() {
        venueReachable = true;
        facts = facts.reachable(at);
    }

    void venueSilent() {
        venueReachable = false;
        readNoFacts();
    }

    void readFacts(Set<Symbol> symbols) {
        if (readingFacts.isEmpty()) {
            readingFacts = Set.copyOf(symbols);
            effect(new Effect.ReadFacts(symbols, factsVersion));
        }
    }

    Errand errand(ClientOrderId id) {
        return errands.getOrDefault(id, Errand.idle(bootedAt));
    }

    Optional<OrderLeg> leg(ClientOrderId id) {
        return account.tradeOf(id).flatMap(trade -> trade.leg(id));
    }

    TradeState tradeOf(OrderLeg leg) {
        return account.trade(leg.intent().trade()).orElseThrow();
    }

    /** Whether one of its orders was found to be ambiguous, or has no answer and none is on its way. */
    boolean isUnknown(TradeState trade) {
        return trade.legs().stream()
                .anyMatch(leg -> leg.outcome() == Outcome.UNKNOWN
                        || (leg.outcome() == null && !errand(leg.id()).isBeingSent()));
    }

    private boolean isUndecided(ClientOrderId entry) {
        return account.tradeOf(entry)
                .map(trade -> trade.entry().outcome() == null)
                .orElse(false);
    }

    Optional<PendingEntry> pending(ClientOrderId entry) {
        return Optional.ofNullable(pending.get(entry));
    }

    void pending(ClientOrderId id, PendingEntry entry) {
        pending.put(id, entry);
    }

    boolean isIdle(ClientOrderId id) {
        return errand(id).kind() == Errand.Kind.IDLE;
    }

    void begin(ClientOrderId id, Errand.Kind kind) {
        errands.put(id, errand(id).now(kind));
        if (kind == Errand.Kind.LOOKING_UP) {
            missed.remove(id);
            hastened.remove(id);
        }
    }

    void update(ClientOrderId id, Errand errand) {
        errands.put(id, errand);
    }

    Transfers.@Nullable Suspicion suspicion(Asset asset) {
        return suspicions.get(asset);
    }

    void suspect(Asset asset, Transfers.@Nullable Suspicion suspicion) {
        if (suspicion == null) {
            suspicions.remove(asset);
        } else {
            suspicions.put(asset, suspicion);
        }
    }

    /** Whether an earlier process may have sent orders for a trade that are not recorded: the store may have failed. */
    boolean isUnsure(TradeId trade) {
        return unsure.contains(trade);
    }

    /** The venue has been asked, or a protective order could be taken back: nothing was sent after it. */
    void sure(TradeId trade) {
        unsure.remove(trade);
    }

    /** Since when a trade has been seen without protection; from now on if this is the first time. */
    Instant uncoveredSince(TradeId trade) {
        return uncoveredSince.computeIfAbsent(trade, first -> at);
    }

    /** It is protected, or the venue does not answer: a gap counts only while it does. */
    void forgetGap(TradeId trade) {
        uncoveredSince.remove(trade);
    }

    /** One that the venue told of while it was being asked for does not wait, unless to be sent. */
    void waitFor(ClientOrderId id, Duration delay) {
        boolean now = !errand(id).unsent() && !errand(id).unanswered() && missed.remove(id);
        long token = newToken();
        errands.put(id, errand(id).waitingFor(token));
        effect(new Effect.Schedule(now ? Duration.ZERO : delay, id, token));
    }

    /** For a timer: what an older one brings is not heeded. */
    long newToken() {
        return ++nextToken;
    }

    boolean isStreamUp() {
        return streamIsUp;
    }

    void streamIsUp(boolean isUp) {
        streamIsUp = isUp;
    }

    /** An order that is on its way, or being asked for, has changed: the answer may be older. */
    void missed(ClientOrderId id) {
        missed.add(id);
    }

    /** The venue has told of it: what it answers may be older for a moment. */
    void isFresh(ClientOrderId id) {
        fresh.add(id);
    }

    /** Whether the venue has told of it since this was last asked. */
    boolean wasFresh(ClientOrderId id) {
        return fresh.remove(id);
    }

    /** Waits no longer than this for its next look, however often that is asked for. */
    void hasten(ClientOrderId id, Duration delay) {
        if (hastened.add(id)) {
            waitFor(id, delay);
        }
    }
}
