package trade.helix.api.market;

import java.util.Objects;
import java.util.regex.Pattern;
import trade.helix.api.value.Asset;

/**
 * A pair of assets: {@code BTC/USDT} is BTC priced in USDT.
 *
 * @param base what is bought and sold
 * @param quote what it is paid with
 */
public record Symbol(Asset base, Asset quote) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{1,20})/([A-Z0-9]{1,20})");

    /**
     * Checks that the two differ.
     *
     * @throws IllegalArgumentException if they are the same asset
     */
    public Symbol {
        if (Objects.requireNonNull(base, "base").equals(Objects.requireNonNull(quote, "quote"))) {
            throw new IllegalArgumentException("A symbol needs two assets, not " + base + " twice.");
        }
    }

    /**
     * Reads the canonical form. Other spellings ({@code BTCUSDT}, {@code XBTUSDT}) are resolved by a venue's catalogue.
     *
     * @param text {@code BASE/QUOTE} in capitals
     * @return the symbol
     * @throws IllegalArgumentException if the text has another form
     */
    public static Symbol of(String text) {
        var matcher = FORM.matcher(Objects.requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a symbol: '" + text + "'. Write BASE/QUOTE, as in BTC/USDT.");
        }
        return new Symbol(Asset.of(matcher.group(1)), Asset.of(matcher.group(2)));
    }

    @Override
    public String toString() {
        return base + "/" + quote;
    }
}
