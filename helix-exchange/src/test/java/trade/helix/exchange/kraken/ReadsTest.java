package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.OPEN;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.order;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderState;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** Balances, open orders, rights and prices. */
class ReadsTest {
    private static final String BALANCE = "POST /0/private/BalanceEx";
    private static final String KEY_INFO = "POST /0/private/GetApiKeyInfo";
    private static final String TICKER = "GET /0/public/Ticker";
    private static final String DEPTH = "GET /0/public/Depth";
    private static final String RIGHTS =
            "\"query-funds\",\"query-open-trades\",\"query-closed-trades\",\"modify-trades\",\"close-trades\"";

    private final Fixture kraken = new Fixture();

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void balancesAreFreeAndHeldUnderCommonNames() {
        kraken.server.on(BALANCE, ok("""
                {"XXBT":{"balance":"1.5000000000","hold_trade":"0.2500000000","credit":"9"},
                 "ZUSD":{"balance":"25435.21","hold_trade":"8249.76"},"USDT":{"balance":"7"},
                 "USD.F":{"balance":"100","hold_trade":"0"},"ETH2.S":{"balance":"4","hold_trade":"0"},
                 "ZETA":{"balance":"3","hold_trade":"0"},"XETH":{"balance":"-2","hold_trade":"0"}}"""));
        AccountSnapshot account = kraken.client.account();
        assertThat(account.at()).isEqualTo(START);
        assertThat(account.balances().keySet())
                .extracting(Asset::code)
                .containsExactlyInAnyOrder("BTC", "USD", "USDT", "ZETA", "ETH");
        assertThat(account.balance(Asset.of("BTC"))).isEqualTo(balance("BTC", "1.25", "0.25"));
        assertThat(account.balance(Asset.of("USD"))).isEqualTo(balance("USD", "17185.45", "8249.76"));
        assertThat(account.balance(Asset.of("USDT"))).isEqualTo(balance("USDT", "7", "0"));
        assertThat(account.balance(Asset.of("ETH"))).isEqualTo(balance("ETH", "0", "0"));
    }

