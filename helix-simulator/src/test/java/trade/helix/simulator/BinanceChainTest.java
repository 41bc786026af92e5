package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.Client.Answer;

/** Lists with orders that wait for another (OTO and OTOCO), and trailing stops. */
class BinanceChainTest {
    private static final String ENTRY = "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=59500"
            + "&workingQuantity=0.1&workingTimeInForce=GTC&pendingSide=SELL&pendingQuantity=0.0999";
    private static final String STOP = "&pendingType=STOP_LOSS&pendingStopPrice=59000";
    private static final String EXITS = "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=61000"
            + "&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=59000";

    private final Simulator simulator = Simulator.builder().start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Answer place(String path, String form) {
        return client.signed("POST", "/api/v3/orderList/" + path, form.split("&", -1));
    }

    private void price(int price) {
        simulator.setPrice("BTC/USDT", BigDecimal.valueOf(price));
    }

    private List<String> statuses() {
        List<String> found = new ArrayList<>();
        for (JsonNode order : client.get("/sim/ledger").json().path("orders")) {
            found.add(order.path("status").asText());
        }
        return found;
    }

    @Test
    void theWaitingOrderLocksNothingUntilTheEntryHasFilled() {
        Answer list = place("oto", ENTRY + STOP);
        assertThat(list.text("/contingencyType")).isEqualTo("OTO");
        assertThat(list.text("/orderReports/1/status")).isEqualTo("PENDING_NEW");
        assertThat(list.text("/orderReports/1/workingTime")).isEqualTo("-1");
        assertThat(client.balance("USDT")).containsEntry("locked", "5950");
        price(59000 + 1);
        assertThat(statuses()).containsExactly("FILLED", "NEW");
        assertThat(client.balance("BTC")).containsEntry("locked", "0.0999").containsEntry("free", "0");
    }

    @Test
    void aWaitingOrderIsOpenAndDoesNotTrigger() {
        place("oto", ENTRY.replace("59500", "50000") + STOP);
        price(55000);
        assertThat(statuses()).containsExactly("NEW", "PENDING_NEW");
        assertThat(client.signed("GET", "/api/v3/openOrders", "symbol=BTCUSDT").json())
                .hasSize(2);
    }

    @Test
    void ofTwoExitsOneEndsTheOther() {
        assertThat(place("otoco", ENTRY + EXITS).json().path("orders")).hasSize(3);
        price(59400);
        assertThat(statuses()).containsExactly("FILLED", "NEW", "NEW");
        price(58000);
        assertThat(statuses()).containsExactly("FILLED", "EXPIRED", "FILLED");
        assertThat(client.balance("BTC")).containsEntry("locked", "0");
    }

    @Test
    void anEntryThatFillsAtOnceBringsItsExitsToLifeThough() {
        Answer list = place("otoco", ENTRY.replace("59500", "60500") + EXITS);
        assertThat(list.text("/orders/0/orderId")).isNotEmpty();
        assertThat(statuses()).containsExactly("FILLED", "NEW", "NEW");
    }

    @ParameterizedTest
    @CsvSource({"0, CANCELED", "1, CANCELED"})
    void cancellingOneCancelsAll(int place, String status) {
        Answer list = place("oto", ENTRY + STOP);
        client.signed(
                "DELETE", "/api/v3/order", "symbol=BTCUSDT", "orderId=" + list.text("/orders/" + place + "/orderId"));
        assertThat(statuses()).containsExactly(status, status);
        assertThat(client.balance("USDT")).containsEntry("locked", "0");
    }

    @Test
    void anEntryThatExpiresTakesTheWaitingOrderWithIt() {
        place("oto", ENTRY.replace("GTC", "FOK") + STOP);
        assertThat(statuses()).containsExactly("EXPIRED", "EXPIRED");
    }

    @Test
    void moreThanWasReceivedIsRejectedWhenItsTimeComes() {
        place("oto", ENTRY.replace("0.0999", "0.1") + STOP);
        price(59400);
        assertThat(statuses()).containsExactly("FILLED", "EXPIRED");
        JsonNode orders =
                client.signed("GET", "/api/v3/allOrders", "symbol=BTCUSDT").json();
        assertThat(orders.at("/1/expiryReason").asText()).isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "oto; workingType=LIMIT; workingType=MARKET; -1116",
                "oto; pendingSide=SELL; pendingSide=HOLD; -1117",
                "oto; pendingStopPrice=59000; pendingStopPrice=59000.001; -1013",
                "otoco; pendingAboveType=LIMIT_MAKER; pendingAboveType=STOP_LOSS; -1197",
                "oto; workingQuantity=0.1; workingQuantity=10; -2010"
            })
    void aListThatBreaksARule(String path, String right, String wrong, int code) {
        String form = ENTRY + (path.equals("oto") ? STOP : EXITS);
        assertThat(form).contains(right);
        assertThat(place(path, form.replace(right, wrong)).code()).isEqualTo(code);
        assertThat(statuses()).isEmpty();
    }

    @Test
    void aTrailingStopFollowsThePriceUpAndNotDown() {
        client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1");
        client.order("symbol=BTCUSDT", "side=SELL", "type=STOP_LOSS", "quantity=0.0999", "trailingDelta=200");
        assertThat(trigger()).isEqualTo("58800");
        price(65000);
        assertThat(trigger()).isEqualTo("63700");
        price(63701);
        assertThat(trigger()).isEqualTo("63700");
        assertThat(statuses()).containsExactly("FILLED", "NEW");
        price(63700);
        assertThat(statuses()).containsExactly("FILLED", "FILLED");
    }

    private String trigger() {
        return client.get("/sim/ledger").text("/orders/1/stopPrice");
    }
}
