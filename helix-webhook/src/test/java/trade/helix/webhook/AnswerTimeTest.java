package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTimeTest {
    @ParameterizedTest
    @CsvSource({"PT0S, PT2.5S", "PT1S, PT1.5S", "PT2.5S, PT0S", "PT9S, PT0S", "PT-5S, PT2.5S"})
    void waitsOnlyForWhatStoringLeaves(Duration storing, Duration left) {
        var now = new AtomicReference<>(Instant.parse("2026-05-15T08:14:32Z"));
        var intake = FakeIntake.doingOnSubmit(() -> now.updateAndGet(at -> at.plus(storing)));
        Webhook webhook = Requests.builder(intake).time(now::get).build();

        WebhookResponse response = webhook.handle(Requests.authentic(Requests.VALID));

        assertThat(response.status()).isEqualTo(202);
        assertThat(intake.waits).containsExactly(left);
    }

    @Test
    void anInterruptAnswers202AndStaysSet() {
        var intake = FakeIntake.answering(FakeIntake.OPENED);
        Thread.currentThread().interrupt();

        WebhookResponse response = Requests.webhook(intake).handle(Requests.authentic(Requests.VALID));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(response.status()).isEqualTo(202);
        assertThat(intake.signals).hasSize(1);
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatThrownBy(() -> Webhook.builder().answerWithin(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