    @Test
    void twoNamesOfOneAssetAreOneBalance() {
        kraken.server.on(BALANCE, ok("{\"XXBT\":{\"balance\":\"1\"},\"XBT\":{\"balance\":\"2\"}}"));
        assertThat(kraken.client.account().balance(Asset.of("BTC"))).isEqualTo(balance("BTC", "3", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"XXBT\":{}}", "{\"XXBT\":{\"balance\":\"lots\"}}", "[]"})
    void aBalanceThatCannotBeReadIsNoAccount(String result) {
        kraken.server.on(BALANCE, ok(result));
        assertCategory(kraken.client::account, Category.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "EAPI:Invalid key, KEY_REFUSED",
        "EGeneral:Permission denied, KEY_REFUSED",
        "EAPI:Rate limit exceeded, RATE_LIMITED",
        "EAPI:Invalid nonce, CLOCK",
        "EService:Unavailable, UNREACHABLE",
        "EGeneral:Internal error, UNREACHABLE",
        "EGeneral:Invalid arguments, REFUSED",
        "EWhat:Ever, UNREADABLE"
    })
    void anErrorTellsWhatCanBeDone(String text, Category category) {
        kraken.server.on(BALANCE, error(text));
        assertCategory(kraken.client::account, category);
    }

    @Test
    void openOrdersPassOverWhatHelixCannotExpress() {
        String stop = order("OA", "hx2", "stop-loss", "open", "0");
        String trailing = order("OB", "", "trailing-stop", "open", "0")
                .replace("\"58800.0\"", "\"+5.0%\"")
                .replace("\"cl_ord_id\":\"\",", "");
        String strange = order("OC", "hx4", "limit", "sleeping", "0");
        String inQuote = order("OD", "hx5", "market", "open", "0").replace("fciq", "viqc");
        String other = order("OE", "hx6", "limit", "open", "0").replace("\"XBTUSDT\"", "\"XBTUSD\"");
        String unknown = order("OF", "hx7", "limit", "open", "0").replace("\"XBTUSDT\"", "\"MOONUSD\"");
        kraken.server.on(
                OPEN, ok("{\"open\":{" + String.join(",", stop, trailing, strange, inQuote, other, unknown) + "}}"));
        List<OrderState> all = kraken.client.openOrders(new OpenOrdersQuery(null));
        assertThat(all).extracting(each -> each.venueOrderId().value()).containsExactly("OA", "OB", "OE");
        assertThat(all.get(0).stopPrice()).contains(Price.of("58800"));
        assertThat(all.get(1).type()).isEqualTo(OrderType.OTHER);
        assertThat(all.get(1).clientOrderId()).isEmpty();
        assertThat(all.get(2).symbol()).isEqualTo(Symbol.of("BTC/USD"));
        assertThat(kraken.client.openOrders(new OpenOrdersQuery(BTC_USDT))).hasSize(2);
    }

    @Test
    void aKeyThatMayTradeAndNotWithdrawIsFine() {
        kraken.server.on(KEY_INFO, info("0", RIGHTS + ",\"query-ledger\",\"something-new\""));
        assertThat(kraken.client.permissions())
                .isEqualTo(new KeyPermissions(Permission.YES, Permission.NO, Permission.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw-funds", "add-withdraw-address", "update-withdraw-address"})
    void aKeyThatMayWithdrawSaysSo(String right) {
        kraken.server.on(KEY_INFO, info("0", RIGHTS + ",\"" + right + "\""));
        assertThat(kraken.client.permissions().withdraw()).isEqualTo(Permission.YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query-funds", "query-open-trades", "query-closed-trades", "modify-trades", "close-trades"})
    void withoutOneOfTheRightsThatTradingNeedsItMayNotTrade(String right) {
        kraken.server.on(KEY_INFO, info("0", RIGHTS.replace(right, "export-data")));
        assertThat(kraken.client.permissions().trade()).isEqualTo(Permission.NO);
    }

    @Test
    void aKeyWithANonceWindowIsRefused() {
        kraken.server.on(KEY_INFO, info("5000", RIGHTS));
        assertThatThrownBy(kraken.client::permissions)
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.category()).isEqualTo(Category.KEY_REFUSED))
                .hasMessageContaining("nonce window");
    }

    @Test
    void rightsThatAreMissingAreNotNone() {
        kraken.server.on(KEY_INFO, ok("{\"nonceWindow\":\"0\"}"));
        assertCategory(kraken.client::permissions, Category.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XBTUSDT", "XBT/USDT"})
    void aQuoteIsReadUnderAnyNameOfItsPair(String name) {
        kraken.server.on(TICKER, ticker(name, "60000.1", "60000.0"));
        var quote = kraken.venue.quote(BTC_USDT);
        assertThat(quote.ask()).isEqualTo(Price.of("60000.1"));
        assertThat(quote.bid()).isEqualTo(Price.of("60000"));
        assertThat(quote.at()).isEqualTo(START);
        assertThat(kraken.server.received(TICKER).get(0).query()).isEqualTo("pair=XBTUSDT");
    }

    @Test
    void aQuoteOfAnotherPairOrNoneIsNone() {
        kraken.server.on(TICKER, ticker("XXBTZUSD", "60000.1", "60000.0"));
        assertCategory(() -> kraken.venue.quote(BTC_USDT), Category.UNREADABLE);
        kraken.server.on(TICKER, ticker("XBTUSDT", "59999.0", "60000.0"));
        assertCategory(() -> kraken.venue.quote(BTC_USDT), Category.UNREADABLE);
        kraken.server.on(TICKER, ticker("XBTUSDT", "0.0", "0.0"));
        assertCategory(() -> kraken.venue.quote(BTC_USDT), Category.UNREADABLE);
        kraken.server.on(TICKER, ok("{}"));
        assertCategory(() -> kraken.venue.quote(BTC_USDT), Category.UNREADABLE);
    }

    @Test
    void theBookHasBothSides() {
        kraken.server.on(DEPTH, ok("""
                {"XBTUSDT":{"asks":[["60001.0","1.5",1767323045],["60002.0","2",1767323045]],
                 "bids":[["60000.0","0.5",1767323045]]}}"""));
        var book = kraken.venue.book(BTC_USDT, 1000);
        assertThat(book.asks()).hasSize(2);
        assertThat(book.bids())
                .singleElement()
                .satisfies(level -> assertThat(level.quantity()).isEqualTo(Quantity.of("0.5")));
        assertThat(kraken.server.received(DEPTH).get(0).parameter("count")).contains("500");
        assertThatThrownBy(() -> kraken.venue.book(BTC_USDT, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static trade.helix.exchange.internal.ScriptedServer.Reaction ticker(String name, String ask, String bid) {
        return ok("{\"" + name + "\":{\"a\":[\"" + ask + "\",\"1\",\"1.000\"],\"b\":[\"" + bid
                + "\",\"1\",\"1.000\"],\"c\":[\"60000.0\",\"0.01\"],\"v\":[\"1\",\"2\"],\"o\":\"59000.0\"}}");
    }

    private static trade.helix.exchange.internal.ScriptedServer.Reaction info(String window, String rights) {
        return ok("{\"apiKeyName\":\"x\",\"apiKey\":\"y\",\"nonce\":\"1\",\"nonceWindow\":\"" + window
                + "\",\"permissions\":[" + rights + "],\"iban\":\"z\",\"validUntil\":\"0\",\"ipAllowlist\":[]}");
    }

    private static Balance balance(String asset, String free, String held) {
        return new Balance(Asset.of(asset), Quantity.of(free), Quantity.of(held));
    }

    private static void assertCategory(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Category category) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.category()).isEqualTo(category));
    }
}
