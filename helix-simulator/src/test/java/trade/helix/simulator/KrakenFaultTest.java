package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.KrakenClient.Answer;

/** What goes wrong at Kraken on demand. */
class KrakenFaultTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final KrakenClient client = new KrakenClient(simulator);
    private final Client control = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void arm(String endpoint, String kind, String more) {
        Client.Answer armed = control.post(
                "/sim/faults",
                "{\"venue\":\"kraken\",\"endpoint\":\"" + endpoint + "\",\"kind\":\"" + kind + "\"" + more + "}");
        assertThat(armed.status()).as(armed.json().toString()).isEqualTo(200);
    }

    private Answer buy() {
        return client.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.01");
    }

    private int orders() {
        return control.get("/sim/ledger").json().path("orders").size();
    }

    @ParameterizedTest
    @CsvSource({"drop_before, 0", "accept_then_drop, 1", "garbage_after_accept, 1", "accept_then_timeout, 1"})
    void anOrderWithoutAnAnswer(String kind, int placed) {
        arm("order", kind, kind.endsWith("timeout") ? ",\"millis\":20" : "");
        assertThatThrownBy(this::buy).isInstanceOf(UncheckedIOException.class);
        assertThat(orders()).isEqualTo(placed);
        assertThat(buy().error()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "error_before, '', EService:Unavailable, 0",
        "error_after_accept, '', EService:Unavailable, 1",
        "error_after_accept, EGeneral:Internal error, EGeneral:Internal error, 1",
        "rate_limit, '', EAPI:Rate limit exceeded, 0",
        "rate_limit, EService:Throttled, EService:Throttled: 1772366401, 0",
        "reject, '', EOrder:Insufficient funds, 0",
        "reject, EOrder:Invalid price, EOrder:Invalid price, 0",
        "endpoint_gone, '', EGeneral:Unknown method, 0"
    })
    void anOrderWithAnError(String kind, String code, String error, int placed) {
        arm("order", kind, code.isEmpty() ? "" : ",\"code\":\"" + code + "\"");
        Answer answer = buy();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(orders()).isEqualTo(placed);
    }

    @ParameterizedTest
    @CsvSource({
        "order, AddOrder, ordertype=limit",
        "protect, AddOrder, ordertype=stop-loss",
        "protect, AddOrder, ordertype=take-profit-limit",
        "cancel, CancelOrder, txid=x",
        "cancel, CancelAll, x=y",
        "account, Balance, x=y",
        "account, BalanceEx, x=y",
        "account, GetApiKeyInfo, x=y",
        "openOrders, OpenOrders, x=y",
        "lookup, QueryOrders, txid=x",
        "lookup, ClosedOrders, x=y",
        "lookup, TradesHistory, x=y"
    })
    void aFaultStrikesTheEndpointItIsAimedAt(String endpoint, String name, String field) {
        arm(endpoint, "error_before", "");
        assertThat(client.call(name, field).error()).isEqualTo("EService:Unavailable");
        assertThat(control.get("/sim/faults").text("/faults/0/struck")).isEqualTo("1");
    }

    @Test
    void anHttpErrorIsNotJson() {
        arm("time", "error_before", ",\"code\":\"520\"");
        assertThatThrownBy(() -> client.open("Time")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aPartOfAMarketOrderFillsAndTheRestIsGone() {
        arm("order", "partial_fill", ",\"fraction\":0.3");
        String txid = buy().text("/txid/0");
        Answer order = client.call("QueryOrders", "txid=" + txid);
        assertThat(order.text("/" + txid + "/vol_exec")).isEqualTo("0.00300000");
        assertThat(order.text("/" + txid + "/status")).isEqualTo("closed");
        assertThat(client.balance("USDT")).containsEntry("locked", "0");
    }

    @Test
    void aPartOfALimitOrderFillsAndEachPartHasItsClose() {
        arm("order", "partial_fill", ",\"fraction\":0.3");
        client.order(
                "pair=XBTUSDT",
                "type=buy",
                "ordertype=limit",
                "volume=0.01",
                "price=60100",
                "close[ordertype]=stop-loss",
                "close[price]=50000");
        assertThat(client.call("OpenOrders").result().path("open")).hasSize(2);
        simulator.setPrice("BTC/USDT", new BigDecimal(60000));
        assertThat(client.call("OpenOrders").result().path("open"))
                .hasSize(2)
                .extracting(order -> order.path("vol").asText())
                .containsExactly("0.00700000", "0.00300000");
    }

    @Test
    void aStaleLookupMissesWhatIsYoung() {
        String txid = buy().text("/txid/0");
        arm("lookup", "stale_lookup", ",\"millis\":5000,\"times\":9");
        assertThat(client.call("QueryOrders", "txid=" + txid).error()).isEqualTo("EOrder:Unknown order");
        assertThat(client.call("ClosedOrders").text("/count")).isEqualTo("0");
        assertThat(client.call("TradesHistory").text("/count")).isEqualTo("0");
        clock.advance(Duration.ofSeconds(5));
        assertThat(client.call("QueryOrders", "txid=" + txid).error()).isEmpty();
    }

    @Test
    void aStaleListOfOpenOrdersMissesWhatIsYoung() {
        client.order("pair=XBTUSDT", "type=buy", "ordertype=limit", "volume=0.01", "price=50000");
        arm("openOrders", "stale_lookup", "");
        assertThat(client.call("OpenOrders").result().path("open")).isEmpty();
        assertThat(client.call("OpenOrders").result().path("open")).hasSize(1);
    }

    @Test
    void aFillShowsTwice() {
        String txid = buy().text("/txid/0");
        arm("lookup", "duplicate_fill", ",\"times\":2");
        Answer order = client.call("QueryOrders", "trades=true", "txid=" + txid);
        assertThat(order.result().at("/" + txid + "/trades")).hasSize(2);
        assertThat(client.call("TradesHistory", "ofs=1").result().path("trades"))
                .as("the last of the page before comes again")
                .hasSize(1);
        assertThat(client.call("TradesHistory", "ofs=1").result().path("trades"))
                .isEmpty();
    }

    @Test
    void aCancellationIsDeniedForAnOrderThatLives() {
        String txid = client.order("pair=XBTUSDT", "type=buy", "ordertype=limit", "volume=0.01", "price=50000")
                .text("/txid/0");
        arm("cancel", "cancel_unknown", "");
        assertThat(client.call("CancelOrder", "txid=" + txid).error()).isEqualTo("EOrder:Unknown order");
        assertThat(client.call("OpenOrders").result().path("open")).hasSize(1);
    }

    @Test
    void theClockIsWrongForOneRequest() {
        arm("*", "clock_skew", ",\"millis\":-3600000");
        assertThat(client.open("Time").text("/unixtime")).isEqualTo("1772362800");
        assertThat(client.open("Time").text("/unixtime")).isEqualTo("1772366400");
    }
}
