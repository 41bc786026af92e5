package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int CALLERS = 8;
    private static final int REQUESTS = 200;

    @Test
    void manyCallersEachGetTheirOwnAnswer() throws Exception {
        var intake = FakeIntake.answering(FakeIntake.OPENED);
        Webhook webhook = Requests.webhook(intake);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Void>> calls = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> (Callable<Void>) () -> {
                        for (int i = 0; i < REQUESTS; i++) {
                            String body = Requests.with("signal_id", "\"" + caller + "-" + i + "\"");
                            assertThat(webhook.handle(Requests.authentic(body)).status())
                                    .isEqualTo(200);
                            assertThat(webhook.handle(Requests.bare(body)).status())
                                    .isEqualTo(401);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : callers.invokeAll(calls)) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(intake.signals.stream().map(signal -> signal.id().value()).distinct())
                .hasSize(CALLERS * REQUESTS);
        assertThat(webhook.counts().accepted()).isEqualTo(CALLERS * REQUESTS);
        assertThat(webhook.counts().unauthenticated()).isEqualTo(CALLERS * REQUESTS);
    }
}
