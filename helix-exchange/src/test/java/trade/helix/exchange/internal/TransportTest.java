package trade.helix.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.venue.VenueConfig;

/** Every wait for an answer ends, and takes its connection along. */
@Timeout(60) // Only so that a missing deadline shows as a failure.
class TransportTest {
    private static final String PLACE = "GET /slow";
    private static final String BODY = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
    private static final String ENDLESS_BODY = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nX-Endless: ";

    private final ScriptedServer server = new ScriptedServer();
    private final CountDownLatch gone = new CountDownLatch(1);

    @AfterEach
    void close() {
        server.close();
    }

    private Transport transport(Duration patience) {
        return new Transport(
                server.uri(),
                VenueConfig.builder()
                        .connectTimeout(Duration.ofMillis(200))
                        .requestTimeout(patience)
                        .build());
    }

    private static HttpRequest request(Transport transport) {
        return transport.to("/slow").GET().build();
    }

    @ParameterizedTest
    @ValueSource(strings = {BODY, ENDLESS_BODY, HEAD})
    void whatArrivesDropByDropEndsWithTheDeadline(String start) throws Exception {
        server.on(PLACE, ScriptedServer.trickle(start, gone));
        Transport transport = transport(Duration.ofMillis(400));
        assertThat(transport.send(request(transport), 1 << 20)).isInstanceOf(Answer.Lost.class);
        assertThat(gone.await(30, TimeUnit.SECONDS)).as("the connection is cut").isTrue();
        assertThat(server.received(PLACE)).hasSize(1);
    }

    @Test
    void theDeadlineIsNamed() {
        server.on(PLACE, ScriptedServer.trickle(BODY, gone));
        Transport transport = transport(Duration.ofMillis(400));
        assertThat(transport.send(request(transport), 1 << 20))
                .isEqualTo(new Answer.Lost("no whole answer within 600 ms"));
    }

    @Test
    void tooLongABodyEndsAtItsLimitAndCutsTheConnection() throws Exception {
        server.on(PLACE, ScriptedServer.trickle(BODY, gone));
        Transport transport = transport(Duration.ofHours(1));
        assertThat(transport.send(request(transport), 10))
                .isEqualTo(new Answer.Lost("IOException: the answer is longer than 10 bytes"));
        assertThat(gone.await(30, TimeUnit.SECONDS)).as("the connection is cut").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {BODY, HEAD})
    void anInterruptEndsTheWaitAndKeepsTheFlag(String start) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        server.on(PLACE, any -> {
            arrived.countDown();
            return ScriptedServer.trickle(start, gone);
        });
        Transport transport = transport(Duration.ofHours(1));
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            answer.complete(transport.send(request(transport), 1 << 20));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Lost.class);
        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(gone.await(30, TimeUnit.SECONDS)).as("the connection is cut").isTrue();
    }
}
