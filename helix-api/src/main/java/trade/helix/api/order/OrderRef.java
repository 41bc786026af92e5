package trade.helix.api.order;

import java.util.Objects;
import trade.helix.api.market.Symbol;

/**
 * Names what one request put at the venue: a single order, or several that live and die together under one id.
 *
 * @param symbol its symbol
 * @param clientOrderId the id that the request was committed with; what an attached stop was committed with, if it stands
 *     for one
 * @param form what it stands for
 * @param number the account's running number that the request carried where a venue takes an integer instead of the id; 0 for
 *     a single order and a pair
 */
public record OrderRef(Symbol symbol, ClientOrderId clientOrderId, Form form, int number) {
    /** What a reference stands for. */
    public enum Form {
        /** One order. */
        SINGLE,
        /** A stop and a target, one cancelling the other. */
        PAIR,
        /**
         * An entry that carries a stop, and none of its stops. A number is unique for long and not for ever, so the newest
         * market buy of the symbol that carries it is meant; whether its quantity and time are those that were committed is
         * for the caller to check.
         */
        CARRIER,
        /**
         * Every stop that the executions of such an entry placed, one for each. A look-up tells all of them, live or not, and
         * nothing is found while none shows; that none will come is certain only if the entry never arrived, or ended
         * without an execution. A cancel takes back each that is live and tells all of them with what they had filled, so one
         * that filled meanwhile may be among the cancelled; it is already filled if all were, and already gone if none was
         * live otherwise. It is unknown as long as one may be live, or the entry may still execute; asked again, it takes
         * back the rest.
         */
        ATTACHED
    }

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if a number is missing from an entry with an attached stop, or given elsewhere
     */
    public OrderRef {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(clientOrderId, "clientOrderId");
        Objects.requireNonNull(form, "form");
        boolean numbered = form == Form.CARRIER || form == Form.ATTACHED;
        if (numbered ? number <= 0 : number != 0) {
            throw new IllegalArgumentException("Number " + number + " for the form " + form
                    + ": an attached stop and its entry have one above zero, everything else has 0.");
        }
    }

    /**
     * A reference to a single order.
     *
     * @param symbol its symbol
     * @param clientOrderId its id
     * @return the reference
     */
    public static OrderRef single(Symbol symbol, ClientOrderId clientOrderId) {
        return new OrderRef(symbol, clientOrderId, Form.SINGLE, 0);
    }

    /**
     * A reference to a stop and a target.
     *
     * @param symbol their symbol
     * @param clientOrderId their id
     * @return the reference
     */
    public static OrderRef pair(Symbol symbol, ClientOrderId clientOrderId) {
        return new OrderRef(symbol, clientOrderId, Form.PAIR, 0);
    }

    /**
     * A reference to an entry that carries a stop.
     *
     * @param symbol its symbol
     * @param clientOrderId the id that it was committed with
     * @param number the number that it carried, above zero
     * @return the reference
     */
    public static OrderRef carrier(Symbol symbol, ClientOrderId clientOrderId, int number) {
        return new OrderRef(symbol, clientOrderId, Form.CARRIER, number);
    }

    /**
     * A reference to all the stops that the executions of such an entry placed.
     *
     * @param symbol their symbol
     * @param clientOrderId the id that the stop was committed with
     * @param number the number that the entry carried, above zero
     * @return the reference
     */
    public static OrderRef attached(Symbol symbol, ClientOrderId clientOrderId, int number) {
        return new OrderRef(symbol, clientOrderId, Form.ATTACHED, number);
    }

    /** {@return whether it stands for a stop and a target} */
    public boolean isPair() {
        return form == Form.PAIR;
    }
}
