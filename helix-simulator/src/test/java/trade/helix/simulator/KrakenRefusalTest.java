package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kraken refuses, and in which words. */
class KrakenRefusalTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final KrakenClient client = new KrakenClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    /** A good limit order with fields changed; a tilde takes one out. */
    private String refusal(String changes) {
        Map<String, String> fields = new LinkedHashMap<>(
                Map.of("pair", "XBTUSDT", "type", "buy", "ordertype", "limit", "volume", "0.01", "price", "59000"));
        for (String change : changes.split("&", -1)) {
            int equals = change.indexOf('=');
            if (change.startsWith("~")) {
                fields.remove(change.substring(1));
            } else if (equals > 0) {
                fields.put(change.substring(0, equals), change.substring(equals + 1));
            }
        }
        return client.order(fields.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new))
                .error();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "~pair; EGeneral:Invalid arguments:pair",
                "pair=BTCUSDT; EQuery:Unknown asset pair",
                "type=hold; EGeneral:Invalid arguments:type",
                "~type; EGeneral:Invalid arguments:type",
                "ordertype=iceberg; EGeneral:Invalid arguments:ordertype",
                "ordertype=trailing-stop-limit&price=%2B10; EGeneral:Invalid arguments:ordertype",
                "ordertype=trailing-stop&price=10; EGeneral:Invalid arguments:price",
                "ordertype=settle-position; EGeneral:Invalid arguments:ordertype",
                "~volume; EGeneral:Invalid arguments:volume",
                "volume=0; EGeneral:Invalid arguments:volume",
                "volume=-1; EGeneral:Invalid arguments:volume",
                "volume=1e3; EGeneral:Invalid arguments:volume",
                "volume=0.000101; EGeneral:Invalid arguments:volume",
                "volume=0.00007; EOrder:Order minimum not met",
                "volume=0.00008; EOrder:Cost minimum not met",
                "volume=1; EOrder:Insufficient funds",
                "type=sell&price=61000; EOrder:Insufficient funds",
                "~price; EGeneral:Invalid arguments:price",
                "price=abc; EGeneral:Invalid arguments:price",
                "price=5%25; EGeneral:Invalid arguments:price",
                "price=0; EOrder:Invalid price",
                "price=-100%25; EOrder:Invalid price",
                "price=59000.001; EOrder:Tick size check failed",
                "ordertype=stop-loss-limit&price=61000; EGeneral:Invalid arguments:price2",
                "oflags=post&price=61000; EOrder:Post only order",
                "oflags=post&timeinforce=IOC; EGeneral:Invalid arguments:timeinforce",
                "oflags=fcib,fciq; EGeneral:Invalid arguments:oflags",
                "oflags=free; EGeneral:Invalid arguments:oflags",
                "oflags=viqc; EGeneral:Invalid arguments:oflags",
                "ordertype=market&oflags=post; EGeneral:Invalid arguments:oflags",
                "timeinforce=GTD; EGeneral:Invalid arguments:timeinforce",
                "ordertype=market&timeinforce=IOC; EGeneral:Invalid arguments:timeinforce",
                "leverage=2:1; EGeneral:Invalid arguments:leverage",
                "starttm=%2B5; EGeneral:Invalid arguments:starttm",
                "expiretm=%2B5; EGeneral:Invalid arguments:expiretm",
                "displayvol=1; EGeneral:Invalid arguments:displayvol",
                "reduce_only=true; EGeneral:Invalid arguments:reduce_only",
                "trigger=moon; EGeneral:Invalid arguments:trigger",
                "validate=maybe; EGeneral:Invalid arguments:validate",
                "userref=2147483648; EGeneral:Invalid arguments:userref",
                "userref=1.5; EGeneral:Invalid arguments:userref",
                "userref=1&cl_ord_id=x; EGeneral:Invalid arguments:cl_ord_id",
                "cl_ord_id=1234567890123456789; EGeneral:Invalid arguments:cl_ord_id",
                "cl_ord_id=a b; EGeneral:Invalid arguments:cl_ord_id",
                "close[ordertype]=market; EGeneral:Invalid arguments:close[ordertype]",
                "close[ordertype]=stop-loss; EGeneral:Invalid arguments:close[price]",
                "close[ordertype]=stop-loss&close[price]=1.001; EOrder:Tick size check failed",
                "price=%zz; EGeneral:Invalid arguments"
            })
    void anOrderThatBreaksARule(String changes, String error) {
        assertThat(refusal(changes)).isEqualTo(error);
        assertThat(client.balance("USDT")).containsEntry("locked", "0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "price=59000.01",
                "cl_ord_id=6d1b345e-2821-40e2-ad83-4ecb18a06876",
                "cl_ord_id=6d1b345e282140e2ad834ecb18a06876",
                "cl_ord_id=123456789012345678",
                "oflags=post,fcib",
                "close=%7B%7D&position=0&leverage=none&starttm=0&expiretm=0",
                "volume=0.00009",
                "price=%2D1%25"
            })
    void anOrderThatKeepsTheRules(String changes) {
        assertThat(refusal(changes)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1999, EGeneral:Invalid arguments:deadline",
        "2000, ''",
        "60000, ''",
        "60001, EGeneral:Invalid arguments:deadline",
        "-1, EService:Deadline elapsed"
    })
    void aDeadlineIsTwoToSixtySecondsAhead(long millis, String error) {
        String deadline = clock.instant().plusMillis(millis).toString();
        assertThat(refusal("deadline=" + deadline)).isEqualTo(error);
    }

    @Test
    void aDeadlineHasAForm() {
        assertThat(refusal("deadline=tomorrow")).isEqualTo("EGeneral:Invalid arguments:deadline");
        assertThat(refusal("deadline=2026-03-01T13:00:05%2B01:00")).isEmpty();
    }

    @Test
    void anOrderThatIsHeldBackBeyondItsDeadlineIsRefused() throws InterruptedException {
        Client control = new Client(simulator);
        control.post(
                "/sim/faults", "{\"venue\":\"kraken\",\"endpoint\":\"order\",\"kind\":\"latency\",\"millis\":500}");
        String deadline = clock.instant().plusSeconds(5).toString();
        StringBuilder error = new StringBuilder();
        Thread late = new Thread(() -> error.append(refusal("deadline=" + deadline)));
        late.start();
        while (control.get("/sim/faults").json().at("/faults/0/struck").asInt() == 0) {
            Thread.onSpinWait();
        }
        clock.advance(Duration.ofMillis(5001));
        late.join();
        assertThat(error.toString()).isEqualTo("EService:Deadline elapsed");
        assertThat(client.call("OpenOrders").result().path("open")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CancelOrder, txid=OAAAAA-AAAAA-AAAAAA, EOrder:Unknown order",
        "CancelOrder, txid=nonsense, EOrder:Invalid order",
        "CancelOrder, x=y, EGeneral:Invalid arguments:txid",
        "QueryOrders, txid=OAAAAA-AAAAA-AAAAAA, EOrder:Unknown order",
        "QueryOrders, txid=nonsense, EOrder:Invalid order",
        "QueryOrders, x=y, EGeneral:Invalid arguments:txid",
        "ClosedOrders, start=yesterday, EGeneral:Invalid arguments:start",
        "TradesHistory, ofs=-1, EGeneral:Invalid arguments:ofs",
        "QueryTrades, txid=TAAAAA, EQuery:Unknown trade"
    })
    void aQueryForNothing(String name, String field, String error) {
        assertThat(client.call(name, field).error()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "QueryOrders, 50, OAAAAA-AAAAA-AAAAAA, EOrder:Unknown order",
        "QueryTrades, 20, TAAAAA, EQuery:Unknown trade"
    })
    void moreIdsThanOneCallMayName(String name, int most, String id, String error) {
        String ids = String.join(",", Collections.nCopies(most, id));
        assertThat(client.call(name, "txid=" + ids).error()).isEqualTo(error);
        assertThat(client.call(name, "txid=" + ids + "," + id).error()).isEqualTo("EGeneral:Invalid arguments:txid");
    }

    @Test
    void theOrdersOfOthersAreUnknown() {
        try (Simulator two = Simulator.builder()
                .krakenKey("a", "YQ==")
                .krakenKey("b", "Yg==")
                .start()) {
            KrakenClient owner = new KrakenClient(two, "a", "YQ==");
            KrakenClient other = new KrakenClient(two, "b", "Yg==");
            String txid = owner.order("pair=XBTUSDT", "type=buy", "ordertype=limit", "volume=0.01", "price=50000")
                    .text("/txid/0");
            assertThat(other.call("QueryOrders", "txid=" + txid).error()).isEqualTo("EOrder:Unknown order");
            assertThat(other.call("CancelOrder", "txid=" + txid).error()).isEqualTo("EOrder:Unknown order");
            assertThat(other.call("OpenOrders").result().path("open")).isEmpty();
            assertThat(owner.call("OpenOrders").result().path("open")).hasSize(1);
        }
    }
}
