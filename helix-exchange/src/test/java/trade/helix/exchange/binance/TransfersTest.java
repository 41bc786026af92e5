package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.Transfer;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Money;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.TransferQuery;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.ScriptedServer.Received;

/** Deposits and withdrawals as the wallet API tells them. */
class TransfersTest {
    private static final String DEPOSITS = "GET /sapi/v1/capital/deposit/hisrec";
    private static final String WITHDRAWALS = "GET /sapi/v1/capital/withdraw/history";
    private static final Instant LAST_WEEK = Fixture.START.minus(Duration.ofDays(7));

    private final Fixture binance = new Fixture();

    @BeforeEach
    void nothingMoved() {
        binance.server.on(DEPOSITS, reply(200, "[]"));
        binance.server.on(WITHDRAWALS, reply(200, "[]"));
    }

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void readsBothByTime() {
        binance.server.on(DEPOSITS, reply(200, "[" + deposit("d1", "1", "USDT", 1767000000000L) + "]"));
        binance.server.on(WITHDRAWALS, reply(200, "[" + withdrawal("w1", 6, "2025-12-29 09:19:59") + "]"));
        Page<Transfer> page = read();
        assertThat(page.next()).isEmpty();
        assertThat(page.items())
                .containsExactly(
                        new Transfer(
                                "w1",
                                Direction.WITHDRAWAL,
                                Money.of("8.91", "USDT"),
                                Money.of("0.004", "USDT"),
                                Instant.parse("2025-12-29T09:19:59Z")),
                        new Transfer(
                                "d1",
                                Direction.DEPOSIT,
                                Money.of("0.00999800", "USDT"),
                                Money.of("0", "USDT"),
                                Instant.ofEpochMilli(1767000000000L)));
        Received sent = binance.server.received(DEPOSITS).get(0);
        assertThat(sent.parameter("startTime")).contains(Long.toString(LAST_WEEK.toEpochMilli()));
        assertThat(sent.parameter("endTime")).contains(Long.toString(Fixture.START.toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "2,false", "6,true", "7,false", "8,false", "99,false"})
    void onlyADepositThatArrivedCounts(int status, boolean counts) {
        binance.server.on(DEPOSITS, reply(200, "[" + deposit("d1", "" + status, "USDT", 1767000000000L) + "]"));
        assertThat(read().items()).hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false", "2,true", "3,false", "4,true", "5,false", "6,true", "99,true"})
    void aWithdrawalCountsUntilItIsUndone(int status, boolean counts) {
        binance.server.on(WITHDRAWALS, reply(200, "[" + withdrawal("w1", status, "2025-12-29 09:20:00") + "]"));
        assertThat(read().items()).hasSize(counts ? 1 : 0);
    }

    @Test
    void whatMovesInTheOtherWalletOrCannotBeNamedIsLeftOut() {
        String spot = deposit("d1", "1", "USDT", 1767000000000L);
        binance.server.on(
                DEPOSITS,
                reply(
                        200,
                        "[" + spot.replace("\"walletType\":0", "\"walletType\":1") + "," + spot.replace("USDT", "币安人生")
                                + "," + spot + "]"));
        assertThat(read().items()).extracting(Transfer::id).containsExactly("d1");
    }

    @Test
    void aLongTimeIsReadInSpansThatTheVenueAllows() {
        Instant lastYear = Fixture.START.minus(Duration.ofDays(200));
        TransferQuery query = TransferQuery.since(lastYear);
        Page<Transfer> page = binance.client.transfers(query);
        int pages = 1;
        while (page.next().isPresent()) {
            page = binance.client.transfers(query.from(page.next().get()));
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        List<Received> sent = binance.server.received(WITHDRAWALS);
        long expected = lastYear.toEpochMilli();
        for (Received each : sent) {
            assertThat(number(each, "startTime")).as("without a gap").isEqualTo(expected);
            assertThat(number(each, "endTime") - expected)
                    .isLessThan(Duration.ofDays(90).toMillis());
            expected = number(each, "endTime") + 1;
        }
        assertThat(expected).isEqualTo(Fixture.START.toEpochMilli() + 1);
    }

    /** An answer holds the newest 1,000: what is older would be missing. */
    @Test
    void aSpanWithMoreThanAnAnswerHoldsIsHalved() {
        long start = LAST_WEEK.toEpochMilli();
        binance.server.on(
                DEPOSITS, sent -> reply(200, deposits(start, number(sent, "startTime"), number(sent, "endTime"))));
        TransferQuery query = TransferQuery.since(LAST_WEEK);
        Page<Transfer> page = binance.client.transfers(query);
        int count = page.items().size();
        while (page.next().isPresent()) {
            page = binance.client.transfers(query.from(page.next().get()));
            count += page.items().size();
        }
        assertThat(count).isEqualTo(1500);
    }

    @Test
    void aMomentWithMoreThanAnAnswerHoldsIsNoEndlessSearch() {
        binance.server.on(DEPOSITS, reply(200, deposits(0, 0, 1499)));
        assertCategory(Category.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "{}",
                "[{}]",
                "[{\"status\":1}]",
                "[{\"id\":\"a\",\"amount\":\"-1\",\"coin\":\"USDT\",\"status\":1,\"insertTime\":1}]",
                "[{\"id\":\"a\",\"amount\":\"0\",\"coin\":\"USDT\",\"status\":1,\"insertTime\":1}]"
            })
    void whatCannotBeReadIsAFailureAndNotNothing(String body) {
        binance.server.on(DEPOSITS, reply(200, body));
        assertCategory(Category.UNREADABLE);
    }

    @Test
    void aTimeThatIsNoneIsAFailure() {
        binance.server.on(WITHDRAWALS, reply(200, "[" + withdrawal("w", 6, "yesterday") + "]"));
        assertCategory(Category.UNREADABLE);
    }

    @Test
    void aKeyThatMayNotReadThemIsToldApart() {
        binance.server.on(WITHDRAWALS, reply(401, Fixture.error(-2015, "Invalid API-key, IP, or permissions.")));
        assertCategory(Category.KEY_REFUSED);
    }

    /** The wallet API has limits of its own. */
    @Test
    void tooManyReadsOfTransfersMakeNoOrderWait() {
        binance.server.on(WITHDRAWALS, reply(429, "", "Retry-After: 40"));
        assertThatThrownBy(this::read).isInstanceOfSatisfying(VenueException.class, e -> {
            assertThat(e.category()).isEqualTo(Category.RATE_LIMITED);
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(40));
        });
        binance.server.on(Fixture.ORDER, reply(200, Fixture.filledBuy()));
        assertThat(binance.client.submit(Fixture.buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void aServerWithoutTheWalletApiTellsNone() {
        binance.server.on(DEPOSITS, reply(404, "<html/>"));
        assertCategory(Category.REFUSED);
        VenueConfig testnet = VenueConfig.builder().build();
        try (Venue venue = new BinanceVenueProvider().open(testnet, new VenueContext(binance.clock))) {
            assertThat(venue.capabilities().has(Capability.TRANSFERS)).isFalse();
        }
        assertThat(binance.venue.capabilities().has(Capability.TRANSFERS)).isTrue();
    }

    private Page<Transfer> read() {
        return binance.client.transfers(TransferQuery.since(LAST_WEEK));
    }

    private void assertCategory(Category category) {
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.category()).isEqualTo(category));
    }

    private static long number(Received sent, String name) {
        return Long.parseLong(sent.parameter(name).orElseThrow());
    }

    /** One in each second of 1,500 from a start, as far as they lie in a span; the newest 1,000 of them, newest first. */
    private static String deposits(long first, long from, long to) {
        return LongStream.range(0, 1500)
                .map(each -> first + (1499 - each) * (to - from < 2000 ? 1 : 1000))
                .filter(at -> at >= from && at <= to)
                .limit(1000)
                .mapToObj(at -> deposit("d" + at, "1", "USDT", at))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String deposit(String id, String status, String coin, long at) {
        return """
                {"id":"%s","amount":"0.00999800","coin":"%s","network":"ETH","status":%s,"address":"0x1","addressTag":"",
                 "txId":"0x2","insertTime":%d,"completeTime":%d,"transferType":0,"confirmTimes":"1/1","unlockConfirm":12,
                 "walletType":0,"travelRuleStatus":0}""".formatted(id, coin, status, at, at);
    }

    private static String withdrawal(String id, int status, String at) {
        return """
                {"id":"%s","amount":"8.91000000","transactionFee":"0.004","coin":"USDT","status":%d,"address":"0x1",
                 "txId":"0x2","applyTime":"%s","network":"ETH","transferType":0,"info":"","confirmNo":3,"walletType":0,
                 "txKey":"","completeTime":"2025-12-29 16:52:41"}""".formatted(id, status, at);
    }
}
