package trade.helix.exchange.internal;

import java.util.regex.Pattern;

/** Other people's words, fit for messages and logs: short, on one line, without anything that could be a key. */
public final class Words {
    private static final int MOST = 200;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_%=-]{40,}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]+");

    private Words() {}

    public static String of(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ");
        // Before cutting: a cut token is no shorter secret.
        String clean = TOKEN.matcher(line).replaceAll("***");
        return clean.length() <= MOST ? clean : clean.substring(0, MOST) + "...";
    }

    public static String of(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null ? name : name + ": " + of(message);
    }
}
