package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.binance.Fixture.BTC_USDT;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.OrderBook;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

class ReadsTest {
    private static final String ACCOUNT = "GET /api/v3/account";
    private static final String OPEN = "GET /api/v3/openOrders";
    private static final String TRADES = "GET /api/v3/myTrades";
    private static final String QUOTE = "GET /api/v3/ticker/bookTicker";
    private static final String DEPTH = "GET /api/v3/depth";
    private static final String RESTRICTIONS = "GET /sapi/v1/account/apiRestrictions";

    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void readsBalances() {
        binance.server.on(
                ACCOUNT,
                reply(
                        200,
                        "{\"canTrade\":true,\"balances\":[{\"asset\":\"BTC\",\"free\":\"0.50000000\",\"locked\":\"0.10000000\"},"
                                + "{\"asset\":\"币安人生\",\"free\":\"1\",\"locked\":\"0\"}]}"));
        var account = binance.client.account();
        assertThat(account.balances()).containsOnlyKeys(Asset.of("BTC"));
        assertThat(account.balance(Asset.of("BTC")).total()).isEqualTo(Quantity.of("0.6"));
        assertThat(account.balance(Asset.of("USDT")).total()).isEqualTo(Quantity.ZERO);
        assertThat(account.at()).isEqualTo(Fixture.START);
        assertThat(binance.server.received(ACCOUNT).get(0).parameter("omitZeroBalances"))
                .contains("true");
    }

    @Test
    void readsOpenOrdersOfOneSymbolOrAll() {
        binance.server.on(
                OPEN,
                reply(
                        200,
                        "[" + order("web_1", "STOP_LOSS_LIMIT", "NEW", "0") + ","
                                + order("web_2", "LIMIT", "PENDING_NEW", "0").replace("BTCUSDT", "ALIENCOIN") + "]"));
        assertThat(binance.client.openOrders(new OpenOrdersQuery(null)))
                .singleElement()
                .satisfies(state ->
                        assertThat(state.clientOrderId().orElseThrow().value()).isEqualTo("web_1"));
        binance.client.openOrders(new OpenOrdersQuery(BTC_USDT));
        assertThat(binance.server.received(OPEN))
                .extracting(sent -> sent.parameter("symbol").orElse("all"))
                .containsExactly("all", "BTCUSDT");
    }

    @Test
    void anOpenOrderThatCannotBeReadIsAFailureAndNotLeftOut() {
        binance.server.on(OPEN, reply(200, "[" + order("a", "LIMIT", "SOMETHING_NEW", "0") + "]"));
        assertCategory(() -> binance.client.openOrders(new OpenOrdersQuery(null)), Category.UNREADABLE);
    }

    @Test
    void readsFillsPageByPageFromTheOldest() {
        binance.server.on(TRADES, sent -> {
            long from = Long.parseLong(sent.parameter("fromId").orElseThrow());
            return reply(200, from == 0 ? trades(1, 1000) : trades((int) from, 3));
        });
        Page<Fill> first = binance.client.fills(new FillQuery(BTC_USDT, null, null, null));
        assertThat(first.items()).hasSize(1000);
        assertThat(first.next()).contains("1001");
        Page<Fill> last = binance.client.fills(new FillQuery(BTC_USDT, null, null, first.nextOrNull()));
        assertThat(last.items()).extracting(fill -> fill.id().value()).containsExactly("1001", "1002", "1003");
        assertThat(last.next()).isEmpty();
        Fill fill = last.items().get(0);
        assertThat(fill.side()).isEqualTo(Side.SELL);
        assertThat(fill.fee()).isEqualTo(Money.of("0.6", "USDT"));
        assertThat(fill.at()).isEqualTo(Instant.ofEpochMilli(1767323045000L));
        assertThat(fill.notional()).isEqualTo(Money.of("600", "USDT"));
    }

    @Test
    void readsFillsOfOneOrder() {
        binance.server.on(TRADES, reply(200, "[]"));
        binance.client.fills(FillQuery.of(BTC_USDT, new VenueOrderId("28")));
        assertThat(binance.server.received(TRADES).get(0).parameter("orderId")).contains("28");
    }

