package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.exchange.internal.Answer;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;
import trade.helix.exchange.internal.Transport;

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
                Arguments.of("too long", reply(200, filledBuy() + " ".repeat(9 << 20))),
                Arguments.of("redirect", reply(307, "", "Location: /api/v3/order")));
    }

    /** The symbols and the time were read before: the connection is a kept-alive one, which tempts a client to repeat. */
    @ParameterizedTest(name = "{0}")
    @Timeout(120) // Only so that a missing deadline shows as a failure.
    @MethodSource("accidents")
    void anAccidentAfterSendingLeavesOneRequestAndNoCertainty(String accident, Reaction reaction) {
        try (Fixture hasty = new Fixture(Environment.LIVE, Duration.ofSeconds(2))) {
            hasty.server.on(ORDER, reaction);
            SubmitResult result = hasty.client.submit(buy());
            assertThat(result).as(accident).isInstanceOf(SubmitResult.Unknown.class);
            assertThat(hasty.server.received(ORDER)).hasSize(1);
            assertThat(hasty.server.received(ORDER).get(0).connection())
                    .as("the order went over a connection that had served before")
                    .isEqualTo(hasty.server.received(Fixture.INFO).get(0).connection());
        }
    }

    @Test
    void aRefusedConnectionIsCertainlyNotSent() {
        // The last answer ends the connection: the next order needs a new one, which nobody takes.
        binance.server.on(ORDER, reply(200, filledBuy(), "Connection: close"));
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        binance.server.close();
        SubmitResult.Refused refused = (SubmitResult.Refused) binance.client.submit(buy());
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(refused.refusal().reason().isRetryable()).isTrue();
    }

    @Test
    void aHostThatNobodyKnowsIsCertainlyNotSent() {
        Transport transport = new Transport(URI.create("http://no-such-host.invalid"), patient());
        Answer answer = transport.send(transport.to("/api/v3/order").GET().build(), 1000);
        assertThat(answer).isInstanceOf(Answer.NotSent.class);
    }

    /** On Linux a listener whose queue is full lets further connections wait unanswered. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionThatIsNotMadeInTimeIsCertainlyNotSent() throws Exception {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                Socket filler = SocketChannel.open().socket();
                filler.getChannel().configureBlocking(false);
                filler.getChannel().connect(full.getLocalSocketAddress());
                fillers.add(filler);
            }
            Transport transport = new Transport(URI.create("http://127.0.0.1:" + full.getLocalPort()), patient());
            Answer answer = transport.send(transport.to("/api/v3/order").GET().build(), 1000);
            assertThat(answer).isInstanceOf(Answer.NotSent.class);
        } finally {
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    private static VenueConfig patient() {
        return VenueConfig.builder()
                .connectTimeout(Duration.ofMillis(300))
                .requestTimeout(Duration.ofSeconds(30))
                .build();
    }

    @Test
    void manyThreadsShareOneVenueAndEachGetsItsOwnAnswer() throws Exception {
        binance.server.on(ORDER, sent -> {
            String id = sent.parameter("newClientOrderId").orElseThrow();
            return reply(200, filledBuy().replace("\"hx1\"", "\"" + id + "\""));
        });
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<String>> calls = IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<String>) () -> idOf(binance.client.submit(order("t" + i))))
                    .toList();
            List<String> ids = new ArrayList<>();
            for (Future<String> id : pool.invokeAll(calls)) {
                ids.add(id.get());
            }
            assertThat(ids)
                    .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "t" + i).toList());
        } finally {
            pool.shutdownNow();
        }
        assertThat(binance.server.received(ORDER)).hasSize(200);
        assertThat(binance.server.received(Fixture.INFO)).hasSize(1);
    }

    private static OrderRequest order(String id) {
        return new OrderRequest(new ClientOrderId(id), Fixture.BTC_USDT, Side.BUY, Quantity.of("0.01"));
    }

    private static String idOf(SubmitResult result) {
        return ((SubmitResult.Accepted) result)
                .order()
                .clientOrderId()
                .orElseThrow()
                .value();
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
