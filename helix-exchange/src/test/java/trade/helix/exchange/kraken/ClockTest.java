package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.kraken.Fixture.CANCEL;
import static trade.helix.exchange.kraken.Fixture.ORDER;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.TIME;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.order;
import static trade.helix.exchange.kraken.Fixture.placed;
import static trade.helix.exchange.kraken.Fixture.sell;
import static trade.helix.exchange.kraken.Fixture.stop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.exchange.internal.ScriptedServer;

/** What waits for the venue's time, and what does not. */
class ClockTest {
    private static final String BALANCE = "POST /0/private/BalanceEx";

    private final Fixture kraken = new Fixture(Duration.ofSeconds(5));

    @BeforeEach
    void measured() {
        kraken.server.on(ORDER, placed("OA"));
        kraken.server.on(BALANCE, ok("{}"));
        assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(measurements()).isEqualTo(1);
    }

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void anOrderDoesNotWaitForAReadThatAsksForTheTime() throws InterruptedException, ExecutionException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        kraken.server.on(TIME, any -> (socket, closing) -> {
            asked.countDown();
            answered.await();
            return ok("{\"unixtime\":1767323225}").react(socket, closing);
        });
        kraken.clock.advance(Duration.ofMinutes(3));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<AccountSnapshot> read = thread.submit(kraken.client::account);
        try {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Accepted.class);
            assertThat(read.isDone()).isFalse();
        } finally {
            answered.countDown();
            thread.shutdown();
        }
        assertThat(read.get().balances()).isEmpty();
    }

    @Test
    void aTimeThatCannotBeHadIsNotAskedForWithEveryCall() {
        kraken.server.on(TIME, ScriptedServer.reply(503, ""));
        kraken.clock.advance(Duration.ofMinutes(6));
        for (int i = 0; i < 3; i++) {
            kraken.client.account();
            assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Accepted.class);
            kraken.clock.advance(Duration.ofSeconds(9));
        }
        assertThat(measurements()).isEqualTo(2);
        kraken.clock.advance(Duration.ofSeconds(3));
        kraken.client.account();
        assertThat(measurements()).as("after half a minute").isEqualTo(3);
    }

    @Test
    void anOrderThatCameTooLateMakesTheNextOneAskForTheTime() {
        kraken.server.on(ORDER, error("EService:Deadline elapsed"));
        assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(measurements()).isEqualTo(1);
        kraken.server.on(TIME, ok("{\"unixtime\":" + START.plusSeconds(42).getEpochSecond() + "}"));
        kraken.server.on(ORDER, placed("OB"));
        kraken.client.submit(sell());
        assertThat(measurements()).isEqualTo(2);
        assertThat(kraken.server.received(ORDER).get(2).parameter("deadline")).contains("2026-01-02T03:04:52Z");
    }

    @Test
    void withATimeThatWasRefusedNoOrderIsSentButReadsAndCancelsAre() {
        kraken.server.on(ORDER, error("EGeneral:Invalid arguments:deadline"));
        kraken.client.submit(sell());
        kraken.server.on(TIME, ScriptedServer.reply(503, ""));
        SubmitResult.Refused refused = (SubmitResult.Refused) kraken.client.submit(sell());
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(kraken.server.received(ORDER)).hasSize(2);
        assertThat(kraken.client.account().balances()).isEmpty();
        kraken.server.on(CANCEL, ok("{\"count\":1}"));
        kraken.server.on(Fixture.OPEN, ok(Fixture.NONE));
        kraken.server.on(
                Fixture.CLOSED,
                ok("{\"closed\":{" + order("OS", "hx2", "stop-loss", "canceled", "0") + "},\"count\":1}"));
        assertThat(kraken.client.cancel(stop().ref())).isInstanceOf(CancelResult.Cancelled.class);
    }

    private int measurements() {
        return kraken.server.received(TIME).size();
    }
}
