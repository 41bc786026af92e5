package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.binance.Fixture.BTC_USDT;
import static trade.helix.exchange.binance.Fixture.INFO;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.filledBuy;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** Binance's limits as its answers tell them: entries stop short of them, exits go; what it asks to wait is waited out. */
class LimitsTest {
    private static final String ACCOUNT = "GET /api/v3/account";
    private static final String LOOK = "GET /api/v3/order";
    private static final String CANCEL = "DELETE /api/v3/order";
    private static final String LIMITS = """
            "rateLimits":[
             {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000},
             {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":100},
             {"rateLimitType":"ORDERS","interval":"DAY","intervalNum":1,"limit":200000},
             {"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":1},
             {"rateLimitType":"ORDERS","interval":"FORTNIGHT","intervalNum":1,"limit":1},
             {"rateLimitType":"MOONS","interval":"DAY","intervalNum":1,"limit":1}],""";

    private final Fixture binance = new Fixture();
    private final ExchangeClient other =
            binance.venue.login(new AccountId("other"), new Credentials("another-key", Secret.of("x")));

    @BeforeEach
    void allIsWell() {
        limits(LIMITS);
        account();
        binance.server.on(LOOK, reply(200, order("hx1", "MARKET", "FILLED", "0.01")));
        orders();
        binance.venue.instrument(BTC_USDT);
    }

    @AfterEach
    void close() {
        binance.close();
    }

    @ParameterizedTest
    @CsvSource({"4799, true", "4800, false", "6000, false", "7000, false"})
    void anEntryLeavesTheReservedFifthOfTheWeight(int used, boolean sent) {
        read(used);
        if (sent) {
            assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        } else {
            // The window of a minute began at 03:04:00.
            assertHeld(binance.client, Duration.ofSeconds(55));
            assertHeld(other, Duration.ofSeconds(55));
        }
    }

