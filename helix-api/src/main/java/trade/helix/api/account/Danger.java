package trade.helix.api.account;

/**
 * What makes an account more dangerous than Helix otherwise lets an account be. It is run only if the host names the danger at
 * the start, and every alert about it says so.
 */
public enum Danger {
    /**
     * No protective order can live at the venue. Helix looks at the price every 2 s and sells at market at or below the stop: the
     * price may have fallen further by then, and while Helix does not run or does not reach the venue nothing guards a trade.
     */
    NO_PROTECTIVE_ORDERS("no protective order lives at the venue: nothing guards a trade while Helix does not run"),

    /** The venue does not tell whether the key may withdraw funds. */
    UNKNOWN_WITHDRAW_RIGHT("it is not known whether the key may withdraw funds");

    private final String text;

    Danger(String text) {
        this.text = text;
    }

    /** {@return what it means, as half a sentence for a person} */
    public String text() {
        return text;
    }
}