    @Test
    void readsFillsSinceAMomentAndGoesOnByTheirNumber() {
        binance.server.on(
                TRADES,
                sent -> reply(200, sent.parameter("startTime").isPresent() ? trades(1, 1000) : trades(1001, 3)));
        FillQuery query = FillQuery.since(BTC_USDT, Instant.ofEpochMilli(1767323045000L));
        Page<Fill> first = binance.client.fills(query);
        Page<Fill> last = binance.client.fills(query.from(first.next().orElseThrow()));
        assertThat(last.items()).hasSize(3);
        assertThat(binance.server.received(TRADES))
                .satisfiesExactly(
                        sent -> {
                            assertThat(sent.parameter("startTime")).contains("1767323045000");
                            assertThat(sent.parameter("fromId")).isEmpty();
                        },
                        sent -> {
                            assertThat(sent.parameter("startTime")).isEmpty();
                            assertThat(sent.parameter("fromId")).contains("1001");
                        });
    }

    @Test
    void refusesACursorThatIsNone() {
        assertCategory(
                () -> binance.client.fills(new FillQuery(BTC_USDT, null, null, "1&symbol=ETHUSDT")), Category.REFUSED);
        assertThat(binance.server.received(TRADES)).isEmpty();
    }

    @Test
    void readsQuoteAndBook() {
        binance.server.on(
                QUOTE,
                reply(
                        200,
                        "{\"symbol\":\"BTCUSDT\",\"bidPrice\":\"59999.99\",\"bidQty\":\"1\","
                                + "\"askPrice\":\"60000.01\",\"askQty\":\"2\"}"));
        assertThat(binance.venue.quote(BTC_USDT).bid()).isEqualTo(Price.of("59999.99"));
        assertThat(binance.venue.quote(BTC_USDT).ask()).isEqualTo(Price.of("60000.01"));
        assertThat(binance.venue.quote(BTC_USDT).at()).isEqualTo(Fixture.START);
        binance.server.on(
                DEPTH,
                reply(200, "{\"lastUpdateId\":1,\"bids\":[[\"10\",\"1\"],[\"9\",\"2\"]],\"asks\":[[\"11\",\"3\"]]}"));
        OrderBook book = binance.venue.book(BTC_USDT, 5);
        assertThat(book.bids()).extracting(OrderBook.Level::price).containsExactly(Price.of("10"), Price.of("9"));
        assertThat(book.asks().get(0).quantity()).isEqualTo(Quantity.of("3"));
        assertThat(binance.server.received(DEPTH).get(0).parameter("limit")).contains("5");
        assertThatThrownBy(() -> binance.venue.book(BTC_USDT, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> binance.venue.book(BTC_USDT, 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyOrCrossedBookIsNoQuote() {
        for (String prices : List.of("0.00000000,60000", "60001,60000", "-1,60000", "x,60000")) {
            String[] each = prices.split(",", -1);
            binance.server.on(
                    QUOTE,
                    reply(
                            200,
                            "{\"symbol\":\"BTCUSDT\",\"bidPrice\":\"" + each[0] + "\",\"askPrice\":\"" + each[1]
                                    + "\"}"));
            assertCategory(() -> binance.venue.quote(BTC_USDT), Category.UNREADABLE);
        }
        binance.server.on(DEPTH, reply(200, "{\"bids\":[[10,1]],\"asks\":[]}"));
        assertCategory(() -> binance.venue.book(BTC_USDT, 5), Category.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {"code":-1000,"msg":"x"}       | UNREACHABLE
            400 | {"code":-1001,"msg":"x"}       | UNREACHABLE
            429 | <html/>                        | RATE_LIMITED
            400 | {"code":-1003,"msg":"x"}       | RATE_LIMITED
            401 | {"code":-2015,"msg":"x"}       | KEY_REFUSED
            400 | {"code":-1021,"msg":"x"}       | CLOCK
            400 | {"code":-1100,"msg":"x"}       | REFUSED
            200 | <html/>                        | UNREADABLE
            404 | <html/>                        | UNREADABLE
            200 | {"balances":[{"asset":"BTC"}]} | UNREADABLE
            """)
    void aFailedReadSaysWhatTheCallerCanDo(int status, String body, Category category) {
        binance.server.on(ACCOUNT, reply(status, body, "Retry-After: 9"));
        assertThatThrownBy(() -> binance.client.account()).isInstanceOfSatisfying(VenueException.class, failure -> {
            assertThat(failure.category()).isEqualTo(category);
            if (category == Category.RATE_LIMITED) {
                assertThat(failure.retryAfter()).as("a second after exits").contains(Duration.ofSeconds(10));
            }
        });
    }

    @Test
    void noConnectionIsUnreachable() {
        binance.server.close();
        assertCategory(() -> binance.client.account(), Category.UNREACHABLE);
        assertCategory(() -> binance.venue.quote(BTC_USDT), Category.UNREACHABLE);
    }

    @Test
    void asksWhatTheKeyMayDo() {
        restrictions("false", "false", "false");
        assertThat(permissions()).isEqualTo(new KeyPermissions(Permission.YES, Permission.NO, Permission.NO));
        restrictions("true", "false", "false");
        assertThat(permissions().withdraw()).isEqualTo(Permission.YES);
        restrictions("false", "true", "false");
        assertThat(permissions().leverage()).isEqualTo(Permission.YES);
        restrictions("false", "false", "true");
        assertThat(permissions().leverage()).isEqualTo(Permission.YES);
    }

    @ParameterizedTest
    @CsvSource({"false,false,NO", "true,false,YES", "false,true,YES", "true,,YES", "false,,UNKNOWN", ",false,UNKNOWN"})
    void transfersBetweenTheOwnersAccountsAreTold(Boolean internal, Boolean universal, Permission transfer) {
        binance.server.on(
                RESTRICTIONS,
                reply(
                        200,
                        "{\"enableInternalTransfer\":" + internal + ",\"permitsUniversalTransfer\":" + universal
                                + "}"));
        assertThat(permissions().transfer()).isEqualTo(transfer);
    }

    @Test
    void aFlagThatIsNotToldIsUnknown() {
        binance.server.on(RESTRICTIONS, reply(200, "{\"ipRestrict\":true,\"enableFutures\":false}"));
        assertThat(permissions())
                .isEqualTo(new KeyPermissions(Permission.UNKNOWN, Permission.UNKNOWN, Permission.UNKNOWN));
    }

    @Test
    void withoutTheWalletApiNothingIsSaidOfWithdrawals() {
        binance.server.on(ACCOUNT, reply(200, "{\"canTrade\":true,\"canWithdraw\":false,\"balances\":[]}"));
        assertThat(permissions())
                .isEqualTo(new KeyPermissions(Permission.UNKNOWN, Permission.UNKNOWN, Permission.UNKNOWN));
        binance.server.on(ACCOUNT, reply(200, "{\"canTrade\":false,\"canWithdraw\":false,\"balances\":[]}"));
        assertThat(permissions().trade()).isEqualTo(Permission.NO);
        assertThat(permissions().withdraw()).isEqualTo(Permission.UNKNOWN);
    }

    @Test
    void aSimulatorOfTheTestnetIsAskedToo() {
        try (Fixture testnet = new Fixture(Environment.TESTNET)) {
            testnet.server.on(RESTRICTIONS, reply(200, "{\"enableWithdrawals\":true}"));
            assertThat(testnet.client.permissions().withdraw()).isEqualTo(Permission.YES);
        }
    }

    @Test
    void aFailingWalletApiIsAFailureAndNotUnknown() {
        binance.server.on(RESTRICTIONS, reply(500, ""));
        assertCategory(() -> binance.client.permissions(), Category.UNREACHABLE);
        binance.server.on(RESTRICTIONS, reply(401, error(-2015, "Invalid API-key, IP, or permissions for action.")));
        assertCategory(() -> binance.client.permissions(), Category.KEY_REFUSED);
    }

    private KeyPermissions permissions() {
        return binance.client.permissions();
    }

    private void restrictions(String withdraw, String margin, String options) {
        binance.server.on(
                RESTRICTIONS,
                reply(
                        200,
                        "{\"enableReading\":true,\"enableSpotAndMarginTrading\":true,\"enableWithdrawals\":" + withdraw
                                + ",\"enableMargin\":" + margin + ",\"enableFutures\":false,\"enableVanillaOptions\":"
                                + options + "}"));
    }

    private static void assertCategory(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Category category) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VenueException.class,
                        failure -> assertThat(failure.category()).isEqualTo(category));
    }

    private static String trades(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(id -> """
                        {"symbol":"BTCUSDT","id":%d,"orderId":28,"price":"60000.00","qty":"0.01","quoteQty":"600",
                         "commission":"0.60","commissionAsset":"USDT","time":1767323045000,"isBuyer":false,
                         "isMaker":false}""".formatted(id))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
