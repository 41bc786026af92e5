package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Price;

class FieldsTest {
    private final FakeIntake intake = FakeIntake.answering(FakeIntake.OPENED);

    private WebhookResponse send(String body) {
        return Requests.webhook(intake).handle(Requests.authentic(body));
    }

    private static List<String> faultyFields(WebhookResponse response) {
        assertThat(response.status()).isEqualTo(422);
        assertThat(Requests.json(response).path("error").asText()).isEqualTo("invalid_signal");
        return StreamSupport.stream(Requests.json(response).path("faults").spliterator(), false)
                .map(fault -> fault.path("field").asText())
                .toList();
    }

    @Test
    void everyFieldReachesTheSignal() {
        assertThat(send(Requests.VALID).status()).isEqualTo(200);

        assertThat(intake.only())
                .isEqualTo(Signal.builder()
                        .account(new AccountId("main"))
                        .action(SignalAction.BUY)
                        .symbol("BTC/USDT")
                        .price(Price.of("64210.50"))
                        .sentAt(Instant.parse("2026-05-15T08:14:32Z"))
                        .strategy("ema_crossover")
                        .id(new SignalId("Long-2026-05-15T08:14:32Z"))
                        .payload(Requests.VALID)
                        .build());
    }

    @Test
    void theOptionalMayBeLeftOutNullOrEmpty() {
        for (String optional : new String[] {null, "null", "\"\"", "\" \""}) {
            assertThat(send(Requests.with("timestamp", optional)).status()).isEqualTo(200);
            assertThat(send(Requests.with("strategy", optional)).status()).isEqualTo(200);
        }
        assertThat(intake.signals.get(0).sentAt()).isEmpty();
        assertThat(intake.signals.get(1).strategy()).isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(faultyFields(send("{}"))).containsExactly("signal", "symbol", "price", "signal_id");
        assertThat(faultyFields(send("{\"signal\":\"HOLD\",\"symbol\":1,\"price\":\"x\",\"timestamp\":true,"
                        + "\"strategy\":[],\"signal_id\":\"\"}")))
                .containsExactly("signal", "symbol", "price", "timestamp", "strategy", "signal_id");
        assertThat(intake.signals).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BUY,BUY", "buy,BUY", "Buy,BUY", "' sell ',SELL", "SELL,SELL"})
    void theActionMayBeInAnyCase(String text, SignalAction action) {
        assertThat(send(Requests.with("signal", "\"" + text + "\"")).status()).isEqualTo(200);
        assertThat(intake.only().action()).isEqualTo(action);
    }

    static Stream<Arguments> wrong() {
        String long129 = "\"" + "x".repeat(129) + "\"";
        return Stream.of(
                arguments("signal", null),
                arguments("signal", "null"),
                arguments("signal", "\"\""),
                arguments("signal", "\"LONG\""),
                // A long s becomes S in capitals.
                arguments("signal", "\"\u017Fell\""),
                arguments("signal", "1"),
                arguments("signal", "\"{{strategy.order.action}}\""),
                arguments("symbol", "\"  \""),
                arguments("symbol", "\"{{ticker}}\""),
                arguments("symbol", "\"BTC\\nUSDT\""),
                arguments("symbol", "\"BTC\\u2028USDT\""),
                arguments("symbol", long129),
                arguments("symbol", "{\"base\":\"BTC\"}"),
                arguments("price", "0"),
                arguments("price", "-1"),
                arguments("price", "\"\""),
                arguments("price", "\"64,210.5\""),
                arguments("price", "\"NaN\""),
                arguments("price", "\"0x10\""),
                arguments("price", "\"\u0661\u0662\""),
                arguments("price", "\"{{close}}\""),
                arguments("price", "true"),
                arguments("price", "1" + "0".repeat(60)),
                arguments("price", "1E61"),
                arguments("price", "1E999999999"),
                arguments("price", "1E-999999999"),
                arguments("timestamp", "\"2026-05-15T08:14:32\""),
                arguments("timestamp", "\"2026-05-15\""),
                arguments("timestamp", "\"yesterday\""),
                arguments("timestamp", "\"1999-12-31T23:59:59Z\""),
                arguments("timestamp", "\"2100-01-01T00:00:00Z\""),
                arguments("timestamp", "\"+999999999-12-31T23:59:59Z\""),
                arguments("timestamp", "0"),
                arguments("timestamp", "946684799"),
                arguments("timestamp", "4102444800"),
                arguments("timestamp", "946684799999"),
                arguments("timestamp", "4102444800000"),
                arguments("timestamp", "1778832872000000"),
                arguments("timestamp", "1778832872.5"),
                arguments("timestamp", "\"{{timenow}}\""),
                arguments("strategy", "7"),
                arguments("strategy", "\"{{strategy.order.comment}}\""),
                arguments("strategy", "\"a\\u0000b\""),
                arguments("strategy", "\"\\ud800\""),
                arguments("strategy", long129),
                arguments("signal_id", "\"{{strategy.order.id}}\""),
                arguments("signal_id", "\"{{strategy.order.id}}-{{timenow}}\""),
                arguments("signal_id", "\"a\\tb\""),
                arguments("signal_id", long129),
                arguments("signal_id", "false"),
                arguments("signal_id", null));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongFieldIsTheOnlyFault(String field, String json) {
        String body = json == null
                ? Requests.with(field, null)
                : Requests.with(field, "\"@\"").replace("\"" + field + "\":\"@\"", "\"" + field + "\":" + json);

        assertThat(faultyFields(send(body))).containsExactly(field);
        assertThat(intake.signals).isEmpty();
    }

    @Test
    void anUnfilledStrategyPlaceholderTellsTheRemedy() {
        WebhookResponse response = send(Requests.with("signal_id", "\"{{strategy.order.id}}\""));

        assertThat(Requests.json(response)
                        .path("faults")
                        .path(0)
                        .path("problem")
                        .asText())
                .contains("did not fill", "\"signal_id\": \"BUY-{{ticker}}-{{timenow}}\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-05-15T08:14:32Z\"",
                "\"2026-05-15T12:14:32+04:00\"",
                "\"2026-05-15T08:14:32.000Z\"",
                "1778832872",
                "\"1778832872\"",
                "1778832872000",
                "\"1778832872000\""
            })
    void aTimeMayBeIsoSecondsOrMilliseconds(String json) {
        assertThat(send(Requests.with("timestamp", json)).status()).isEqualTo(200);
        assertThat(intake.only().sentAt()).contains(Instant.parse("2026-05-15T08:14:32Z"));
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "1778832872000, 1778832872000", "'\"17\"', 17", "'\" Long 1 \"', Long 1"})
    void anIdMayBeANumber(String json, String id) {
        assertThat(send(Requests.with("signal_id", json)).status()).isEqualTo(200);
        assertThat(intake.only().id()).isEqualTo(new SignalId(id));
    }

    @Property(tries = 300)
    void aPriceIsExactQuotedOrNot(
            @ForAll @BigRange(min = "0.000000000001", max = "1000000000000") @Scale(12) BigDecimal price) {
        String body = Requests.VALID.replace("64210.50", price.toPlainString());
        String quoted = Requests.VALID.replace("64210.50", '"' + price.toString() + '"');

        assertThat(send(body).status()).isEqualTo(200);
        assertThat(send(quoted).status()).isEqualTo(200);
        assertThat(intake.signals)
                .allSatisfy(signal -> assertThat(signal.price()).contains(new Price(price)));
        intake.signals.clear();
    }

    @Property(tries = 300)
    void secondsAndMillisecondsOfOneTimeAreTheSameTime(
            @ForAll @LongRange(min = 946_684_800L, max = 4_102_444_799L) long seconds) {
        assertThat(SentAt.parse(Long.toString(seconds)))
                .contains(Instant.ofEpochSecond(seconds))
                .isEqualTo(SentAt.parse(Long.toString(seconds * 1_000)))
                .isEqualTo(SentAt.parse(Instant.ofEpochSecond(seconds).toString()));
    }
}
