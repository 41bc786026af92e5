package trade.helix.store.jdbc;

/** Text as PostgreSQL takes it. What strangers send may hold what it refuses; the journal keeps that as escapes. */
final class PlainText {
    private static final char REPLACEMENT = '\ufffd';

    private PlainText() {}

    /** The text with a replacement for each zero and each half of a surrogate pair. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
