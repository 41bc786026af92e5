package trade.helix.risk;

import java.util.EnumMap;
import java.util.Map;
import trade.helix.api.account.HaltCause;

/** On what terms each halt ends. None ends by a restart. */
public final class HaltRules {
    /** Terms. */
    public enum Terms {
        /** A person resumes. */
        PERSON,
        /** A person resumes, on a later UTC day than that of the halt; by itself then where auto-resume is set. */
        PERSON_ON_A_LATER_DAY,
        /** A person resumes, once nothing is left to be found out. */
        PERSON_WHEN_RESOLVED,
        /** A person accepts what was found as the owner's. */
        HOLDINGS_ACCEPTED,
        /** What caused it is over. */
        BY_ITSELF
    }

    private static final Map<HaltCause, Terms> RULES = new EnumMap<>(Map.of(
            HaltCause.HUMAN, Terms.PERSON,
            HaltCause.LOSS_STREAK, Terms.PERSON,
            HaltCause.DAILY_LIMIT, Terms.PERSON_ON_A_LATER_DAY,
            HaltCause.UNRESOLVED, Terms.PERSON_WHEN_RESOLVED,
            HaltCause.ORPHAN, Terms.HOLDINGS_ACCEPTED,
            HaltCause.STORE, Terms.BY_ITSELF,
            HaltCause.LOCK_LOST, Terms.BY_ITSELF));

    private HaltRules() {}

    /**
     * The terms of a cause. A streak of losses ends with a win as well.
     *
     * @param cause why an account is halted
     * @return what lifts it
     */
    public static Terms of(HaltCause cause) {
        Terms terms = RULES.get(cause);
        if (terms == null) {
            throw new IllegalStateException("No rule says how a halt by " + cause + " ends.");
        }
        return terms;
    }
}
