package trade.helix.examples.quickstart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the venue's ledger with the database: orders, executions, balances, and the trade's result. */
final class Audit {
    private static final Map<String, BigDecimal> START = Map.of("USDT", new BigDecimal("10000"));

    private final Ledger ledger;
    private final Books books;

    Audit(Ledger ledger, Books books) {
        this.ledger = ledger;
        this.books = books;
    }

    /** Every difference; empty if there is none. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        compare(found, "orders", ledger.orders(), books.orders());
        compare(found, "fills", ledger.fills(), books.fills());
        ledger.balances().forEach((asset, total) -> {
            BigDecimal start = START.getOrDefault(asset, BigDecimal.ZERO);
            BigDecimal change = books.changes().getOrDefault(asset, BigDecimal.ZERO);
            compare(found, "balance of " + asset, Lines.plain(total), Lines.plain(start.add(change)));
        });
        BigDecimal earned =
                ledger.balances().getOrDefault("USDT", BigDecimal.ZERO).subtract(START.get("USDT"));
        BigDecimal pnl = books.trade().pnl().orElseThrow().amount();
        compare(found, "P&L", Lines.plain(earned), Lines.plain(pnl));
        return found;
    }

    /** What was compared, for a person. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        books.orders().forEach((id, order) -> lines.add("order " + id + ": " + order));
        books.fills().forEach(fill -> lines.add("fill of " + fill));
        ledger.balances().forEach((asset, total) -> lines.add("balance " + Lines.plain(total) + " " + asset));
        var trade = books.trade();
        lines.add("trade " + trade.id() + ": " + trade.entry().received() + " "
                + trade.symbol().base() + " bought @ "
                + price(trade.entry().averagePrice()) + ", sold @ "
                + price(trade.closing().orElseThrow().averagePrice()) + ", fees " + trade.fees() + ", P&L net of fees "
                + trade.pnl().orElseThrow());
        return lines;
    }

    private static String price(Optional<?> price) {
        return price.map(Object::toString).orElse("-");
    }

    private static void compare(List<String> found, String what, Object venue, Object database) {
        if (!venue.equals(database)) {
            found.add(what + ": venue " + venue + ", database " + database);
        }
    }
}
