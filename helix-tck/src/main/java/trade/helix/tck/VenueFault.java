package trade.helix.tck;

/** What can go wrong between Helix and a venue. One that is armed strikes the next call that it fits, once. */
public enum VenueFault {
    /** An order gets lost on its way: the venue never sees it, and no answer comes. */
    SUBMIT_LOST,
    /** The venue takes an order, and its answer gets lost. */
    SUBMIT_ANSWER_LOST,
    /** The venue takes an order, and says that it does not know what came of it. */
    SUBMIT_ANSWERED_WITH_ERROR,
    /** The venue refuses an order or a protective order because there were too many, and says for how long to wait. */
    SUBMIT_RATE_LIMITED,
    /** A protective order, or a pair, gets lost on its way. */
    PROTECT_LOST,
    /** The venue takes a protective order, or a pair, and its answer gets lost. */
    PROTECT_ANSWER_LOST,
    /** A cancel gets lost on its way. */
    CANCEL_LOST,
    /** The venue cancels, and its answer gets lost. */
    CANCEL_ANSWER_LOST,
    /** A look-up of an order gets no answer, however often the transport repeats it by itself. */
    LOOKUP_LOST,
    /** A look-up of an order says, once, that there is none, although there is. */
    LOOKUP_STALE,
    /** A read of the account gets no answer, however often the transport repeats it by itself. */
    READ_LOST
}