    /** Orders that succeed weigh nothing at Binance: a busy host is not held back by them. */
    @Test
    void onlyAFailedOrderIsCountedAsWeight() {
        read(4798);
        for (int i = 0; i < 5; i++) {
            assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        }
        binance.server.on(ORDER, reply(400, error(-2010, "Account has insufficient balance for requested action.")));
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Refused.class);
        binance.client.submit(buy());
        assertHeld(binance.client, Duration.ofSeconds(55));
    }

    @Test
    void exitsProtectionAndCancelsUseTheReservedFifthAndLookUpsTheWholeLimit() {
        read(5996);
        assertThat(find()).as("the last that fits").isInstanceOf(Lookup.Found.class);
        assertThat(find()).isInstanceOf(Lookup.Unavailable.class);
        assertThat(binance.server.received(LOOK)).hasSize(1);
        assertThatThrownBy(binance.client::account).isInstanceOfSatisfying(VenueException.class, e -> {
            assertThat(e.category()).isEqualTo(VenueException.Category.RATE_LIMITED);
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(55));
        });
        assertThatThrownBy(() -> binance.venue.quote(BTC_USDT)).isInstanceOf(VenueException.class);
        assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(binance.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Placed.class);
        assertThat(binance.client.cancel(Fixture.stop().ref())).isInstanceOf(CancelResult.Cancelled.class);
    }

    @Test
    void lookingAtAnOrderThatRestsLeavesTwoFifthsAndSaysWhenItMayLookAgain() {
        LookupQuery patient = new LookupQuery(buy().ref(), Fixture.START, true);
        read(3596);
        assertThat(binance.client.find(patient)).as("the last that fits").isInstanceOf(Lookup.Found.class);
        assertThat(binance.client.find(patient))
                .isInstanceOfSatisfying(
                        Lookup.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(55)));
        assertThat(find()).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void theNextWindowBeginsAnew() {
        read(6000);
        assertHeld(binance.client, Duration.ofSeconds(55));
        binance.clock.advance(Duration.ofSeconds(55));
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    /** The venue is ten seconds ahead: its minute ends ten seconds sooner by our clock. */
    @Test
    void windowsRunByTheVenuesClock() {
        binance.server.on(
                Fixture.TIME,
                any -> reply(
                        200,
                        "{\"serverTime\":"
                                + binance.clock.instant().plusSeconds(10).toEpochMilli() + "}"));
        binance.client.account();
        read(6000);
        assertHeld(binance.client, Duration.ofSeconds(45));
    }

    @Test
    void whatIsUnderWayOrUntoldIsCounted() {
        limits(LIMITS.replace("6000", "200"));
        binance.clock.advance(Duration.ofHours(2));
        binance.venue.instrument(BTC_USDT);
        binance.clock.advance(Duration.ofMinutes(1));
        // A time of weight 1 and seven accounts of weight 20; the eighth would pass 160 of 200.
        for (int i = 0; i < 7; i++) {
            binance.client.account();
        }
        assertThatThrownBy(binance.client::account).isInstanceOf(VenueException.class);
        assertThat(binance.server.received(ACCOUNT)).hasSize(7);
    }

    @Test
    void anOrderThatIsHeldForItsWeightIsNotCountedAsOne() {
        limits(LIMITS.replace("200000", "5"));
        binance.clock.advance(Duration.ofHours(2));
        binance.venue.instrument(BTC_USDT);
        read(6000);
        for (int i = 0; i < 5; i++) {
            assertHeld(binance.client, Duration.ofSeconds(55));
        }
        binance.clock.advance(Duration.ofSeconds(55));
        for (int i = 0; i < 4; i++) {
            assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        }
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "X-MBX-ORDER-COUNT-10S, 79, 0",
        "X-MBX-ORDER-COUNT-10S, 80, 5",
        "X-MBX-ORDER-COUNT-1D, 159999, 0",
        "X-MBX-ORDER-COUNT-1D, 160000, 75355",
    })
    void anEntryLeavesTheReservedFifthOfTheOrdersOfItsAccount(String header, int used, int wait) {
        binance.server.on(ORDER, reply(200, filledBuy(), header + ": " + used));
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        orders();
        if (wait == 0) {
            assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        } else {
            assertHeld(binance.client, Duration.ofSeconds(wait));
            assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Accepted.class);
            assertThat(binance.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Placed.class);
            assertThat(other.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | {"code":-1003,"msg":"Too much request weight used."}
            418 | {"code":-1003,"msg":"Way too much request weight used; IP banned."}
            429 | <html/>
            429 | {"msg":"no code"}
            400 | {"code":-1003,"msg":"Too many requests queued."}
            """)
    void whenTheVenueAsksToWaitAllAccountsDoAndExitsAreFirstInLine(int status, String body) {
        binance.server.on(ORDER, reply(status, body, "Retry-After: 17"));
        assertHeld(binance.client, Duration.ofSeconds(18));
        int before = binance.server.received().size();
        assertHeld(other, Duration.ofSeconds(18));
        Refusal exit = ((SubmitResult.Refused) sell(other)).refusal();
        assertThat(exit.reason()).isEqualTo(RefusalReason.RATE_LIMITED);
        assertThat(exit.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(find()).isInstanceOf(Lookup.Unavailable.class);
        assertThat(binance.client.cancel(Fixture.stop().ref())).isInstanceOf(CancelResult.Unknown.class);
        assertThatThrownBy(() -> binance.venue.quote(BTC_USDT)).isInstanceOf(VenueException.class);
        assertThat(binance.server.received()).as("sent while waiting").hasSize(before);

        orders();
        binance.clock.advance(Duration.ofSeconds(17));
        assertHeld(binance.client, Duration.ofSeconds(1));
        assertThat(sell(other)).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(binance.client.protect(Fixture.stop())).isInstanceOf(ProtectResult.Placed.class);
        assertThat(find()).isInstanceOf(Lookup.Found.class);
        binance.clock.advance(Duration.ofSeconds(1));
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 400})
    void tooManyOrdersMakesTheOrdersOfThatAccountWaitAndNothingElse(int status) {
        binance.server.on(ORDER, reply(status, error(-1015, "Too many new orders."), "Retry-After: 7"));
        assertHeld(binance.client, Duration.ofSeconds(8));
        orders();
        assertThat(((SubmitResult.Refused) sell(binance.client)).refusal().retryAfter())
                .contains(Duration.ofSeconds(7));
        assertThat(binance.client.cancel(Fixture.stop().ref())).isInstanceOf(CancelResult.Cancelled.class);
        assertThat(find()).isInstanceOf(Lookup.Found.class);
        assertThat(binance.client.account().balances()).isEmpty();
        assertThat(other.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        binance.clock.advance(Duration.ofSeconds(7));
        assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Accepted.class);
        assertHeld(binance.client, Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"429, 1", "418, 120"})
    void withoutAWordHowLongItIsShortAndABanIsTheShortestThereIs(int status, int seconds) {
        binance.server.on(ORDER, reply(status, ""));
        assertThat(((SubmitResult.Refused) sell(binance.client)).refusal().retryAfter())
                .contains(Duration.ofSeconds(seconds));
        orders();
        binance.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Refused.class);
        binance.clock.advance(Duration.ofMillis(1));
        assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void noWaitIsLongerThanTheLongestBan() {
        binance.server.on(ORDER, reply(429, "", "Retry-After: 999999999"));
        sell(binance.client);
        orders();
        binance.clock.advance(Duration.ofDays(3));
        assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void aClockThatIsSetBackMakesNoWaitLonger() {
        binance.server.on(ORDER, reply(429, "", "Retry-After: 10"));
        sell(binance.client);
        orders();
        binance.clock.advance(Duration.ofHours(-5));
        assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Refused.class);
        binance.clock.advance(Duration.ofSeconds(10));
        assertThat(sell(binance.client)).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void aShorterWaitDoesNotEndALongerOne() {
        binance.server.on(ORDER, reply(429, "", "Retry-After: 30"));
        sell(binance.client);
        binance.clock.advance(Duration.ofSeconds(29));
        assertThat(((SubmitResult.Refused) sell(binance.client)).refusal().retryAfter())
                .contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"rateLimits\":7,", "\"rateLimits\":[{}],", "\"rateLimits\":[7],"})
    void limitsThatCannotBeReadHoldNothingBack(String limits) {
        try (Fixture plain = new Fixture()) {
            plain.server.on(INFO, reply(200, info(limits)));
            plain.server.on(ORDER, reply(200, filledBuy(), "X-MBX-USED-WEIGHT-1M: 6000"));
            assertThat(plain.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
            assertThat(plain.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "1e9", "99999999999999999999"})
    void aHeaderThatCannotBeReadIsPassedOver(String value) {
        binance.server.on(ACCOUNT, reply(200, "{\"balances\":[]}", "X-MBX-USED-WEIGHT-1M: " + value));
        binance.client.account();
        assertThat(binance.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    private void limits(String limits) {
        binance.server.on(INFO, reply(200, info(limits)));
    }

    private static String info(String limits) {
        return Fixture.info(Fixture.symbol("BTC", "USDT", "\"MARKET\",\"STOP_LOSS\""))
                .replace("\"timezone\":\"UTC\",", limits);
    }

    private void account(String... headers) {
        binance.server.on(ACCOUNT, reply(200, "{\"balances\":[]}", headers));
    }

    /** A read whose answer tells how much weight is used. */
    private void read(int used) {
        account("X-MBX-USED-WEIGHT-1M: " + used);
        binance.client.account();
    }

    private void orders() {
        binance.server.on(
                ORDER, sent -> answer(sent.parameter("newClientOrderId").orElseThrow()));
        binance.server.on(
                CANCEL,
                reply(
                        200,
                        order("c", "STOP_LOSS", "CANCELED", "0")
                                .replace("\"clientOrderId\"", "\"origClientOrderId\":\"hx2\",\"clientOrderId\"")));
    }

    private static Reaction answer(String id) {
        return reply(200, id.equals("hx2") ? order("hx2", "STOP_LOSS", "NEW", "0") : filledBuy());
    }

    private static SubmitResult sell(ExchangeClient client) {
        return client.submit(new OrderRequest(new ClientOrderId("hx1"), BTC_USDT, Side.SELL, Quantity.of("0.01")));
    }

    private Lookup find() {
        return binance.client.find(new LookupQuery(buy().ref(), Fixture.START));
    }

    private static void assertHeld(ExchangeClient client, Duration wait) {
        Refusal refusal = ((SubmitResult.Refused) client.submit(buy())).refusal();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(wait);
    }
}
