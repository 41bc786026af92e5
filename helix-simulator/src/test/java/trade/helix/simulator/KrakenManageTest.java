package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.KrakenClient.Answer;

/** Kraken beyond single orders: amendments, batches, the dead man's switch, ledgers, trailing stops, the past. */
@Timeout(60)
class KrakenManageTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:30Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final KrakenClient client = new KrakenClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private String rest() {
        String[] fields = {"pair=XBTUSDT", "type=buy", "ordertype=limit", "price=50000", "volume=0.1", "cl_ord_id=me"};
        Answer placed = client.order(fields);
        assertThat(placed.error()).isEmpty();
        return placed.text("/txid/0");
    }

    private JsonNode order(String txid) {
        return client.call("QueryOrders", "txid=" + txid).result().path(txid);
    }

    @Test
    void anAmendmentChangesTheTermsAndWhatIsHeld() {
        String txid = rest();
        Answer amended = client.call("AmendOrder", "cl_ord_id=me", "order_qty=0.05", "limit_price=51000");
        assertThat(amended.text("/amend_id")).isNotEmpty();
        assertThat(order(txid).path("vol").asText()).isEqualTo("0.05000000");
        assertThat(order(txid).at("/descr/price").asText()).isEqualTo("51000.00");
        assertThat(client.balance("USDT")).containsEntry("locked", "2560.2");
    }

    @Test
    void anAmendmentMayTakeAndMoveATrigger() {
        rest();
        client.call("AmendOrder", "cl_ord_id=me", "limit_price=60100");
        assertThat(client.balance("BTC")).containsEntry("free", "0.1");
        String stop = client.order("pair=XBTUSDT", "type=sell", "ordertype=stop-loss", "price=59000", "volume=0.05")
                .text("/txid/0");
        client.call("AmendOrder", "txid=" + stop, "trigger_price=58000");
        simulator.setPrice("BTC/USDT", new BigDecimal(58500));
        assertThat(order(stop).path("status").asText()).isEqualTo("open");
        simulator.setPrice("BTC/USDT", new BigDecimal(58000));
        assertThat(order(stop).path("status").asText()).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cl_ord_id=nobody; order_qty=0.1; EOrder:Unknown order",
                "cl_ord_id=me; order_qty=5; EOrder:Insufficient funds",
                "cl_ord_id=me; order_qty=0.00001; EOrder:Order minimum not met",
                "cl_ord_id=me; limit_price=50000.001; EOrder:Tick size check failed",
                "cl_ord_id=me; trigger_price=50000; EGeneral:Invalid arguments:trigger_price",
                "cl_ord_id=me; display_qty=1; EGeneral:Invalid arguments:display_qty"
            })
    void anAmendmentThatCannotBeLeavesTheOrder(String id, String change, String error) {
        String txid = rest();
        assertThat(client.call("AmendOrder", id, change).error()).isEqualTo(error);
        assertThat(order(txid).path("vol").asText()).isEqualTo("0.10000000");
        assertThat(client.balance("USDT")).containsEntry("locked", "5020");
    }

    @Test
    void aBatchAnswersForEachOrder() {
        String row = "{\"ordertype\":\"limit\",\"type\":\"buy\",\"price\":\"50000\",\"volume\":\"";
        String body = "{\"nonce\":\"" + client.nextNonce() + "\",\"pair\":\"XBTUSDT\",\"orders\":[" + row + "0.1\"},"
                + row + "9\"}," + row + "0.00001\"}]}";
        JsonNode orders = client.sendSigned("AddOrderBatch", "application/json", body)
                .result()
                .path("orders");
        assertThat(order(orders.at("/0/txid").asText()).path("status").asText()).isEqualTo("open");
        assertThat(orders.at("/1/error").asText()).isEqualTo("EOrder:Insufficient funds");
        assertThat(orders.at("/2/error").asText()).isEqualTo("EOrder:Order minimum not met");
        assertThat(client.call("AddOrderBatch", "pair=XBTUSDT", "orders[0][type]=buy")
                        .error())
                .isEqualTo("EGeneral:Invalid arguments:orders");
    }

    @Test
    void theDeadMansSwitchCancelsInItsTimeUnlessItIsTurnedOff() {
        String txid = rest();
        assertThat(client.call("CancelAllOrdersAfter", "timeout=60").text("/triggerTime"))
                .isEqualTo("2026-03-01T12:01:30.000000Z");
        assertThat(client.call("CancelAllOrdersAfter", "timeout=0").text("/triggerTime"))
                .isEqualTo("0");
        clock.advance(Duration.ofSeconds(61));
        client.call("CancelAllOrdersAfter", "timeout=60");
        assertThat(order(txid).path("status").asText()).isEqualTo("open");
        clock.advance(Duration.ofSeconds(60));
        while (!client.balance("USDT").get("locked").equals("0")) {
            Thread.onSpinWait();
        }
        assertThat(order(txid).path("status").asText()).isEqualTo("canceled");
        assertThat(client.call("CancelAllOrdersAfter", "timeout=86401").error())
                .isEqualTo("EGeneral:Invalid arguments:timeout");
    }

    @Test
    void theLedgerAddsUpToTheBalances() {
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.1");
        client.order("pair=XBTUSDT", "type=sell", "ordertype=market", "volume=0.04", "oflags=fciq");
        Answer all = client.call("Ledgers");
        assertThat(all.text("/count")).isEqualTo("4");
        BigDecimal bitcoin = BigDecimal.ZERO;
        BigDecimal tether = new BigDecimal(10_000);
        for (JsonNode entry : all.result().path("ledger")) {
            BigDecimal change = new BigDecimal(entry.path("amount").asText())
                    .subtract(new BigDecimal(entry.path("fee").asText()));
            boolean base = entry.path("asset").asText().equals("XXBT");
            bitcoin = base ? bitcoin.add(change) : bitcoin;
            tether = base ? tether : tether.add(change);
        }
        assertThat(client.balance("BTC").get("free"))
                .isEqualTo(bitcoin.stripTrailingZeros().toPlainString());
        assertThat(client.balance("USDT").get("free"))
                .isEqualTo(tether.stripTrailingZeros().toPlainString());
        Answer some = client.call("Ledgers", "asset=XBT", "ofs=1");
        assertThat(some.text("/count")).isEqualTo("2");
        String id = some.result().path("ledger").fieldNames().next();
        JsonNode oldest = client.call("QueryLedgers", "id=" + id).result().path(id);
        assertThat(oldest.path("balance").asText()).isEqualTo("0.10000000");
        assertThat(client.call("QueryLedgers", "id=LAAAAA-AAAAA-AAAAAA").error())
                .isEqualTo("EQuery:Unknown ledger");
    }

    @ParameterizedTest
    @CsvSource({"%2B2%25, 58800.00000000, 63700.00000000", "%2B500, 59500.00000000, 64500.00000000"})
    void aTrailingStopFollowsThePriceUpAndNotDown(String distance, String first, String later) {
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.1");
        String txid = client.order(
                        "pair=XBTUSDT", "type=sell", "ordertype=trailing-stop", "price=" + distance, "volume=0.05")
                .text("/txid/0");
        assertThat(order(txid).path("stopprice").asText()).isEqualTo(first);
        simulator.setPrice("BTC/USDT", new BigDecimal(65_000));
        simulator.setPrice("BTC/USDT", new BigDecimal(64_900));
        assertThat(order(txid).path("stopprice").asText()).isEqualTo(later);
        simulator.setPrice("BTC/USDT", new BigDecimal(63_700));
        assertThat(order(txid).path("status").asText()).isEqualTo("closed");
        assertThat(order(txid).path("price").asText()).isEqualTo("63700.00000000");
    }

    @Test
    void candlesAndTradesTellThePast() {
        clock.advance(Duration.ofMinutes(2));
        simulator.setPrice("BTC/USDT", new BigDecimal(61_000));
        client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.1");
        clock.advance(Duration.ofMinutes(1));
        JsonNode candles = client.open("OHLC?pair=XBTUSDT").result().path("XBTUSDT");
        assertThat(candles).hasSize(4);
        assertThat(candles.at("/1/1").asText())
                .as("nothing happened")
                .isEqualTo(candles.at("/1/4").asText());
        assertThat(candles.at("/2/1").asText()).isEqualTo("60000.00000000");
        assertThat(candles.at("/2/4").asText()).isEqualTo("61000.00000000");
        assertThat(candles.at("/2/6").asText()).isEqualTo("0.10000000");
        assertThat(candles.at("/3/1").asText()).isEqualTo("61000.00000000");
        long since = candles.at("/2/0").asLong();
        assertThat(client.open("OHLC?pair=XBTUSDT&since=" + since).result().path("XBTUSDT"))
                .hasSize(1);
        Answer trades = client.open("Trades?pair=XBTUSDT");
        assertThat(trades.result().at("/XBTUSDT/0/3").asText()).isEqualTo("b");
        assertThat(client.open("Trades?pair=XBTUSDT&since=" + trades.text("/last"))
                        .result()
                        .path("XBTUSDT"))
                .isEmpty();
    }
}
