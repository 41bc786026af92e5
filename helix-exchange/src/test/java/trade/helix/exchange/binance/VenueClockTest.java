package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.START;
import static trade.helix.exchange.binance.Fixture.TIME;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** The timestamps of orders, as they go over the wire. */
class VenueClockTest {
    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void aSlowAnswerNeverPutsOurTimeAheadOfTheVenues() {
        // The venue is 10 s ahead and answers at once; the answer takes 3 s of our clock to come back.
        binance.server.on(TIME, any -> {
            Instant written = binance.clock.instant().plusSeconds(10);
            binance.clock.advance(Duration.ofSeconds(3));
            return time(written);
        });
        submit();
        // The venue is at 13 s when the order leaves: 3 s behind is within its window, ahead would be refused.
        assertThat(timestamps()).containsExactly(START.plusSeconds(10));
    }

    @Test
    void measuresOnceForManyOrders() {
        submit();
        binance.clock.advance(Duration.ofMinutes(4));
        submit();
        assertThat(binance.server.received(TIME)).hasSize(1);
        assertThat(timestamps()).containsExactly(START, START.plus(Duration.ofMinutes(4)));
    }

    /** A read that comes by renews it, so that the next order finds it young. */
    @Test
    void readsMeasureBeforeAnOrderHasTo() {
        submit();
        binance.server.on("GET /api/v3/account", reply(200, "{\"balances\":[]}"));
        binance.clock.advance(Duration.ofSeconds(119));
        binance.client.account();
        assertThat(binance.server.received(TIME)).hasSize(1);
        binance.clock.advance(Duration.ofSeconds(1));
        submit();
        assertThat(binance.server.received(TIME)).as("an order").hasSize(1);
        binance.client.account();
        assertThat(binance.server.received(TIME)).as("a read").hasSize(2);
        binance.clock.advance(Duration.ofSeconds(299));
        submit();
        assertThat(binance.server.received(TIME)).hasSize(2);
    }

    @Test
    void measuresAgainWhenTheOffsetIsOld() {
        submit();
        binance.clock.advance(Duration.ofMinutes(5));
        binance.server.on(TIME, time(START.plusSeconds(777)));
        submit();
        assertThat(timestamps()).containsExactly(START, START.plusSeconds(777));
    }

    @Test
    void measuresAgainWhenOurClockWentBack() {
        submit();
        binance.clock.advance(Duration.ofHours(-1));
        binance.server.on(TIME, time(START));
        submit();
        assertThat(timestamps()).containsExactly(START, START);
    }

    @Test
    void anOldOffsetServesWhileTheTimeCannotBeRead() {
        submit();
        binance.clock.advance(Duration.ofMinutes(6));
        binance.server.on(TIME, reply(500, ""));
        assertThat(submit()).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void aRefusedTimestampIsNotSentAgainHereButTheNextOneIsMeasured() {
        submit();
        binance.server.on(ORDER, reply(400, error(-1021, "Timestamp for this request is outside of the recvWindow.")));
        SubmitResult.Refused refused = (SubmitResult.Refused) binance.client.submit(buy());
        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.OUTSIDE_TIME_WINDOW);
        assertThat(refused.refusal().reason().isRetryable())
                .as("it placed nothing, and the engine may send it under the same id")
                .isTrue();
        assertThat(timestamps()).as("refused once, sent once").containsExactly(START, START);
        binance.server.on(TIME, time(START.plusSeconds(42)));
        submit();
        assertThat(timestamps()).containsExactly(START, START, START.plusSeconds(42));
    }

    private SubmitResult submit() {
        binance.server.on(ORDER, reply(200, filledBuy()));
        return binance.client.submit(buy());
    }

    private static Reaction time(Instant venue) {
        return reply(200, "{\"serverTime\":" + venue.toEpochMilli() + "}");
    }

    private List<Instant> timestamps() {
        return binance.server.received(ORDER).stream()
                .map(sent -> Instant.ofEpochMilli(
                        Long.parseLong(sent.parameter("timestamp").orElseThrow())))
                .toList();
    }
}
