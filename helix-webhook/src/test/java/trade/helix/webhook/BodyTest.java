package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyTest {
    private final FakeIntake intake = FakeIntake.answering(FakeIntake.OPENED);
    private final Webhook webhook = Requests.webhook(intake);

    @Test
    void theLargestBodyIsTakenAndOneByteMoreIsNot() {
        String largest = Requests.VALID + " ".repeat(Webhook.MOST_BODY_BYTES - Requests.VALID.length());

        assertThat(webhook.handle(Requests.authentic(largest)).status()).isEqualTo(200);
        assertThat(webhook.handle(Requests.authentic(largest + " ")).status()).isEqualTo(413);
        assertThat(webhook.handle(Requests.bare(largest + " ")).status()).isEqualTo(413);
        assertThat(intake.signals).hasSize(1);
    }

    @Test
    void anEndlessBodyIsReadOneBytePastTheLimit() {
        var read = new AtomicLong();
        var endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int count) {
                Arrays.fill(into, from, from + count, (byte) ' ');
                read.addAndGet(count);
                return count;
            }
        };

        assertThat(webhook.handle(WebhookRequest.builder().body(endless).build())
                        .status())
                .isEqualTo(413);
        assertThat(read).hasValue(Webhook.MOST_BODY_BYTES + 1L);
    }

    @Test
    void theCallersArrayMayChangeAfterwards() {
        byte[] body = Requests.VALID.getBytes(StandardCharsets.UTF_8);
        WebhookRequest request = Requests.authentic(body);
        body[0] = 'x';

        assertThat(webhook.handle(request).status()).isEqualTo(200);
    }

    @Test
    void brokenUtf8IsAFaultOfTheCallerWithItsPlace() {
        byte[] body = "{\"signal\":\"BUY\",\n\"strategy\":\"caf?\"}".getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xE9;

        WebhookResponse response = webhook.handle(Requests.authentic(body));

        assertThat(response.status()).isEqualTo(422);
        assertThat(Requests.json(response).path("error").asText()).isEqualTo("malformed_json");
        assertThat(Requests.json(response).path("line").asInt()).isEqualTo(2);
        assertThat(Requests.json(response).path("column").asInt()).isEqualTo(16);
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(webhook.handle(Requests.authentic("\uFEFF" + Requests.VALID)).status())
                .isEqualTo(200);
    }

    @Test
    void unknownFieldsAreIgnoredAndNumbersKeptAsTheyWereWritten() {
        String body =
                Requests.VALID.replace("}", ",\"bar\":{\"open\":1.500,\"tags\":[true,null,-0.0,1E999999999999]}}");

        assertThat(webhook.handle(Requests.authentic(body)).status()).isEqualTo(200);

        assertThat(intake.only().payload()).isEqualTo(body);
    }

    @Test
    void thePayloadIsAsciiWhateverTheMessageHolds() {
        String body = Requests.VALID.replace("}", ",\"note\":\"\u4e2d \\ud800 \\u0000\"}");

        assertThat(webhook.handle(Requests.authentic(body)).status()).isEqualTo(200);

        assertThat(intake.only().payload()).endsWith("\"note\":\"\\u4E2D \\uD800 \\u0000\"}");
    }
}
