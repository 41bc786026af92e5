package trade.helix.exchange.kraken;

import java.util.Map;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Asset;
import trade.helix.exchange.internal.UnreadableException;

/**
 * Kraken's words for assets. The oldest carry a letter before their code, X for coins and Z for money, and two have a
 * code of Kraken's own. The list is closed: newer assets are called by their common code, also those that begin so.
 */
final class Names {
    private static final Map<String, String> OLD = Map.ofEntries(
            Map.entry("XBT", "BTC"),
            Map.entry("XXBT", "BTC"),
            Map.entry("XDG", "DOGE"),
            Map.entry("XXDG", "DOGE"),
            Map.entry("XETC", "ETC"),
            Map.entry("XETH", "ETH"),
            Map.entry("XLTC", "LTC"),
            Map.entry("XMLN", "MLN"),
            Map.entry("XREP", "REP"),
            Map.entry("XXLM", "XLM"),
            Map.entry("XXMR", "XMR"),
            Map.entry("XXRP", "XRP"),
            Map.entry("XZEC", "ZEC"),
            Map.entry("ZAUD", "AUD"),
            Map.entry("ZCAD", "CAD"),
            Map.entry("ZEUR", "EUR"),
            Map.entry("ZGBP", "GBP"),
            Map.entry("ZJPY", "JPY"),
            Map.entry("ZUSD", "USD"));

    private Names() {}

    /**
     * The asset that Kraken calls so.
     *
     * @throws IllegalArgumentException if it is none that Helix can write, such as {@code XBT.F}
     */
    static Asset asset(String name) {
        return Asset.of(OLD.getOrDefault(name, name));
    }

    /** The symbol of a name with a slash, such as {@code XBT/USDT}. */
    static Symbol symbol(String slashed) {
        String[] assets = slashed.split("/", -1);
        if (assets.length != 2) {
            throw new UnreadableException("field wsname has an unexpected form");
        }
        return new Symbol(asset(assets[0]), asset(assets[1]));
    }
}
