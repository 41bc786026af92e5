package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Consumer;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Balance;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.wire.Endpoint;
import trade.helix.simulator.wire.EventFate;

/** The balances of one account, held money included, and each change of them. */
final class BalancesChannel implements Channel {
    static final String NAME = "balances";
    private final Account account;
    private final boolean snapshot;
    private final EventFate fate;
    private final Consumer<ObjectNode> out;
    private long sequence;

    BalancesChannel(Account account, boolean snapshot, EventFate fate, Consumer<ObjectNode> out) {
        this.account = account;
        this.snapshot = snapshot;
        this.fate = fate;
        this.out = out;
    }

    @Override
    public String account() {
        return account.key();
    }

    @Override
    public void start() {
        if (!snapshot) {
            return;
        }
        ArrayNode data = StreamJson.JSON.arrayNode();
        account.balances().keySet().forEach(asset -> {
            ObjectNode json = balance(data.addObject(), asset);
            json.putArray("wallets")
                    .addObject()
                    .put("type", "spot")
                    .put("id", "main")
                    .put("balance", total(asset));
        });
        send(StreamJson.SNAPSHOT, data);
    }

    @Override
    public void onOrder(OrderEvent event) {
        Fill fill = event.fill();
        if (fill == null || event.order().account() != account) {
            return;
        }
        ArrayNode data = StreamJson.JSON.arrayNode();
        for (LedgerEntry entry : LedgerEntry.of(fill)) {
            balance(data.addObject(), entry.asset())
                    .put("ledger_id", entry.id())
                    .put("ref_id", TxIds.trade(fill.id()))
                    .put("timestamp", StreamJson.time(fill.at()))
                    .put("type", "trade")
                    .put("subtype", "")
                    .put("category", "trade")
                    .put("wallet_type", "spot")
                    .put("wallet_id", "main")
                    .put("amount", StreamJson.amount(entry.amount()))
                    .put("fee", StreamJson.amount(entry.fee()));
        }
        int copies = fate.copies(Endpoint.ACCOUNT, account.key(), false);
        for (int i = 0; i < copies; i++) {
            send(StreamJson.UPDATE, data);
        }
        sequence += copies == 0 ? 1 : 0;
    }

    private ObjectNode balance(ObjectNode json, String asset) {
        return json.put("asset", asset).put("asset_class", "currency").put("balance", total(asset));
    }

    private BigDecimal total(String asset) {
        Balance balance = account.balances().get(asset);
        return StreamJson.amount(
                balance == null ? BigDecimal.ZERO : balance.free().add(balance.locked()));
    }

    private void send(String type, ArrayNode data) {
        out.accept(StreamJson.message(NAME, type, data).put("sequence", ++sequence));
    }
}
