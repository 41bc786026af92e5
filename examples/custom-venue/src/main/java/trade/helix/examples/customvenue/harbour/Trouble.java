package trade.helix.examples.customvenue.harbour;

/** What can be made to go wrong with the next request that it fits. */
public enum Trouble {
    /** The request is lost: the connection ends before it is read. */
    LOST,
    /** It is done, and the connection ends before the answer. */
    ANSWER_LOST,
    /** It is done, and the answer is an error of the server. */
    ANSWERED_WITH_ERROR,
    /** It is refused for its rate. */
    TOO_MANY
}
