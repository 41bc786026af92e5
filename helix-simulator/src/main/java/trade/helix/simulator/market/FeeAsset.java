package trade.helix.simulator.market;

/** The asset in which an order wants to pay its fees. */
public enum FeeAsset {
    /** What the order receives: base for buys, quote for sells. */
    RECEIVED,
    /** Base; a sell that leaves no base to pay with pays in quote. */
    BASE,
    /** Quote; a buy pays it on top of its cost. */
    QUOTE
}
