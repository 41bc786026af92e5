package trade.helix.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value in whose reading a parser stopped, as it stands in the text: the one that follows the last key before that
 * point.
 *
 * @param field the key, if it is one that means something
 * @param start where the value begins, counted from 0
 * @param raw the value up to the next comma, bracket, quote or line end; empty if there is none, or a text in quotes
 */
record ValueSpot(Optional<Field> field, int start, String raw) {
    private static final int LONGEST_RAW = 80;
    private static final String ENDS = ",}]\"\r\n";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[a-zA-Z0-9_.]{1,40}}}");

    /** Finds the spot; empty if no key stands before the point. */
    static Optional<ValueSpot> before(String text, int point) {
        ValueSpot found = null;
        int at = 0;
        while (at < point) {
            if (text.charAt(at) != '"') {
                at++;
                continue;
            }
            int close = closingQuote(text, at);
            int value = valueAfterKey(text, close + 1);
            if (value >= 0 && value <= point) {
                found = new ValueSpot(Field.of(text.substring(at + 1, close)), value, rawAt(text, value));
            }
            at = close + 1;
        }
        return Optional.ofNullable(found);
    }

    /** Whether a point lies in the value or right behind it. */
    boolean holds(int point) {
        return point >= start && point <= start + raw.length();
    }

    /** Whether the value begins with a placeholder as it stands in the alert's message. */
    boolean isPlaceholder() {
        return PLACEHOLDER.matcher(raw).lookingAt();
    }

    /** The index of the quote that ends a string, or the text's length if nothing ends it. */
    private static int closingQuote(String text, int open) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    /** Where the value after a key begins; -1 if no colon follows, so that it is no key. */
    private static int valueAfterKey(String text, int afterQuote) {
        int colon = skipBlanks(text, afterQuote);
        return colon < text.length() && text.charAt(colon) == ':' ? skipBlanks(text, colon + 1) : -1;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String rawAt(String text, int start) {
        String rest = text.substring(start, Math.min(text.length(), start + LONGEST_RAW));
        var placeholder = PLACEHOLDER.matcher(rest);
        int at = placeholder.lookingAt() ? placeholder.end() : 0;
        while (at < rest.length() && ENDS.indexOf(rest.charAt(at)) < 0) {
            at++;
        }
        return rest.substring(0, at).stripTrailing();
    }
}
