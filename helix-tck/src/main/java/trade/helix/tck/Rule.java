package trade.helix.tck;

import java.util.Set;
import trade.helix.api.venue.Capability;

/**
 * One rule of a contract.
 *
 * @param number its name for ever: a letter for the subject and a number, never used again
 * @param must whether it may not be declined
 * @param text the rule as a sentence
 * @param with tried only if all of these are declared
 * @param without tried only if none of these is declared
 * @param faults what must be made to go wrong for it
 * @param body fails if the rule is broken
 * @param <S> what it is tried on
 */
record Rule<S>(
        String number,
        boolean must,
        String text,
        Set<Capability> with,
        Set<Capability> without,
        Set<VenueFault> faults,
        Body<S> body) {
    /** What a rule does. */
    @FunctionalInterface
    interface Body<S> {
        void check(S subject) throws Exception;
    }

    /** One try of a rule, from opening what it is tried on to closing it. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Exception;
    }

    static <S> Rule<S> must(String number, String text, Body<S> body) {
        return new Rule<>(number, true, text, Set.of(), Set.of(), Set.of(), body);
    }

    static <S> Rule<S> may(String number, String text, Body<S> body) {
        return new Rule<>(number, false, text, Set.of(), Set.of(), Set.of(), body);
    }

    Rule<S> with(Capability... capabilities) {
        return new Rule<>(number, must, text, Set.of(capabilities), without, faults, body);
    }

    Rule<S> without(Capability... capabilities) {
        return new Rule<>(number, must, text, with, Set.of(capabilities), faults, body);
    }

    Rule<S> given(VenueFault... needed) {
        return new Rule<>(number, must, text, with, without, Set.of(needed), body);
    }

    /** Whatever goes wrong is a failure that names the rule: so none can be skipped from within. */
    void trying(Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(this + " -- " + e.getMessage(), e);
        }
    }

    /** As reports and test names show it: {@code S1 MUST: an accepted order is at the venue once, as it was asked for}. */
    @Override
    public String toString() {
        return number + (must ? " MUST: " : " MAY: ") + text;
    }
}
