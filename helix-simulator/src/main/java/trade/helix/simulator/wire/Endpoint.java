package trade.helix.simulator.wire;

/** What a request is for, in words that hold at every venue; faults are aimed with them. */
public enum Endpoint {
    /** Places an order that acts at once or rests: an entry or an exit. */
    ORDER("order"),
    /** Ends one or more orders. */
    CANCEL("cancel"),
    /** Places a stop, or a list that holds one. */
    PROTECT("protect"),
    /** Reads balances or key permissions. */
    ACCOUNT("account"),
    /** Reads the open orders or open lists. */
    OPEN_ORDERS("openOrders"),
    /** Reads one order or list, the order history or the fills. */
    LOOKUP("lookup"),
    /** Reads the venue's clock. */
    TIME("time"),
    /** All else: market data, trading rules. */
    OTHER("other");

    private final String word;

    Endpoint(String word) {
        this.word = word;
    }

    /**
     * The name in the control protocol.
     *
     * @return such as {@code openOrders}
     */
    public String word() {
        return word;
    }
}
