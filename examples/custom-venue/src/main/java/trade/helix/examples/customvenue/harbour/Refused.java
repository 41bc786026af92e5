package trade.helix.examples.customvenue.harbour;

/** The Harbour's no. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String text;

    Refused(String code, String text) {
        super(text);
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
