package trade.helix.simulator.market;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two assets that trade against each other, written {@code BASE/QUOTE}.
 *
 * @param base the asset that is bought and sold, such as BTC
 * @param quote the asset that it is priced in, such as USDT
 */
public record Pair(String base, String quote) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{1,15})/([A-Z0-9]{1,15})");

    /**
     * Reads a symbol.
     *
     * @param symbol such as {@code BTC/USDT}: capitals and digits
     * @return the pair
     * @throws IllegalArgumentException if it has another form
     */
    public static Pair parse(String symbol) {
        Matcher matcher = FORM.matcher(symbol);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a symbol: '" + symbol + "'. Write BASE/QUOTE, such as BTC/USDT.");
        }
        return new Pair(matcher.group(1), matcher.group(2));
    }

    /**
     * The pair as people write it.
     *
     * @return such as {@code BTC/USDT}
     */
    public String symbol() {
        return base + "/" + quote;
    }

    @Override
    public String toString() {
        return symbol();
    }
}
