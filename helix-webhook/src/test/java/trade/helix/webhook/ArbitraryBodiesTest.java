package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.StoreException;
import trade.helix.api.trade.TradeId;

/** Whatever comes in: never an exception, never our fault. */
class ArbitraryBodiesTest {
    private static final List<Integer> STATUSES = List.of(200, 202, 401, 409, 413, 422, 429, 503);

    @Provide
    Arbitrary<Supplier<FakeIntake>> intakes() {
        return Arbitraries.of(
                () -> FakeIntake.answering(FakeIntake.OPENED),
                () -> FakeIntake.answering(new SignalOutcome.Closed(new TradeId("t-1"))),
                () -> FakeIntake.answering(new SignalOutcome.Deduplicated(new SignalRef("s-0"))),
                () -> FakeIntake.answering(new SignalOutcome.Rejected(ReasonCode.QUEUE_FULL, "Full.")),
                () -> FakeIntake.answering(new SignalOutcome.Rejected(ReasonCode.STALE, "Old.")),
                FakeIntake::pending,
                () -> FakeIntake.refusing(new StoreException(StoreException.Category.UNAVAILABLE, "Busy.")));
    }

    private static WebhookResponse send(Supplier<FakeIntake> intake, boolean authentic, byte[] body) {
        var request = WebhookRequest.builder().body(body);
        // Thousands of lines that nobody reads, otherwise.
        try (var unused = new LogCapture()) {
            WebhookResponse response = Requests.webhook(intake.get())
                    .handle((authentic ? request.secretSegment(Requests.SECRET) : request).build());
            assertThat(response.status()).isIn(STATUSES);
            assertThat(Requests.json(response).isObject()).isTrue();
            return response;
        }
    }

    @Property
    void bytes(
            @ForAll("intakes") Supplier<FakeIntake> intake,
            @ForAll boolean authentic,
            @ForAll @Size(max = 200) byte[] body) {
        int status = send(intake, authentic, body).status();

        assertThat(status == 401).isEqualTo(!authentic);
    }

    @Property(tries = 2_000)
    void aValidMessageWithOneByteChanged(
            @ForAll("intakes") Supplier<FakeIntake> intake, @ForAll @IntRange(max = 150) int at, @ForAll byte value) {
        byte[] body = Requests.VALID.getBytes(StandardCharsets.UTF_8);
        body[at] = value;

        send(intake, true, body);
    }

    @Property(tries = 2_000)
    void aValidMessageWithOneTokenAnywhere(
            @ForAll("intakes") Supplier<FakeIntake> intake,
            @ForAll @IntRange(max = 150) int at,
            @ForAll("tokens") String token) {
        String body = Requests.VALID.substring(0, at) + token + Requests.VALID.substring(at);

        send(intake, true, body.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                "\"",
                "\\",
                "\\u",
                "\\ud800",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "{{close}}",
                "{{",
                "NaN",
                "-",
                "1e",
                "E",
                "1E99999999999",
                ".",
                "\n",
                "\r",
                "\t",
                "\u0000",
                "\u2028",
                "\uFEFF",
                "//",
                "true",
                "null",
                "\u201C",
                "\"a\":",
                "\"price\":",
                "\"secret\":",
                "\uD83D\uDE00",
                "[[[[[[[[[[[[[[[[[");
    }

    @Property(tries = 2_000)
    void aMessageOfOddValues(
            @ForAll("intakes") Supplier<FakeIntake> intake, @ForAll("messages") Map<String, String> fields) {
        var body = new StringBuilder("{");
        fields.forEach((name, json) -> body.append(body.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(json));

        send(intake, true, body.append('}').toString().getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<Map<String, String>> messages() {
        Arbitrary<String> names =
                Arbitraries.of("signal", "symbol", "price", "timestamp", "strategy", "signal_id", "secret", "note");
        Arbitrary<String> odd = Arbitraries.of(
                "\"BUY\"",
                "\"sell\"",
                "\"BTCUSDT\"",
                "1",
                "0",
                "-1",
                "1E400",
                "1E-400",
                "1E999999999",
                "1E99999999999",
                "-0.0",
                "\"1\"",
                "\"1E99999999999\"",
                "1778832872",
                "\"+999999999-01-01T00:00:00+18:00\"",
                "true",
                "null",
                "{}",
                "[]",
                "[{\"a\":[]}]",
                "\"\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"{{close}}\"");
        Arbitrary<String> text = Arbitraries.strings()
                .ofMaxLength(140)
                .map(chars -> TextNode.valueOf(chars).toString());
        return Arbitraries.maps(names, Arbitraries.oneOf(odd, text)).ofMaxSize(8);
    }
}
