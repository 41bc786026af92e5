package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Side;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.StreamNews;
import trade.helix.exchange.internal.UnreadableException;

/** What messages of Kraken's stream come to. */
class KrakenTalkTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");

    private final KrakenTalk talk = new KrakenTalk("a-token");
    private final News news = new News();

    /** Writes down what it hears. */
    private static final class News implements StreamNews {
        private final List<OrderUpdate> orders = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();
        private int subscribed;
        private int balances;

        @Override
        public void subscribed() {
            subscribed++;
        }

        @Override
        public void order(OrderUpdate update) {
            orders.add(update);
        }

        @Override
        public void balances() {
            balances++;
        }

        @Override
        public void missed(String what) {
            missed.add(what);
        }
    }

    @Test
    void theSubscriptionAsksForEveryChangeAndForOpenOrders() {
        Json params =
                Json.parse(talk.subscription().getBytes(StandardCharsets.UTF_8)).child("params");
        assertThat(params.text("channel")).isEqualTo("executions");
        assertThat(params.text("token")).isEqualTo("a-token");
        assertThat(params.flag("snap_orders")).isTrue();
        assertThat(params.flag("order_status")).isTrue();
    }

    @Test
    void onlyTheVenuesYesIsASubscription() {
        hear("{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"online\"}]}");
        hear("{\"channel\":\"heartbeat\"}");
        hear("{\"method\":\"pong\",\"time_in\":\"x\"}");
        assertThat(news.subscribed).isZero();
        hear("{\"method\":\"subscribe\",\"result\":{\"channel\":\"executions\"},\"success\":true}");
        assertThat(news.subscribed).isEqualTo(1);
    }

    @Test
    void aRefusalSaysWhatCanBeDone() {
        assertThatThrownBy(() -> hear(no("EGeneral:Permission denied")))
                .isInstanceOfSatisfying(VenueException.class, e -> {
                    assertThat(e.category()).isEqualTo(Category.KEY_REFUSED);
                    assertThat(e).hasMessageContaining("create-ws-token");
                });
        assertThatThrownBy(() -> hear(no("ESession:Invalid session")))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.category()).isEqualTo(Category.REFUSED));
        assertThatThrownBy(() -> hear(no("EAPI:Rate limit exceeded")))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.category()).isEqualTo(Category.RATE_LIMITED));
        assertThatThrownBy(() -> hear("{\"method\":\"subscribe\",\"result\":{}}"))
                .isInstanceOf(UnreadableException.class);
        assertThat(news.subscribed).isZero();
    }

    @Test
    void aTradeIsAFillAndSaysThatBalancesChanged() {
        update(1, trade("\"fees\":[{\"asset\":\"USDT\",\"qty\":2.4}],"));
        OrderUpdate update = news.orders.get(0);
        assertThat(update.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(update.filled()).isEqualTo(Quantity.of("0.01"));
        assertThat(update.at()).isEqualTo(AT);
        assertThat(update.fill()).hasValueSatisfying(fill -> {
            assertThat(fill.id().value()).isEqualTo("TX-1");
            assertThat(fill.venueOrderId().value()).isEqualTo("OX-1");
            assertThat(fill.symbol()).isEqualTo(Symbol.of("BTC/USDT"));
            assertThat(fill.side()).isEqualTo(Side.SELL);
            assertThat(fill.price()).isEqualTo(Price.of("60000.1"));
            assertThat(fill.quantity()).isEqualTo(Quantity.of("0.01"));
            assertThat(fill.fee()).isEqualTo(Money.of("2.4", "USDT"));
            assertThat(fill.at()).isEqualTo(AT);
        });
        assertThat(news.balances).isEqualTo(1);
        assertThat(news.missed).isEmpty();
    }

    @Test
    void aTradeWithoutAFeeCostsNothing() {
        update(1, trade(""));
        assertThat(news.orders.get(0).fill())
                .hasValueSatisfying(fill -> assertThat(fill.fee()).isEqualTo(Money.of("0", "USDT")));
    }

    @Test
    void statesAreThoseOfTheOrder() {
        String terms = "\"symbol\":\"BTC/USDT\",\"order_type\":\"stop-loss-limit\",";
        update(1, order("pending_new", "pending_new", terms + "\"triggers\":{\"status\":\"untriggered\"},"));
        update(2, order("status", "new", terms + "\"triggers\":{\"status\":\"triggered\"},"));
        update(3, order("restated", "partially_filled", terms + "\"cum_qty\":0.004,"));
        update(4, order("canceled", "canceled", ""));
        update(5, order("new", "new", "\"symbol\":\"XBT/USDT\","));
        update(6, order("expired", "expired", "\"cum_qty\":0,"));
        assertThat(news.orders)
                .extracting(OrderUpdate::status)
                .containsExactly(
                        OrderStatus.NEW,
                        OrderStatus.TRIGGERED,
                        OrderStatus.PARTIALLY_FILLED,
                        OrderStatus.CANCELED,
                        OrderStatus.NEW,
                        OrderStatus.EXPIRED);
        assertThat(news.orders).extracting(OrderUpdate::symbol).containsOnly(Symbol.of("BTC/USDT"));
        assertThat(news.orders.get(3).filled())
                .as("what was told last, where the end does not tell")
                .isEqualTo(Quantity.of("0.004"));
        assertThat(news.missed).isEmpty();
    }

    @Test
    void aStopThatSellsAtTheMarketIsNoTriggeredOne() {
        update(
                1,
                order(
                        "status",
                        "new",
                        "\"symbol\":\"BTC/USDT\",\"order_type\":\"stop-loss\",\"triggers\":{\"status\":\"triggered\"},"));
        assertThat(news.orders).extracting(OrderUpdate::status).containsExactly(OrderStatus.NEW);
    }

    @Test
    void theSnapshotIsRememberedAndNotTold() {
        hear(message("snapshot", 1, order("new", "new", "\"symbol\":\"BTC/USDT\",")));
        assertThat(news.orders).isEmpty();
        update(2, order("canceled", "canceled", ""));
        assertThat(news.orders).extracting(OrderUpdate::symbol).containsExactly(Symbol.of("BTC/USDT"));
        update(3, order("canceled", "canceled", ""));
        assertThat(news.missed).as("an end of what is not live").hasSize(1);
    }

    @Test
    void numbersThatDoNotFollowAreSomethingThatWasMissed() {
        update(7, order("new", "new", "\"symbol\":\"BTC/USDT\","));
        update(8, order("new", "new", "\"symbol\":\"BTC/USDT\","));
        assertThat(news.missed).isEmpty();
        update(10, order("new", "new", "\"symbol\":\"BTC/USDT\","));
        update(11, order("new", "new", "\"symbol\":\"BTC/USDT\","));
        assertThat(news.missed).hasSize(1);
        update(1, order("new", "new", "\"symbol\":\"BTC/USDT\","));
        assertThat(news.missed).hasSize(2);
        assertThat(news.orders).hasSize(5);
    }

    @Test
    void whatCannotBeReadIsSomethingThatWasMissed() {
        update(1, order("new", "a_new_state", "\"symbol\":\"BTC/USDT\","));
        update(2, trade("\"fees\":[{\"asset\":\"USDT\",\"qty\":1},{\"asset\":\"BTC\",\"qty\":1}],"));
        update(3, order("new", "new", "\"symbol\":\"BTC/USDT\",").replace("2026-01-02", "the second"));
        assertThat(news.missed).hasSize(3);
        assertThat(news.orders).isEmpty();
    }

    @Test
    void whatHelixCannotTradeIsPassedOverToItsEnd() {
        update(1, order("new", "new", "\"symbol\":\"XBT.F/Ü\","));
        update(2, order("canceled", "canceled", ""));
        assertThat(news.orders).isEmpty();
        assertThat(news.missed).isEmpty();
    }

    private static String trade(String fees) {
        return order(
                "trade",
                "partially_filled",
                fees
                        + "\"exec_id\":\"TX-1\",\"trade_id\":7,\"symbol\":\"BTC/USDT\",\"side\":\"sell\",\"last_qty\":0.01,"
                        + "\"last_price\":60000.1,\"cum_qty\":0.01,\"order_type\":\"market\",");
    }

    private static String order(String happening, String status, String more) {
        return "{\"order_id\":\"OX-1\",\"cl_ord_id\":\"hx1\",\"exec_type\":\"" + happening + "\"," + more
                + "\"order_status\":\"" + status + "\",\"timestamp\":\"" + AT + "\"}";
    }

    private static String no(String error) {
        return "{\"method\":\"subscribe\",\"error\":\"" + error + "\",\"success\":false}";
    }

    private static String message(String type, long number, String data) {
        return "{\"channel\":\"executions\",\"type\":\"" + type + "\",\"data\":[" + data + "],\"sequence\":" + number
                + "}";
    }

    private void update(long number, String data) {
        hear(message("update", number, data));
    }

    private void hear(String message) {
        talk.hear(Json.parse(message.getBytes(StandardCharsets.UTF_8)), news);
    }
}
