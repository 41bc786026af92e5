package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.INFO;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.info;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.binance.Fixture.symbol;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.value.Price;
import trade.helix.exchange.internal.ScriptedServer;

class ProtectTest {
    private static final String OCO = "POST /api/v3/orderList/oco";

    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void aStopAloneSellsAtMarketWhereTheSymbolHasThat() {
        binance.server.on(ORDER, reply(200, order("hx2", "STOP_LOSS", "NEW", "0")));
        ProtectResult.Placed placed = (ProtectResult.Placed) binance.client.protect(Fixture.stop());
        assertThat(sent(ORDER))
                .isEqualTo("symbol=BTCUSDT&side=SELL&quantity=0.01&newOrderRespType=RESULT&type=STOP_LOSS"
                        + "&stopPrice=58800&newClientOrderId=hx2");
        OrderState stop = placed.orders().get(0);
        assertThat(placed.orders()).hasSize(1);
        assertThat(stop.type()).isEqualTo(OrderType.STOP_LOSS);
        assertThat(stop.stopPrice()).contains(Price.of("58800"));
        assertThat(stop.clientOrderId()).contains(new ClientOrderId("hx2"));
    }

    @Test
    void elseAStopAloneHasAWorstPrice() {
        binance.server.on(INFO, reply(200, info(symbol("BTC", "USDT", "\"MARKET\",\"STOP_LOSS_LIMIT\""))));
        binance.server.on(ORDER, reply(200, order("hx2", "STOP_LOSS_LIMIT", "NEW", "0")));
        assertThat(binance.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Placed.class);
        assertThat(sent(ORDER))
                .isEqualTo("symbol=BTCUSDT&side=SELL&quantity=0.01&newOrderRespType=RESULT&type=STOP_LOSS_LIMIT"
                        + "&stopPrice=58800&newClientOrderId=hx2&price=58500&timeInForce=GTC");
    }

    @Test
    void withoutAnyStopTypeItIsUnsupportedAndNotSent() {
        binance.server.on(INFO, reply(200, info(symbol("BTC", "USDT", "\"MARKET\",\"TRAILING_SOMETHING\""))));
        ProtectResult.Refused refused = (ProtectResult.Refused) binance.client.protect(Fixture.stop());
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.UNSUPPORTED);
        assertThat(binance.server.received(ORDER)).isEmpty();
    }

    @Test
    void aPairIsOneOrderList() {
        binance.server.on(OCO, reply(200, list("hx3-s", "hx3-t")));
        ProtectResult.Placed placed = (ProtectResult.Placed) binance.client.protect(Fixture.pair());
        assertThat(sent(OCO))
                .isEqualTo("symbol=BTCUSDT&side=SELL&quantity=0.01&newOrderRespType=RESULT&listClientOrderId=hx3"
                        + "&aboveType=LIMIT_MAKER&aboveClientOrderId=hx3-t&abovePrice=63000"
                        + "&belowType=STOP_LOSS&belowClientOrderId=hx3-s&belowStopPrice=58800");
        assertThat(placed.orders())
                .extracting(state -> state.clientOrderId().orElseThrow().value())
                .containsExactlyInAnyOrder("hx3-s", "hx3-t");
    }

    @Test
    void elseThePairsStopHasAWorstPrice() {
        binance.server.on(
                INFO, reply(200, info(symbol("BTC", "USDT", "\"MARKET\",\"LIMIT_MAKER\",\"STOP_LOSS_LIMIT\""))));
        binance.server.on(OCO, reply(200, list("hx3-s", "hx3-t")));
        assertThat(binance.client.protect(Fixture.pair())).isInstanceOf(ProtectResult.Placed.class);
        assertThat(sent(OCO))
                .endsWith("&belowType=STOP_LOSS_LIMIT&belowClientOrderId=hx3-s&belowStopPrice=58800"
                        + "&belowPrice=58500&belowTimeInForce=GTC");
    }

    @Test
    void anAnswerWithoutBothLegsStaysUnknown() {
        for (String answer : new String[] {
            list("hx3-s", "other"),
            order("hx3-s", "STOP_LOSS", "NEW", "0"),
            "{\"orderReports\":[]}",
            "{\"orderReports\":7}"
        }) {
            binance.server.on(OCO, reply(200, answer));
            assertThat(binance.client.protect(Fixture.pair())).as(answer).isInstanceOf(ProtectResult.Unknown.class);
        }
    }

    @Test
    void refusalsAndAccidentsAreToldApart() {
        binance.server.on(ORDER, reply(400, error(-2010, "Stop price would trigger immediately.")));
        ProtectResult.Refused refused = (ProtectResult.Refused) binance.client.protect(Fixture.stop());
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.WOULD_TRIGGER);
        binance.server.on(ORDER, ScriptedServer.hangUp());
        assertThat(binance.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Unknown.class);
        binance.server.on(INFO, reply(500, ""));
        binance.server.close();
        assertThat(binance.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Refused.class);
    }

    private static String list(String first, String second) {
        return "{\"orderListId\":7,\"listClientOrderId\":\"hx3\",\"symbol\":\"BTCUSDT\",\"orders\":[],\"orderReports\":["
                + order(first, "STOP_LOSS", "NEW", "0") + "," + order(second, "LIMIT_MAKER", "NEW", "0") + "]}";
    }

    /** What was sent, without what every signed request has. */
    private String sent(String methodAndPath) {
        String body = binance.server.received(methodAndPath).get(0).body();
        return body.substring(0, body.indexOf("&recvWindow="));
    }
}
