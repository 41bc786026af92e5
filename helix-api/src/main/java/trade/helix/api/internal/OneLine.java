package trade.helix.api.internal;

import java.util.regex.Pattern;

/** Keeps a line a line when parts of it come from a sender, a venue or a host. Thread-safe. */
public final class OneLine {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    /**
     * The text without anything that ends a line or controls a terminal.
     *
     * @param text any
     * @return the text, each run of such characters replaced by one space
     */
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
