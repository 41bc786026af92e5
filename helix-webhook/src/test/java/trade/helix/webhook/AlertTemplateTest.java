package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Price;

class AlertTemplateTest {
    private final FakeIntake intake = FakeIntake.answering(FakeIntake.OPENED);

    /** What TradingView puts in place of the placeholders. */
    private static String filled(String template, String action, String close, String orderId) {
        String text = template;
        var values = Map.of(
                "{{ticker}}", "BTCUSDT",
                "{{close}}", close,
                "{{timenow}}", "2026-05-15T08:14:32Z",
                "{{strategy.order.action}}", action,
                "{{strategy.order.id}}", orderId);
        for (var value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }

    private WebhookResponse send(String body) {
        return Requests.webhook(intake).handle(Requests.authentic(body));
    }

    @ParameterizedTest
    @CsvSource({
        "64210.5, Long, Long-2026-05-15T08:14:32Z",
        "0.00000123, Close entry(s) order Long, Close entry(s) order Long-2026-05-15T08:14:32Z",
        "1.23e-06, '', -2026-05-15T08:14:32Z"
    })
    void theFilledTemplateIsASignal(String close, String orderId, String id) {
        assertThat(send(filled(AlertTemplate.STRATEGY, "sell", close, orderId)).status())
                .isEqualTo(200);

        assertThat(intake.only().action()).isEqualTo(SignalAction.SELL);
        assertThat(intake.only().symbol()).isEqualTo("BTCUSDT");
        assertThat(intake.only().price()).contains(Price.of(close));
        assertThat(intake.only().sentAt()).contains(Instant.parse("2026-05-15T08:14:32Z"));
        assertThat(intake.only().id()).isEqualTo(new SignalId(id));
    }

    @Test
    void theFixedTemplatesBuyAndSell() {
        send(filled(AlertTemplate.BUY, "", "1", "a"));
        send(filled(AlertTemplate.SELL, "", "1", "a"));

        assertThat(intake.signals).extracting(signal -> signal.action().name()).containsExactly("BUY", "SELL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "n/a", ""})
    void aPriceThatIsNoneIsTheFaultOfOneField(String close) {
        WebhookResponse response = send(filled(AlertTemplate.BUY, "", close, "a"));

        assertThat(response.status()).isEqualTo(422);
        assertThat(Requests.json(response).path("faults")).hasSize(1);
    }

    @Test
    void theUnfilledTemplateNamesEveryPlaceholder() {
        assertThat(Requests.json(send(AlertTemplate.STRATEGY)).path("faults").findValuesAsText("field"))
                .containsExactly("signal", "symbol", "price", "timestamp", "signal_id");
    }

    @Test
    void eachTradeOfAStrategyHasAnIdOfItsOwn() {
        assertThat(AlertTemplate.BUY).contains("\"signal_id\": \"{{strategy.order.id}}-{{timenow}}\"");
    }
}
