package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import trade.helix.simulator.KrakenClient.Answer;

/** Whatever a client sends to Kraken, it gets a result or an error in the venue's words, never a defect. */
class KrakenNonsenseTest {
    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Simulator SIMULATOR = Simulator.builder().clock(CLOCK).start();
    private static final KrakenClient CLIENT = new KrakenClient(SIMULATOR);
    private static final List<String> NAMES = List.of(
            "pair", "type", "ordertype", "volume", "price", "price2", "oflags", "timeinforce", "userref", "cl_ord_id");
    private static final List<String> MORE_NAMES = List.of(
            "close[ordertype]",
            "close[price]",
            "close[price2]",
            "deadline",
            "validate",
            "txid",
            "ofs",
            "start",
            "asset");
    private static final List<String> VALUES = List.of(
            "XBTUSDT", "buy", "sell", "market", "limit", "stop-loss", "take-profit-limit", "0.01", "0.001", "60000");
    private static final List<String> MORE_VALUES = List.of(
            "%2B1%25",
            "-100%25", "%23", "", "%00", "%zz", "-1", "1e9", "99999999999999999999999", "fcib", "viqc", "IOC");

    @AfterContainer
    static void close() {
        SIMULATOR.close();
    }

    @Provide
    Arbitrary<List<String>> fields() {
        Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of(NAMES), Arbitraries.of(MORE_NAMES));
        Arbitrary<String> values = Arbitraries.oneOf(Arbitraries.of(VALUES), Arbitraries.of(MORE_VALUES));
        return Combinators.combine(names, values)
                .as((name, value) -> name + "=" + value)
                .list()
                .ofMaxSize(9);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of(
                "AddOrder", "AddOrder", "CancelOrder", "QueryOrders", "ClosedOrders", "TradesHistory", "TradeBalance");
    }

    @Property(tries = 1500)
    void nonsenseIsTheSendersFault(@ForAll("methods") String method, @ForAll("fields") List<String> fields) {
        CLOCK.advance(Duration.ofSeconds(30));
        Answer answer = method.equals("AddOrder") ? order(fields) : CLIENT.call(method, fields.toArray(String[]::new));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json().has("result") || answer.error().matches("E[A-Z][A-Za-z]+:.+"))
                .as(answer.json().toString())
                .isTrue();
    }

    /** Nonsense on top of an order that would be good. */
    private static Answer order(List<String> fields) {
        String good = "pair=XBTUSDT&type=buy&ordertype=limit&volume=0.001&price=59000&";
        return CLIENT.call("AddOrder", good + String.join("&", fields));
    }
}
