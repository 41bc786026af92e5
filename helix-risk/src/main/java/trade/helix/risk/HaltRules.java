package trade.helix.risk;

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

    private HaltRules() {}

    /**
     * The terms of a cause. A streak of losses ends with a win as well.
     *
     * @param cause why an account is halted
     * @return what lifts it
     */
    public static Terms of(HaltCause cause) {
        return switch (cause) {
            case HUMAN, LOSS_STREAK -> Terms.PERSON;
            case DAILY_LIMIT -> Terms.PERSON_ON_A_LATER_DAY;
            case UNRESOLVED -> Terms.PERSON_WHEN_RESOLVED;
            case ORPHAN -> Terms.HOLDINGS_ACCEPTED;
            case STORE, LOCK_LOST -> Terms.BY_ITSELF;
        };
    }
}
