package trade.helix.engine.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.trade.CloseReason;

/** Takes the venue's answers about single orders. What they lead to is the {@link Planner}'s. */
final class Outcomes {
    private final Draft draft;
    private final CoreSettings settings;
    private final Planner planner;
    private final Requests requests;
    private final EntryTries entryTries;
    private final Observations observations;
    private final LookupAnswers lookupAnswers;
    private final SalesAnswers salesAnswers;

    Outcomes(
            Draft draft,
            CoreSettings settings,
            Planner planner,
            Requests requests,
            EntryTries entryTries,
            Observations observations,
            SalesAnswers salesAnswers) {
        this.draft = draft;
        this.settings = settings;
        this.planner = planner;
        this.requests = requests;
        this.entryTries = entryTries;
        this.observations = observations;
        this.lookupAnswers = new LookupAnswers(draft, settings, planner, requests, observations);
        this.salesAnswers = salesAnswers;
    }

    void submitted(ClientOrderId id, SubmitResult result) {
        answered(
                id,
                leg -> result.fold(
                                accepted -> (Runnable) () -> {
                                    draft.venueAnswered();
                                    observations.outcome(id, Outcome.ACCEPTED, "");
                                    observations.observe(id, List.of(accepted.order()), accepted.fills());
                                    lookOnce(id);
                                },
                                refused -> () -> refused(leg, refused.refusal()),
                                unknown -> () -> ambiguous(id, unknown.cause()))
                        .run());
    }

    /** A venue may take an order before it tells what has filled: the first look follows at once, later ones wait. */
    private void lookOnce(ClientOrderId id) {
        draft.leg(id).filter(leg -> leg.isLive() && draft.isIdle(id)).ifPresent(requests::find);
    }

    void protectionSent(ClientOrderId id, ProtectResult result) {
        answered(
                id,
                leg -> result.fold(
                                placed -> (Runnable) () -> {
                                    draft.venueAnswered();
                                    observations.accepted(leg, "");
                                    observations.observe(id, placed.orders(), List.of());
                                },
                                refused -> () -> refused(leg, refused.refusal()),
                                unknown -> () -> ambiguous(id, unknown.cause()))
                        .run());
    }

    void cancelled(ClientOrderId id, CancelResult result) {
        answered(
                id,
                leg -> result.fold(
                                cancelled -> (Runnable) () -> {
                                    draft.venueAnswered();
                                    draft.sure(leg.intent().trade());
                                    observations.accepted(leg, "it was there to be taken back");
                                    takenBack(id);
                                    observations.observe(id, cancelled.orders(), List.of());
                                },
                                filled -> () -> notCancelled(leg),
                                gone -> () -> {
                                    draft.update(id, draft.errand(id).with(Errand.Doubt.NOTHING_TO_CANCEL));
                                    notCancelled(leg);
                                },
                                unknown -> () -> notCancelled(leg))
                        .run());
    }

    /** So that it is not taken for a protective order that somebody else cancelled. */
    private void takenBack(ClientOrderId id) {
        OrderLeg leg = draft.leg(id).orElseThrow();
        if (leg.is(Leg.PROTECTION) && !leg.owesSales() && !leg.isTakenBack() && !leg.isTooFew()) {
            draft.record(new JournalRecord.OutcomeRecorded(id, Outcome.ACCEPTED, OrderLeg.TAKEN_BACK));
        }
    }

    private void notCancelled(OrderLeg leg) {
        draft.update(leg.id(), draft.errand(leg.id()).withCancelUnclear(true));
        requests.find(leg);
    }

    void lookedUp(ClientOrderId id, Lookup result) {
        answered(id, leg -> lookupAnswers.take(leg, result));
    }

    void fillsRead(ClientOrderId id, List<Fill> fills) {
        answered(id, leg -> {
            observations.record(id, fills);
            if (draft.leg(id).map(OrderLeg::isMissingFills).orElse(false)) {
                draft.waitFor(id, settings.lookupInterval());
            }
        });
    }

