package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.BTC_USDT;
import static trade.helix.exchange.binance.Fixture.INFO;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;

/** An entry that could not be protected for the number of open orders is not sent; counting costs no question. */
class OpenOrdersTest {
    private static final String OPEN = "GET /api/v3/openOrders";
    private static final String LOOK = "GET /api/v3/order";
    private static final String CANCEL = "DELETE /api/v3/order";

    private final Fixture binance = new Fixture();

    @BeforeEach
    void atMostTwoStops() {
        limits(2, 200);
        binance.server.on(ORDER, sent -> {
            String id = sent.parameter("newClientOrderId").orElseThrow();
            return reply(200, id.equals("hx1") ? filledBuy() : stopOrder(id, "NEW"));
        });
        open(0);
    }

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void whileThereIsRoomNobodyIsAsked() {
        protect("1");
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(binance.server.received(OPEN)).isEmpty();
    }

    @Test
    void whenTheCountIsFullTheVenueIsAskedAndAnEntryWithoutRoomDoesNotLeave() {
        protect("1");
        protect("2");
        open(2);
        Refusal refusal = refused();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.TRADING_RULE);
        assertThat(refusal.message()).contains("MAX_NUM_ALGO_ORDERS: 2 are open, of at most 2", "cancel some");
        assertThat(binance.server.received(OPEN)).hasSize(1);
        assertThat(binance.server.received(OPEN).get(0).parameter("symbol")).contains("BTCUSDT");
        assertThat(entries()).isZero();
    }

    @Test
    void aCountThatIsTooHighIsSetRightByTheVenue() {
        protect("1");
        protect("2");
        open(1);
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(binance.server.received(OPEN)).hasSize(1);
    }

    @Test
    void whatIsSeenToHaveEndedIsNotCounted() {
        protect("1");
        protect("2");
        binance.server.on(LOOK, reply(200, stopOrder("1", "FILLED")));
        binance.client.find(new LookupQuery(stop("1").ref(), Fixture.START));
        binance.server.on(
                CANCEL,
                reply(
                        200,
                        stopOrder("2", "CANCELED").replace("\"clientOrderId\"", "\"origClientOrderId\":\"2\",\"x\"")));
        binance.client.cancel(stop("2").ref());
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(binance.server.received(OPEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MAX_NUM_ALGO_ORDERS, 2, 200", "MAX_NUM_ORDERS, 9, 3"})
    void whereTheVenueRefusesForTheNumberTheNextEntryAsks(String filter, int stops, int orders) {
        limits(stops, orders);
        binance.server.on(ORDER, reply(400, error(-1013, "Filter failure: " + filter)));
        assertThat(binance.client.protect(stop("1"))).isInstanceOf(ProtectResult.Refused.class);
        open(2);
        assertThat(refused().message()).contains(filter);
        assertThat(entries()).isZero();
    }

    /** Protection is the venue's to judge: its own count is the true one. */
    @Test
    void protectionIsSentWhateverTheCount() {
        protect("1");
        protect("2");
        protect("3");
        assertThat(binance.server.received(ORDER)).hasSize(3);
        assertThat(binance.server.received(OPEN)).isEmpty();
    }

    @Test
    void anEntryLeavesWhenTheVenueCannotBeAsked() {
        protect("1");
        protect("2");
        binance.server.on(OPEN, reply(500, ""));
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    private void protect(String id) {
        assertThat(binance.client.protect(stop(id))).isInstanceOf(ProtectResult.Placed.class);
    }

    private static ProtectionRequest stop(String id) {
        return new ProtectionRequest(
                new ClientOrderId(id), BTC_USDT, Quantity.of("0.01"), Price.of("58800"), Price.of("58500"), null);
    }

    /** An order whose venue id is its client id. */
    private static String stopOrder(String id, String status) {
        return order(id, "STOP_LOSS", status, "0").replace("\"orderId\":28", "\"orderId\":" + id);
    }

    private void open(int stops) {
        binance.server.on(
                OPEN,
                reply(
                        200,
                        IntStream.range(0, stops)
                                .mapToObj(each -> stopOrder(Integer.toString(100 + each), "NEW"))
                                .collect(Collectors.joining(",", "[", "]"))));
    }

    private void limits(int stops, int orders) {
        String symbol = Fixture.symbol("BTC", "USDT", "\"MARKET\",\"LIMIT_MAKER\",\"STOP_LOSS\"")
                .replace(
                        "\"filters\":[",
                        "\"filters\":[{\"filterType\":\"MAX_NUM_ALGO_ORDERS\",\"maxNumAlgoOrders\":" + stops
                                + "},{\"filterType\":\"MAX_NUM_ORDERS\",\"maxNumOrders\":" + orders + "},");
        binance.server.on(INFO, reply(200, Fixture.info(symbol)));
    }

    private long entries() {
        return binance.server.received(ORDER).stream()
                .filter(sent -> sent.parameter("side").orElseThrow().equals("BUY"))
                .count();
    }

    private Refusal refused() {
        return ((SubmitResult.Refused) binance.client.submit(buy())).refusal();
    }
}
