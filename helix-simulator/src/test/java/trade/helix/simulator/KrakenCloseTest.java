package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.simulator.KrakenClient.Answer;

/** Orders that a fill places: Kraken's conditional close. */
class KrakenCloseTest {
    private final Simulator simulator =
            Simulator.builder().balance("USDT", new BigDecimal(3_000_000)).start();
    private final KrakenClient client = new KrakenClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Answer buy(String type, String volume, String... more) {
        String[] fields = new String[more.length + 4];
        fields[0] = "pair=XBTUSDT";
        fields[1] = "type=buy";
        fields[2] = "ordertype=" + type;
        fields[3] = "volume=" + volume;
        System.arraycopy(more, 0, fields, 4, more.length);
        return client.order(fields);
    }

    private JsonNode open() {
        return client.call("OpenOrders").result().path("open");
    }

    @Test
    void aFillPlacesTheCloseAsAnOrderOfItsOwn() {
        Answer entry = buy(
                "market",
                "0.1",
                "userref=5",
                "close[ordertype]=stop-loss-limit",
                "close%5Bprice%5D=59000",
                "close[price2]=58000");

        assertThat(entry.text("/descr/close")).isEqualTo("close position @ stop loss 59000 -> limit 58000");
        assertThat(open()).hasSize(1);
        JsonNode stop = open().elements().next();
        assertThat(stop.path("refid").asText()).isEqualTo(entry.text("/txid/0"));
        assertThat(stop.path("userref").asInt()).isEqualTo(5);
        assertThat(stop.path("vol").asText()).isEqualTo("0.10000000");
        assertThat(stop.at("/descr/type").asText()).isEqualTo("sell");
        assertThat(stop.at("/descr/ordertype").asText()).isEqualTo("stop-loss-limit");
        assertThat(stop.path("stopprice").asText()).isEqualTo("59000.00000000");
        assertThat(stop.path("limitprice").asText()).isEqualTo("58000.00000000");
    }

    @Test
    void theCloseTriggersByItself() {
        buy("market", "0.1", "close[ordertype]=stop-loss", "close[price]=59000");
        simulator.setPrice("BTC/USDT", new BigDecimal(58500));
        assertThat(open()).isEmpty();
        assertThat(client.balance("BTC")).containsEntry("free", "0");
    }

    @Test
    void eachFillPlacesItsOwnClose() {
        Answer entry = buy("market", "20", "close[ordertype]=stop-loss", "close[price]=59000");
        String txid = entry.text("/txid/0");
        assertThat(client.call("QueryOrders", "trades=true", "txid=" + txid)
                        .result()
                        .at("/" + txid + "/trades"))
                .hasSize(2);
        assertThat(open())
                .hasSize(2)
                .allSatisfy(child -> assertThat(child.path("refid").asText()).isEqualTo(txid));
        assertThat(client.balance("BTC")).containsEntry("locked", "20").containsEntry("free", "0");
    }

    @Test
    void closesAreIndependentOfEachOtherAndOfTheirParent() {
        buy("market", "20", "close[ordertype]=stop-loss", "close[price]=59000");
        String first = open().fieldNames().next();
        assertThat(client.call("CancelOrder", "txid=" + first).text("/count")).isEqualTo("1");
        assertThat(open()).hasSize(1);
    }

    @Test
    void anOrderThatDoesNotFillPlacesNoClose() {
        Answer entry = buy("limit", "0.1", "price=50000", "close[ordertype]=stop-loss", "close[price]=49000");
        assertThat(open()).hasSize(1);
        client.call("CancelOrder", "txid=" + entry.text("/txid/0"));
        assertThat(open()).isEmpty();
    }

    @Test
    void aRestingOrderPlacesItsCloseWhenItFills() {
        buy("limit", "0.1", "price=59500", "close[ordertype]=limit", "close[price]=62000");
        simulator.setPrice("BTC/USDT", new BigDecimal(59000));
        assertThat(open().elements().next().at("/descr/price").asText()).isEqualTo("62000.00");
        simulator.setPrice("BTC/USDT", new BigDecimal(62000));
        assertThat(open()).isEmpty();
    }

    @Test
    void aRelativeCloseCountsFromTheFill() {
        buy("limit", "0.1", "price=59500", "close[ordertype]=stop-loss", "close[price]=-10%25");
        simulator.setPrice("BTC/USDT", new BigDecimal(59000));
        assertThat(open().elements().next().path("stopprice").asText()).isEqualTo("53550.00000000");
    }

    @Test
    void aCloseWhoseTriggerIsPassedActsAtOnce() {
        buy("market", "0.1", "close[ordertype]=stop-loss", "close[price]=61000");
        assertThat(open()).isEmpty();
        assertThat(client.balance("BTC")).containsEntry("free", "0");
    }

    @Test
    void aCloseThatIsNotCoveredIsNotPlaced() {
        buy("market", "0.1", "oflags=fcib", "close[ordertype]=stop-loss", "close[price]=59000");
        assertThat(open()).isEmpty();
        assertThat(client.balance("BTC")).containsEntry("free", "0.0996");
    }

    @Test
    void aClientOrderIdAndACloseExcludeEachOther() {
        assertThat(buy("market", "0.1", "cl_ord_id=me", "close[ordertype]=stop-loss", "close[price]=59000")
                        .error())
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        try (Simulator other =
                Simulator.builder().krakenClientIdWithClose("EOrder:No").start()) {
            KrakenClient caller = new KrakenClient(other);
            assertThat(caller.order(
                                    "pair=XBTUSDT",
                                    "type=buy",
                                    "ordertype=market",
                                    "volume=0.1",
                                    "cl_ord_id=me",
                                    "close[ordertype]=stop-loss",
                                    "close[price]=59000")
                            .error())
                    .isEqualTo("EOrder:No");
        }
    }
}
