package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.ORDER;
import static trade.helix.exchange.kraken.Fixture.PAIRS;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.pair;
import static trade.helix.exchange.kraken.Fixture.placed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** An entry that a pair's rules forbid is refused with the reason and does not leave; what has to go goes. */
class EntryRulesTest {
    private final Fixture kraken = new Fixture();

    @BeforeEach
    void taken() {
        kraken.server.on(ORDER, placed("OA"));
    }

    @AfterEach
    void close() {
        kraken.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.00004      | 58800    | least quantity of 0.00005
            0.000000001  | 58800    | least quantity
            0.010000001  | 58800    | no multiple of 0.00000001
            0.01         | 58800.05 | stop 58800.05 is no multiple of 0.1
            0.00005      | 9000     | less than 0.5 USDT
            """)
    void whatTheRulesForbidDoesNotLeave(String quantity, String stop, String words) {
        Refusal refusal = refusal(kraken.client.submit(entry(quantity, stop)));
        assertThat(refusal.reason()).isEqualTo(RefusalReason.TRADING_RULE);
        assertThat(refusal.message()).contains(words, "nothing was sent");
        assertThat(kraken.server.received(ORDER)).isEmpty();
    }

    @Test
    void whatTheyAllowLeaves() {
        assertThat(kraken.client.submit(entry("0.00005", "10000"))).isInstanceOf(SubmitResult.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel_only", "post_only", "limit_only", "reduce_only", "something_new"})
    void aPairThatIsNotOnlineTakesNoEntryAndIsAskedForExits(String status) {
        kraken.server.on(
                PAIRS, ok("{" + pair("XBTUSDT", "XBT", "USDT").replace("\"online\"", "\"" + status + "\"") + "}"));
        Refusal refusal = refusal(kraken.client.submit(Fixture.buy()));
        assertThat(refusal.reason()).isEqualTo(RefusalReason.MARKET_CLOSED);
        assertThat(refusal.message()).contains("XBTUSDT is not online");
        assertThat(kraken.server.received(ORDER)).isEmpty();
        assertThat(kraken.client.submit(Fixture.sell())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(kraken.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Placed.class);
    }

    @Test
    void anExitIsNeverJudgedHere() {
        OrderRequest exit = new OrderRequest(new ClientOrderId("hx3"), BTC_USDT, Side.SELL, Quantity.of("0.000000001"));
        assertThat(kraken.client.submit(exit)).isInstanceOf(SubmitResult.Accepted.class);
    }

    private static OrderRequest entry(String quantity, String stop) {
        return new OrderRequest(
                new ClientOrderId("hx1"),
                BTC_USDT,
                Side.BUY,
                Quantity.of(quantity),
                new AttachedStop(1, Price.of(stop)));
    }

    private static Refusal refusal(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Refused.class);
        return ((SubmitResult.Refused) result).refusal();
    }
}
