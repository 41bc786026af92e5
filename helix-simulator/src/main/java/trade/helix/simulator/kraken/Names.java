package trade.helix.simulator.kraken;

import java.util.Map;
import java.util.Set;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Pair;

/** The venue's names: {@code BTC/USDT} is XBTUSDT, {@code BTC/USD} is XXBTZUSD or XBTUSD, BTC is XXBT or XBT. */
final class Names {
    private static final Map<String, String> RENAMED = Map.of("BTC", "XBT", "DOGE", "XDG");
    private static final Set<String> OLD_COINS =
            Set.of("XBT", "ETH", "LTC", "XRP", "XDG", "ETC", "XMR", "ZEC", "XLM", "REP", "MLN");
    private static final Set<String> OLD_MONEY = Set.of("USD", "EUR", "GBP", "CAD", "JPY", "AUD");

    private final Market market;

    Names(Market market) {
        this.market = market;
    }

    /** Such as XBT. */
    static String shortName(String asset) {
        return RENAMED.getOrDefault(asset, asset);
    }

    /** Such as XXBT or ZUSD: the key of balances. */
    static String asset(String asset) {
        String name = shortName(asset);
        if (OLD_COINS.contains(name)) {
            return "X" + name;
        }
        return OLD_MONEY.contains(name) ? "Z" + name : name;
    }

    /** Such as XBTUSDT. */
    static String altName(Pair pair) {
        return shortName(pair.base()) + shortName(pair.quote());
    }

    /** Such as XBT/USDT. */
    static String wsName(Pair pair) {
        return shortName(pair.base()) + "/" + shortName(pair.quote());
    }

    /** The key of replies: such as XXBTZUSD where both assets are old ones, else the short name. */
    static String pair(Pair pair) {
        String base = asset(pair.base());
        String quote = asset(pair.quote());
        boolean old = base.length() == 4 && base.startsWith("X") && !quote.equals(shortName(pair.quote()));
        boolean dogeForMoney = base.equals("XXDG") && quote.startsWith("Z");
        return (old && !dogeForMoney) || pair.symbol().equals("USDT/USD") ? base + quote : altName(pair);
    }

    static String pair(Listing listing) {
        return pair(listing.instrument().pair());
    }

    /** A listing by any of its names. */
    Listing listing(String name) {
        return market.listings().stream()
                .filter(listing -> isNamed(listing.instrument().pair(), name))
                .findFirst()
                .orElseThrow(() -> KrakenException.of("EQuery:Unknown asset pair"));
    }

    /** Whether an asset goes by this name. */
    static boolean isAsset(String asset, String name) {
        return name.equals(asset(asset)) || name.equals(shortName(asset));
    }

    private static boolean isNamed(Pair pair, String name) {
        return name.equals(pair(pair)) || name.equals(altName(pair)) || name.equals(wsName(pair));
    }
}
