package trade.helix.engine.core;

import java.time.Instant;

/**
 * What is under way for one order. At most one thing at a time, so that answers cannot overtake each other.
 *
 * @param kind what it is
 * @param token which timer it waits for; 0 unless waiting
 * @param unsent whether the last try certainly sent nothing, so that it is sent again when the timer wakes it
 * @param triesInVain how many tries in a row certainly sent nothing
 * @param sentBefore no request for the order left after this moment
 * @param cancelUnclear whether it was to be taken back and the venue's answer did not say what is left
 * @param absences how many look-ups in a row were certain that it does not exist
 * @param doubt what else speaks against its being at the venue, while its outcome is not known
 * @param unanswered whether the latest look-up got no answer
 */
record Errand(
        Kind kind,
        long token,
        boolean unsent,
        int triesInVain,
        Instant sentBefore,
        boolean cancelUnclear,
        int absences,
        Doubt doubt,
        boolean unanswered) {
    enum Kind {
        /** Nothing. */
        IDLE,
        /** It is being sent. */
        SENDING,
        /** It is being taken back. */
        CANCELLING,
        /** The venue is being asked for it. */
        LOOKING_UP,
        /** Its executions are being read. */
        READING_FILLS,
        /** What was sold of its symbol is being read. */
        READING_SALES,
        /** A timer will wake it. */
        WAITING
    }

    /** Signs that a protective order is not at the venue: enough to sell what it was to cover, not to forget it. */
    enum Doubt {
        /** None. */
        NONE,
        /** The venue has an order of this id that is not ours: it is left alone. */
        NOT_OURS,
        /** The venue has nothing of this id to take back. */
        NOTHING_TO_CANCEL,
        /** A look-up after that did not find it, and nothing unexplained was sold. */
        NOT_THERE
    }

    static Errand idle(Instant sentBefore) {
        return new Errand(Kind.IDLE, 0, false, 0, sentBefore, false, 0, Doubt.NONE, false);
    }

    Errand now(Kind next) {
        return new Errand(next, 0, false, triesInVain, sentBefore, cancelUnclear, absences, doubt, unanswered);
    }

    Errand waitingFor(long timer) {
        return new Errand(
                Kind.WAITING, timer, unsent, triesInVain, sentBefore, cancelUnclear, absences, doubt, unanswered);
    }

    /** Sent again, or answered in a way that says nothing: what was found out about its absence counts no more. */
    Errand sentBefore(Instant moment) {
        return new Errand(kind, token, unsent, triesInVain, moment, cancelUnclear, 0, Doubt.NONE, unanswered);
    }

    Errand withAbsences(int count) {
        return new Errand(kind, token, unsent, triesInVain, sentBefore, cancelUnclear, count, doubt, unanswered);
    }

    Errand asUnsent() {
        return new Errand(kind, token, true, triesInVain + 1, sentBefore, cancelUnclear, absences, doubt, unanswered);
    }

    Errand withCancelUnclear(boolean unclear) {
        return new Errand(kind, token, unsent, triesInVain, sentBefore, unclear, absences, doubt, unanswered);
    }

    Errand with(Doubt changed) {
        return new Errand(kind, token, unsent, triesInVain, sentBefore, cancelUnclear, absences, changed, unanswered);
    }

    Errand withUnanswered(boolean last) {
        return new Errand(kind, token, unsent, triesInVain, sentBefore, cancelUnclear, absences, doubt, last);
    }

    /** Whether it is on its way, or waits for its next try after one that certainly sent nothing. */
    boolean isBeingSent() {
        return kind == Kind.SENDING || unsent;
    }

    /** Whether nothing is on its way to the venue or back. */
    boolean isAtRest() {
        return kind == Kind.IDLE || kind == Kind.WAITING;
    }
}
