package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.binance.ScriptedServer.reply;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.exchange.binance.ScriptedServer.Reaction;

/** What becomes of an order when the way to the venue breaks: sent once, and unknown unless it surely was not sent. */
class TransportAccidentTest {
    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    static Stream<Arguments> accidents() {
        return Stream.of(
                Arguments.of("connection closed", ScriptedServer.hangUp()),
                Arguments.of("connection reset", ScriptedServer.reset()),
                Arguments.of("no answer", ScriptedServer.hang()),
                Arguments.of("half an answer", ScriptedServer.stall(filledBuy())),
                Arguments.of("truncated", ScriptedServer.truncate(filledBuy())),
                Arguments.of("not HTTP", ScriptedServer.garbage()),
                Arguments.of("too long", reply(200, "[" + "0,".repeat(5 << 20) + "0]")),
                Arguments.of("redirect", reply(307, "", "Location: /api/v3/order")));
    }

    /** The symbols and the time were read before: the connection is a kept-alive one, which tempts a client to repeat. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("accidents")
    void anAccidentAfterSendingLeavesOneRequestAndNoCertainty(String accident, Reaction reaction) {
        binance.server.on(ORDER, reaction);
        SubmitResult result = binance.client.submit(buy());
        assertThat(result).as(accident).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(binance.server.received(ORDER)).hasSize(1);
        assertThat(binance.server.received(ORDER).get(0).connection())
                .as("the order went over a connection that had served before")
                .isEqualTo(binance.server.received(Fixture.INFO).get(0).connection());
    }

    @Test
    void aRefusedConnectionIsCertainlyNotSent() {
        warmUp();
        binance.server.close();
        SubmitResult.Refused refused = (SubmitResult.Refused) binance.client.submit(buy());
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(refused.refusal().reason().isRetryable()).isTrue();
    }

    @Test
    void anInterruptWhileWaitingIsUnknownAndKeepsTheFlag() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        binance.server.on(ORDER, any -> {
            arrived.countDown();
            return ScriptedServer.hang();
        });
        CompletableFuture<SubmitResult> result = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            result.complete(binance.client.submit(buy()));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptBeforeSendingSendsNothing() {
        warmUp();
        int before = binance.server.received(ORDER).size();
        Thread.currentThread().interrupt();
        SubmitResult result = binance.client.submit(buy());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(((SubmitResult.Refused) result).refusal().reason()).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(binance.server.received(ORDER)).hasSize(before);
    }

    @Test
    void afterCloseNothingIsSent() {
        warmUp();
        int before = binance.server.received().size();
        binance.client.close();
        binance.client.close();
        assertThat(((SubmitResult.Refused) binance.client.submit(buy()))
                        .refusal()
                        .reason())
                .isEqualTo(RefusalReason.NOT_SENT);
        binance.venue.close();
        binance.venue.close();
        assertThat(((SubmitResult.Refused) binance.client.submit(buy()))
                        .refusal()
                        .reason())
                .isEqualTo(RefusalReason.NOT_SENT);
        assertThat(binance.server.received()).hasSize(before);
    }

    private void warmUp() {
        binance.server.on(ORDER, reply(200, filledBuy()));
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }
}
