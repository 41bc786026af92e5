package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.START;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;

/** What each error means that Binance documents, by status, code and words, for each kind of call. */
class ErrorTableTest {
    private static final String LIST = "/api/v3/orderList";
    private static final String TABLE = "/trade/helix/exchange/binance/errors.csv";
    private static final String UNKNOWN = "UNKNOWN";

    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void ofAMarketOrder(int status, int code, String words, String outcome) {
        binance.server.on(ORDER, reply(status, error(code, words)));
        binance.client
                .submit(buy())
                .fold(
                        accepted -> fail(accepted),
                        refused -> check(refused.refusal(), outcome, code, words),
                        unknown -> assertThat(outcome).isEqualTo(UNKNOWN));
        assertThat(binance.server.received(ORDER)).hasSize(1);
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void ofProtection(int status, int code, String words, String outcome) {
        binance.server.on(ORDER, reply(status, error(code, words)));
        check(binance.client.protect(Fixture.stop()), outcome, code, words);
        binance.clock.advance(Duration.ofMinutes(3)); // What was refused for its rate waits no longer.
        binance.server.on("POST " + LIST + "/oco", reply(status, error(code, words)));
        check(binance.client.protect(Fixture.pair()), outcome, code, words);
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void ofACancel(int status, int code, String words, String submit, String outcome) {
        for (String path : new String[] {"/api/v3/order", LIST}) {
            binance.server.on("DELETE " + path, reply(status, error(code, words)));
            binance.server.on("GET " + path, reply(400, error(-2013, "Order does not exist.")));
        }
        for (OrderRef order :
                new OrderRef[] {Fixture.stop().ref(), Fixture.pair().ref()}) {
            CancelResult result = binance.client.cancel(order);
            assertThat(result.getClass().getSimpleName()).as("%s", result).isEqualTo(outcome);
            binance.clock.advance(Duration.ofMinutes(3));
        }
    }

    /** Long after the last moment in which the order could have been taken, when absence may be certain. */
    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void ofALookUp(int status, int code, String words, String submit, String cancel, String outcome) {
        binance.clock.advance(Duration.ofHours(1));
        binance.server.on("GET /api/v3/order", reply(status, error(code, words)));
        binance.server.on("GET " + LIST, reply(status, error(code, words)));
        for (OrderRef order : new OrderRef[] {buy().ref(), Fixture.pair().ref()}) {
            Lookup result = binance.client.find(new LookupQuery(order, START));
            assertThat(result.getClass().getSimpleName()).as("%s", result).isEqualTo(outcome);
            binance.clock.advance(Duration.ofMinutes(3));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void ofARead(
            int status,
            int code,
            String words,
            String submit,
            String cancel,
            String find,
            VenueException.Category category) {
        binance.server.on("GET /api/v3/account", reply(status, error(code, words)));
        assertThatThrownBy(binance.client::account)
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.category()).isEqualTo(category));
    }

    private static void check(ProtectResult result, String outcome, int code, String words) {
        result.fold(
                placed -> fail(placed),
                refused -> check(refused.refusal(), outcome, code, words),
                unknown -> assertThat(outcome).isEqualTo(UNKNOWN));
    }

    private static Object check(Refusal refusal, String outcome, int code, String words) {
        assertThat(refusal.reason()).hasToString(outcome);
        boolean told = refusal.message().contains(code + ": " + words);
        assertThat(told || refusal.message().startsWith("HTTP 4"))
                .as(refusal.message())
                .isTrue();
        return refusal;
    }

    private static Object fail(Object result) {
        throw new AssertionError("Taken for done: " + result);
    }
}
