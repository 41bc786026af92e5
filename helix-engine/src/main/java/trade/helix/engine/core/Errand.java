package trade.helix.engine.core;

import java.time.Instant;

/**
 * What is under way for one order. At most one thing at a time, so that answers cannot overtake each other.
 *
 * @param kind what it is
 * @param token which timer it waits for; 0 unless waiting
 * @param unsent whether the last try certainly sent nothing, so that it is sent again when the timer wakes it
 * @param sentBefore no request for the order left after this moment
 * @param cancelUnclear whether it was to be taken back and the venue's answer did not say what is left
 * @param absences how many look-ups in a row were certain that it does not exist
 */
record Errand(Kind kind, long token, boolean unsent, Instant sentBefore, boolean cancelUnclear, int absences) {
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

    Errand now(Kind next) {
        return new Errand(next, 0, false, sentBefore, cancelUnclear, absences);
    }

    Errand waitingFor(long timer) {
        return new Errand(Kind.WAITING, timer, unsent, sentBefore, cancelUnclear, absences);
    }

    Errand sentBefore(Instant moment) {
        return new Errand(kind, token, unsent, moment, cancelUnclear, absences);
    }

    Errand withAbsences(int count) {
        return new Errand(kind, token, unsent, sentBefore, cancelUnclear, count);
    }

    Errand asUnsent() {
        return new Errand(kind, token, true, sentBefore, cancelUnclear, absences);
    }

    Errand withCancelUnclear(boolean unclear) {
        return new Errand(kind, token, unsent, sentBefore, unclear, absences);
    }

    /** Whether nothing is on its way to the venue or back. */
    boolean isAtRest() {
        return kind == Kind.IDLE || kind == Kind.WAITING;
    }
}