    void fillsFailed(ClientOrderId id) {
        answered(id, leg -> draft.waitFor(id, settings.lookupInterval()));
    }

    void salesRead(ClientOrderId id, List<Fill> fills) {
        answered(id, leg -> salesAnswers.take(leg, fills));
    }

    /** A person says that it is not there. Should the venue show it all the same, that counts more. */
    void resolved(ClientOrderId id, String actor) {
        Optional<OrderLeg> unknown = draft.leg(id).filter(leg -> leg.outcome() == Outcome.UNKNOWN);
        if (unknown.isPresent()) {
            observations.outcome(id, Outcome.ABSENT, "not at the venue, says " + actor);
            draft.balancesChanged();
            planner.plan(unknown.get().intent().trade());
        }
    }

    /** An errand has come to its end: takes what it brought, then plans on. */
    private void answered(ClientOrderId id, Consumer<OrderLeg> take) {
        Optional<TradeState> trade = draft.account().tradeOf(id);
        if (trade.isEmpty()) {
            return;
        }
        draft.begin(id, Errand.Kind.IDLE);
        take.accept(trade.get().leg(id).orElseThrow());
        planner.plan(trade.get().id());
    }

    /** It may be at the venue: from now on the venue's bound counts, and look-ups have to agree anew. */
    private void ambiguous(ClientOrderId id, String cause) {
        boolean again = draft.leg(id).orElseThrow().outcome() == Outcome.UNKNOWN;
        observations.outcome(id, Outcome.UNKNOWN, cause);
        draft.update(id, draft.errand(id).sentBefore(draft.at()));
        if (again) {
            draft.waitFor(id, settings.lookupInterval());
        }
    }

    private void refused(OrderLeg leg, Refusal refusal) {
        if (refusal.reason() != RefusalReason.NOT_SENT) {
            draft.venueAnswered();
        }
        if (refusal.reason() == RefusalReason.NOT_SENT) {
            draft.forgetGap(leg.intent().trade());
        }
        if (refusal.reason() == RefusalReason.DUPLICATE_ID) {
            // An order of this id is live: ours from an earlier try, or one that a look-up will tell from ours.
            ambiguous(leg.id(), refusal.message());
        } else if (leg.outcome() == Outcome.UNKNOWN) {
            // This try placed nothing, and that says nothing of the earlier one.
            draft.waitFor(leg.id(), Requests.longer(refusal.retryAfter(), settings.lookupInterval()));
        } else if (refusal.reason().isRetryable() && (!leg.is(Leg.ENTRY) || entryTries.mayTryAgain(leg, refusal))) {
            // Nothing is at the venue, and the trade still needs it: the same order under the same id, a little later.
            Duration pause = leg.is(Leg.ENTRY)
                    ? entryTries.pause(leg, refusal)
                    : Requests.longer(refusal.retryAfter(), settings.lookupInterval());
            draft.update(leg.id(), draft.errand(leg.id()).asUnsent());
            draft.waitFor(leg.id(), pause);
        } else if (leg.is(Leg.ENTRY) && entryTries.isTooOld(leg)) {
            entryTries.withdraw(leg, ReasonCode.STALE, "too old when its turn came");
        } else {
            String said = refusal.reason() + ": " + refusal.message();
            answerExits(leg, said);
            observations.outcome(leg.id(), Outcome.REFUSED, said);
            draft.balancesChanged();
            if (refusal.reason() == RefusalReason.WOULD_TRIGGER) {
                draft.record(new JournalRecord.ExitRequested(leg.intent().trade(), CloseReason.UNPROTECTED, null));
            }
        }
    }

    /** A refused exit is given up, and whoever waits for it is told. */
    private void answerExits(OrderLeg leg, String said) {
        TradeState trade = draft.tradeOf(leg);
        if (leg.is(Leg.EXIT) && trade.exit() != null) {
            SignalOutcome refused = new SignalOutcome.Rejected(ReasonCode.REFUSED_BY_VENUE, said);
            trade.exit().refs().forEach(ref -> draft.effect(new Effect.Answer(ref, refused)));
        }
    }
}
