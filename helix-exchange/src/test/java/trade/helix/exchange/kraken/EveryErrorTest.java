package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static trade.helix.exchange.internal.ScriptedServer.reply;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.stop;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** What each documented error, and each body that is none of Kraken's, means to every operation. */
class EveryErrorTest {
    private static final OrderRef ATTACHED = OrderRef.attached(BTC_USDT, new ClientOrderId("hx5"), 7);
    private static final OrderRef CARRIER = OrderRef.carrier(BTC_USDT, new ClientOrderId("hx4"), 7);
    private static final List<String> PRIVATE = List.of(
            "AddOrder",
            "CancelOrder",
            "OpenOrders",
            "ClosedOrders",
            "QueryOrders",
            "QueryTrades",
            "TradesHistory",
            "BalanceEx",
            "GetApiKeyInfo");

    private final Fixture kraken = new Fixture();

    @AfterEach
    void close() {
        kraken.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EAPI:Invalid key                        | KEY_REFUSED        | KEY_REFUSED
            EAPI:Invalid signature                  | KEY_REFUSED        | KEY_REFUSED
            EAPI:Invalid nonce                      | unknown            | CLOCK
            EAPI:Rate limit exceeded                | RATE_LIMITED       | RATE_LIMITED
            EGeneral:Permission denied              | KEY_REFUSED        | KEY_REFUSED
            EGeneral:Invalid arguments              | OTHER              | REFUSED
            EGeneral:Invalid arguments:volume       | TRADING_RULE       | REFUSED
            EGeneral:Invalid arguments:deadline     | OUTSIDE_TIME_WINDOW | CLOCK
            EGeneral:Invalid arguments:cl_ord_id    | DUPLICATE_ID       | REFUSED
            EGeneral:Internal error                 | unknown            | UNREACHABLE
            EGeneral:Internal error:0x1f            | unknown            | UNREACHABLE
            EGeneral:Temporary lockout              | RATE_LIMITED       | RATE_LIMITED
            EGeneral:Unknown method                 | UNSUPPORTED        | REFUSED
            EQuery:Unknown asset pair               | MARKET_CLOSED      | REFUSED
            EOrder:Insufficient funds               | INSUFFICIENT_FUNDS | REFUSED
            EOrder:Order minimum not met            | TRADING_RULE       | REFUSED
            EOrder:Cost minimum not met             | TRADING_RULE       | REFUSED
            EOrder:Tick size check failed           | TRADING_RULE       | REFUSED
            EOrder:Invalid price                    | TRADING_RULE       | REFUSED
            EOrder:Unknown order                    | OTHER              | REFUSED
            EOrder:Invalid order                    | OTHER              | REFUSED
            EOrder:Orders limit exceeded            | TRADING_RULE       | REFUSED
            EOrder:Scheduled orders limit exceeded  | TRADING_RULE       | REFUSED
            EOrder:Rate limit exceeded              | RATE_LIMITED       | RATE_LIMITED
            EOrder:Domain rate limit exceeded       | RATE_LIMITED       | RATE_LIMITED
            EOrder:Post only order                  | TRADING_RULE       | REFUSED
            EOrder:Reduce only:No position exists   | TRADING_RULE       | REFUSED
            EService:Unavailable                    | unknown            | UNREACHABLE
            EService:Busy                           | unknown            | UNREACHABLE
            EService:Timeout                        | unknown            | UNREACHABLE
            EService:Throttled: 1767323062          | RATE_LIMITED       | RATE_LIMITED
            EService:Deadline elapsed               | unknown            | CLOCK
            EService:Market in cancel_only mode     | MARKET_CLOSED      | REFUSED
            EService:Market in post_only mode       | MARKET_CLOSED      | REFUSED
            EService:Market in limit_only mode      | MARKET_CLOSED      | REFUSED
            EAccount:Invalid permissions            | KEY_REFUSED        | KEY_REFUSED
            EAuth:Account temporary disabled        | KEY_REFUSED        | KEY_REFUSED
            EFuture:Something new                   | unknown            | UNREADABLE
            """)
    void aDocumentedErrorMeansTheSameEverywhere(String text, String order, VenueException.Category read) {
        answer(Fixture.error(text));
        assertThat(submitted()).isEqualTo(order);
        assertThat(placed()).isEqualTo(order);
        boolean isGone = text.equals("EOrder:Unknown order") || text.equals("EOrder:Invalid order");
        assertThat(cancelled(stop().ref()))
                .isInstanceOf(isGone ? CancelResult.AlreadyGone.class : CancelResult.Unknown.class);
        assertThat(cancelled(ATTACHED)).isInstanceOf(CancelResult.Unknown.class);
        nothingIsFound();
        reads(read);
    }

    static Stream<Reaction> bodiesOfNobody() {
        return Stream.of(
                reply(200, ""),
                reply(200, " "),
                reply(200, "<html><body>Bad gateway</body></html>"),
                reply(200, "{"),
                reply(200, "{}"),
                reply(200, "[]"),
                reply(200, "null"),
                reply(200, "{\"error\":[]}"),
                reply(200, "{\"error\":[],\"result\":7}"),
                reply(200, "{\"error\":[],\"result\":null}"),
                reply(200, "{\"error\":\"EOrder:Insufficient funds\"}"),
                reply(200, "{\"result\":{}}"),
                reply(404, "{\"error\":[],\"result\":{}}"),
                reply(520, "{\"error\":[\"EOrder:Unknown order\"]}"),
                reply(200, "x".repeat(9 << 20)));
    }

    @ParameterizedTest
    @MethodSource("bodiesOfNobody")
    void aBodyThatIsNotKrakensProvesNothing(Reaction body) {
        answer(body);
        assertThat(submitted()).isEqualTo("unknown");
        assertThat(placed()).isEqualTo("unknown");
        assertThat(cancelled(stop().ref())).isInstanceOf(CancelResult.Unknown.class);
        assertThat(cancelled(ATTACHED)).isInstanceOf(CancelResult.Unknown.class);
        nothingIsFound();
        for (ThrowingCallable read : reads()) {
            assertThat(category(read)).isIn(VenueException.Category.UNREADABLE, VenueException.Category.UNREACHABLE);
        }
    }

    @Test
    void severalErrorsAreAsClearAsTheLeastClear() {
        answer(reply(200, "{\"error\":[\"EOrder:Insufficient funds\",\"EOrder:Orders limit exceeded\"]}"));
        assertThat(submitted()).isEqualTo("INSUFFICIENT_FUNDS");
        answer(reply(200, "{\"error\":[\"WTrade:Slow\",\"EOrder:Insufficient funds\"]}"));
        assertThat(submitted()).isEqualTo("INSUFFICIENT_FUNDS");
        answer(reply(200, "{\"error\":[\"EOrder:Unknown order\",\"EService:Busy\"]}"));
        assertThat(submitted()).isEqualTo("unknown");
        assertThat(cancelled(stop().ref())).isInstanceOf(CancelResult.Unknown.class);
        nothingIsFound();
        reads(VenueException.Category.UNREACHABLE);
    }

    @Test
    void aWarningIsNoErrorToARead() {
        answer(reply(200, "{\"error\":[\"WGeneral:Maintenance soon\"],\"result\":{}}"));
        assertThat(kraken.client.account().balances()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amended", "pending_new", ""})
    void anOrderInAStateThatIsNotKnownIsNotAbsent(String status) {
        String order = Fixture.order("OA", "hx1", "market", status, "0");
        answer(reply(200, "{\"error\":[],\"result\":{\"open\":{" + order + "},\"closed\":{},\"count\":0}}"));
        assertThat(find(buy().ref())).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void newFieldsArePassedOver() {
        String order = Fixture.order("OA", "hx1", "market", "open", "0")
                .replace("\"status\":", "\"colour\":{\"of\":[1]},\"status\":");
        answer(reply(200, "{\"error\":[],\"notice\":1,\"result\":{\"open\":{" + order + "},\"more\":[]}}"));
        assertThat(find(buy().ref())).isInstanceOf(Lookup.Found.class);
    }

    private void answer(Reaction reaction) {
        PRIVATE.forEach(method -> kraken.server.on("POST /0/private/" + method, reaction));
    }

    private String submitted() {
        rest();
        return kraken.client
                .submit(buy())
                .fold(
                        accepted -> "accepted",
                        refused -> refused.refusal().reason().name(),
                        unknown -> "unknown");
    }

    private String placed() {
        rest();
        return kraken.client
                .protect(stop())
                .fold(placed -> "placed", refused -> refused.refusal().reason().name(), unknown -> "unknown");
    }

    private CancelResult cancelled(OrderRef ref) {
        rest();
        return kraken.client.cancel(ref);
    }

    /** Whatever the error says: that no order is there, only an answer without it can tell. */
    private void nothingIsFound() {
        for (OrderRef ref : List.of(buy().ref(), CARRIER, ATTACHED)) {
            assertThat(find(ref)).isInstanceOf(Lookup.Unavailable.class);
        }
    }

    private Lookup find(OrderRef ref) {
        rest();
        return kraken.client.find(new LookupQuery(ref, START));
    }

    private void reads(VenueException.Category category) {
        for (ThrowingCallable read : reads()) {
            assertThat(category(read)).isEqualTo(category);
        }
    }

    private List<ThrowingCallable> reads() {
        return List.of(
                kraken.client::account,
                kraken.client::permissions,
                () -> kraken.client.openOrders(new OpenOrdersQuery(null)),
                () -> kraken.client.fills(FillQuery.of(BTC_USDT, new VenueOrderId("OA"))),
                () -> kraken.client.fills(FillQuery.since(BTC_USDT, START)));
    }

    private VenueException.Category category(ThrowingCallable read) {
        rest();
        VenueException failure = catchThrowableOfType(VenueException.class, read);
        assertThat(failure).isNotNull();
        return failure.category();
    }

    /** Until no counter of ours holds anything back. */
    private void rest() {
        kraken.clock.advance(Duration.ofMinutes(2));
    }
}
