package trade.helix.integration.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;

/**
 * How a cell has to look once its second process has settled.
 *
 * @param cell which
 * @param before the books when the first process had ended
 * @param journal the facts of both
 */
record Aftermath(Cell cell, Books before, List<JournalRecord> journal) {
    private static final int SIGNALS = 1;

    Aftermath {
        journal = List.copyOf(journal);
    }

    List<String> complaints(Books now) {
        List<String> complaints = new ArrayList<>(Judge.complaints(now, SIGNALS));
        if (cell.scenario() == Scenario.EXIT) {
            if (hasStored(SignalAction.SELL) && cell.outcome() != VenueOutcome.REFUSED) {
                complaints.addAll(Judge.notFlat(now));
            }
        } else if (cell.outcome() == VenueOutcome.ACCEPTED) {
            undisturbed(now, complaints);
        }
        unexplained(now, complaints);
        return complaints;
    }

    /** What was accepted is kept; what had not left does not leave any more. */
    private void undisturbed(Books now, List<String> complaints) {
        if (before.hasBought()) {
            complaints.addAll(Judge.notOpen(now));
            if (now.hasSoldAtMarket()) {
                complaints.add("it was sold, though nothing had gone wrong");
            }
        } else if (!now.entries().isEmpty()) {
            complaints.add("an entry left after the restart");
        }
    }

    /** Every signal that is stored has a decision, and an accepted one that bought nothing has the reason. */
    private void unexplained(Books now, List<String> complaints) {
        facts(JournalRecord.SignalReceived.class)
                .map(JournalRecord.SignalReceived::ref)
                .filter(ref -> decisions(ref).findAny().isEmpty())
                .forEach(ref -> complaints.add("signal " + ref + " has no decision"));
        boolean accepted = facts(JournalRecord.SignalReceived.class)
                .filter(received -> received.signal().action() == SignalAction.BUY)
                .flatMap(received -> decisions(received.ref()))
                .anyMatch(decision -> decision.kind() == Decision.Kind.ACCEPTED);
        if (accepted && !now.hasBought() && !hasReason()) {
            complaints.add("nothing was bought, and the journal does not say why");
        }
    }

    private boolean hasReason() {
        return facts(JournalRecord.IntentCommitted.class)
                .filter(committed -> committed.intent().leg() == Leg.ENTRY)
                .anyMatch(committed -> facts(JournalRecord.OutcomeRecorded.class)
                        .anyMatch(outcome -> outcome.clientOrderId()
                                        .equals(committed.intent().clientOrderId())
                                && (outcome.outcome() == Outcome.REFUSED || outcome.outcome() == Outcome.ABSENT)
                                && !outcome.detail().isBlank()));
    }

    private Stream<Decision> decisions(SignalRef ref) {
        return facts(JournalRecord.SignalDecided.class)
                .filter(decided -> decided.ref().equals(ref))
                .map(JournalRecord.SignalDecided::decision);
    }

    private boolean hasStored(SignalAction action) {
        return facts(JournalRecord.SignalReceived.class)
                .anyMatch(received -> received.signal().action() == action);
    }

    /** Whether a person's halt is stored. */
    boolean isHalted() {
        return facts(JournalRecord.AccountUpdated.class)
                .anyMatch(updated -> updated.figures().status().causes().contains(HaltCause.HUMAN));
    }

    /** Whether the account was halted because a start took too long. */
    boolean wasNotReconciledInTime() {
        return facts(JournalRecord.AccountUpdated.class)
                .anyMatch(updated -> updated.why().startsWith("not reconciled within 30 s of the start"));
    }

    private <R extends JournalRecord> Stream<R> facts(Class<R> type) {
        return journal.stream().filter(type::isInstance).map(type::cast);
    }
}
