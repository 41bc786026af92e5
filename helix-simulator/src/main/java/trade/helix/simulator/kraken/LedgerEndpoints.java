package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.wire.Endpoint;

/** Every change of an account's balances, newest first. Only trades change balances here. */
final class LedgerEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> PERMISSIONS = Set.of("query-ledger", "query-funds");
    private static final int PAGE = 50;
    private static final int HISTORY_COST = 2;

    private final Market market;

    LedgerEndpoints(Market market) {
        this.market = market;
    }

    List<Route> routes() {
        return List.of(
                Route.signed("Ledgers", Endpoint.LOOKUP, HISTORY_COST, PERMISSIONS, this::page),
                Route.signed("QueryLedgers", Endpoint.LOOKUP, 1, PERMISSIONS, this::query));
    }

    private JsonNode page(Call call) {
        Fields fields = call.fields();
        TimeRange range = TimeRange.of(fields);
        List<String> wanted = List.of(fields.text("asset").orElse("all").split(",", -1));
        String type = fields.text("type").orElse("all");
        List<Line> all = lines(call.account()).stream()
                .filter(line -> range.holds(line.entry().fill().at()))
                .filter(line -> type.equals("all") || type.equals("trade"))
                .filter(line -> wanted.contains("all")
                        || wanted.stream()
                                .anyMatch(name -> Names.isAsset(line.entry().asset(), name)))
                .toList();
        long skipped = fields.whole("ofs", 0, Integer.MAX_VALUE).orElse(0L);
        ObjectNode json = JSON.objectNode();
        ObjectNode ledger = json.putObject("ledger");
        all.stream().skip(skipped).limit(PAGE).forEach(line -> put(ledger, line));
        return json.put("count", all.size());
    }

    private JsonNode query(Call call) {
        ObjectNode json = JSON.objectNode();
        List<Line> all = lines(call.account());
        for (String id : call.fields().required("id").split(",", -1)) {
            put(
                    json,
                    all.stream()
                            .filter(line -> line.entry().id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> KrakenException.of("EQuery:Unknown ledger")));
        }
        return json;
    }

    private record Line(LedgerEntry entry, BigDecimal balance) {}

    /** Balances are counted back from what they are now. */
    private List<Line> lines(Account account) {
        Map<String, BigDecimal> balances = new HashMap<>();
        account.balances()
                .forEach((asset, balance) -> balances.put(asset, balance.free().add(balance.locked())));
        List<Fill> fills = account.orders().stream()
                .filter(market.temper()::shows)
                .flatMap(order -> order.fills().stream())
                .sorted(Comparator.comparing(Fill::id).reversed())
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Fill fill : fills) {
            List<LedgerEntry> entries = LedgerEntry.of(fill);
            for (LedgerEntry entry : List.of(entries.get(1), entries.get(0))) {
                BigDecimal after = balances.getOrDefault(entry.asset(), BigDecimal.ZERO);
                lines.add(new Line(entry, after));
                balances.put(entry.asset(), after.subtract(entry.change()));
            }
        }
        return lines;
    }

    private static void put(ObjectNode json, Line line) {
        LedgerEntry entry = line.entry();
        json.putObject(entry.id())
                .put("refid", TxIds.trade(entry.fill().id()))
                .put("time", Numbers.seconds(entry.fill().at()))
                .put("type", "trade")
                .put("subtype", "")
                .put("aclass", "currency")
                .put("asset", Names.asset(entry.asset()))
                .put("amount", Numbers.amount(entry.amount()))
                .put("fee", Numbers.amount(entry.fee()))
                .put("balance", Numbers.amount(line.balance()));
    }
}
