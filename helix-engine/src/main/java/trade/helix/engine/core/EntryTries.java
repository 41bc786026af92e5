package trade.helix.engine.core;

import java.time.Duration;
import java.util.Optional;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.Refusal;
import trade.helix.api.risk.ReasonCode;
import trade.helix.risk.Approval;
import trade.helix.risk.RiskManager;

/** Entries of which the last try certainly placed nothing: sent again while they would still be begun, or given up. */
final class EntryTries {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);

    private final Draft draft;
    private final RiskManager risk;
    private final Requests requests;

    EntryTries(Draft draft, RiskManager risk, Requests requests) {
        this.draft = draft;
        this.risk = risk;
        this.requests = requests;
    }

    /** Three times, while it is young enough to be sent then. */
    boolean mayTryAgain(OrderLeg entry, Refusal refusal) {
        Optional<PendingEntry> pending = draft.pending(entry.id())
                .filter(tried -> !draft.at().plus(pause(entry, refusal)).isAfter(tried.notAfter()));
        Optional<Approval> next = pending.flatMap(tried -> risk.again(tried.approval()));
        next.ifPresent(approval -> draft.pending(
                entry.id(), new PendingEntry(approval, pending.orElseThrow().notAfter())));
        return next.isPresent();
    }

    /**
     * How long before it is sent again: half a second, doubled with each try, and up to half as much again by its id, so that
     * accounts do not all come back at once; or what the venue asks for, where that is longer.
     */
    Duration pause(OrderLeg entry, Refusal refusal) {
        long backoff = FIRST_BACKOFF.toMillis() << draft.errand(entry.id()).triesInVain();
        long spread = Math.floorMod(entry.id().hashCode(), backoff / 2 + 1);
        return Requests.longer(refusal.retryAfter(), Duration.ofMillis(backoff + spread));
    }

    /** Sends it only if it would still be begun now. */
    void sendAgain(TradeState trade) {
        OrderLeg entry = trade.entry();
        AccountStatus status = draft.account().figures().status();
        if (trade.exit() != null) {
            withdraw(entry, ReasonCode.SUPERSEDED, "an exit of " + trade.symbol() + " came before it could be sent");
        } else if (!status.isRunning()) {
            withdraw(entry, ReasonCode.ACCOUNT_HALTED, "the account is " + status + " since it was to be sent");
        } else if (isTooOld(entry)) {
            withdraw(entry, ReasonCode.STALE, "too old before it could be sent");
        } else {
            requests.send(entry.intent());
        }
    }

    boolean isTooOld(OrderLeg entry) {
        return draft.pending(entry.id())
                .map(pending -> draft.at().isAfter(pending.notAfter()))
                .orElse(false);
    }

    /** Gives an entry up that is certainly not at the venue. */
    void withdraw(OrderLeg entry, ReasonCode reason, String detail) {
        draft.record(new JournalRecord.OutcomeRecorded(entry.id(), Outcome.REFUSED, reason + ": " + detail));
        draft.balancesChanged();
        draft.effect(new Effect.Answer(entry.intent().signalRef(), new SignalOutcome.Rejected(reason, detail)));
    }
}
