package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import trade.helix.api.event.AccountChanged;
import trade.helix.api.event.AllowanceExceeded;
import trade.helix.api.event.DiscrepanciesSeen;
import trade.helix.api.event.HoldingsTaken;
import trade.helix.api.event.NotRecorded;
import trade.helix.api.event.OrderCommitted;
import trade.helix.api.event.OrderFilled;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.event.ProtectionGap;
import trade.helix.api.event.SignalAccepted;
import trade.helix.api.event.SignalDeduplicated;
import trade.helix.api.event.SignalRejected;
import trade.helix.api.event.SignalStored;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.event.TradeOpened;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TransferSeen;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.FillId;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Trace;
import trade.helix.api.risk.Verdict;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Quantity;

/** What a person reads of an event is one line, whatever a sender, a venue or a host's gate put into its parts. */
class EventTextTest {
    /** Every kind of event, with a foreign text wherever its type allows one. */
    static List<TradingEvent> events(String foreign) {
        var id = Samples.eventId();
        var noPrices = new Intent.Prices(null, null, null, null);
        return List.of(
                new AccountChanged(id, Samples.figures(), foreign),
                new AllowanceExceeded(id, Samples.ORDER, new FillId("7"), Samples.usdt("3")),
                new NotRecorded(new AccountChanged(id, Samples.figures(), foreign)),
                new TransferSeen(id, Samples.usdt("-20")),
                new DiscrepanciesSeen(id, List.of(Samples.discrepancy())),
                new HoldingsTaken(id, Map.of(), Set.of(), "me"),
                new ProtectionGap(id, new TradeId("t1"), Quantity.of("0.1"), Duration.ofMillis(40)),
                new OrderCommitted(id, Samples.intent(Leg.ENTRY, noPrices)),
                new OrderFilled(id, Samples.ORDER, Samples.fill().build()),
                new OrderOutcome(id, Samples.ORDER, Outcome.REFUSED, foreign),
                new SignalAccepted(id, Samples.REF, new TradeId("t-1"), Trace.EMPTY),
                new SignalDeduplicated(id, Samples.REF, Samples.REF),
                new SignalRejected(id, Samples.REF, ReasonCode.STALE, foreign, Trace.EMPTY),
                new SignalStored(
                        id, Samples.REF, Samples.signal().symbol(foreign).build()),
                new TradeClosed(id, Samples.closedTrade("470")),
                new TradeOpened(id, Samples.openTrade()));
    }

    static boolean endsALine(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    @Provide
    Arbitrary<String> foreign() {
        return Arbitraries.of("a", "b c", "\n", "\r\n", "\t", "\0", "\u001b[2J", "\u0085", "\u2028", "\u2029", "é", "%")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Property
    void theTextOfEveryEventIsOneLine(@ForAll("foreign") String foreign) {
        for (var event : events(foreign)) {
            assertThat(event.text()).as("%s", event.getClass()).isNotBlank();
            assertThat(event.text().codePoints().anyMatch(EventTextTest::endsALine))
                    .as("%s: %s", event.getClass(), event.text())
                    .isFalse();
        }
    }

    @Property
    void everyLineOfATraceIsOneLine(@ForAll("foreign") String foreign) {
        var gate = new GateResult(new GateId("g"), Phase.BEFORE_SIZE, Verdict.pass(foreign, foreign));
        var trace = new Trace(List.of(gate), List.of(foreign));

        assertThat(trace.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.codePoints().anyMatch(EventTextTest::endsALine))
                        .as(line)
                        .isFalse());
        assertThat(gate.toString().codePoints().anyMatch(EventTextTest::endsALine))
                .isFalse();
    }

    @Test
    void whatIsReadableStays() {
        assertThat(events("margin is\nnot enough").stream().map(TradingEvent::text))
                .contains(
                        "account halted(human): margin is not enough",
                        "order hx1 refused: margin is not enough",
                        "signal s-1 rejected: stale (margin is not enough)",
                        "entry order hx1: BUY 0.5 BTC/USDT",
                        "fill BUY 0.5 BTC/USDT @ 60000, fee 30 USDT",
                        "trade t-1 closed (signal) @ 61000, P&L 470 USDT",
                        "trade t-1 opened: 0.5 BTC/USDT @ 60000",
                        "fill 7 of order hx1 was 3 USDT worse than its allowance: more can be lost than was reserved",
                        "went out: 20 USDT, explained by no order; taken as a transfer",
                        "not explained, left as it is: orphan_position: BTC, expected 0.1, the venue has 0.3",
                        "accepted as the owner's by me: no asset; 0 order(s)",
                        "trade t1: 0.1 without protection for 40 ms");
        assertThat(new TransferSeen(Samples.eventId(), Samples.usdt("5")).text())
                .startsWith("came in: 5 USDT, ");
    }

    @Test
    void anEventIsOfItsAccountAndTime() {
        assertThat(events("")).allSatisfy(event -> {
            assertThat(event.account()).isEqualTo(Samples.MAIN);
            assertThat(event.at()).isEqualTo(Samples.NOON);
        });
    }

    @Test
    void noKindOfEventIsMissingHere() throws Exception {
        var folder = Path.of(
                        TradingEvent.class.getResource("TradingEvent.class").toURI())
                .getParent();
        try (var files = Files.list(folder)) {
            var kinds = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.startsWith("package-"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(EventTextTest::isEvent)
                    .collect(Collectors.toSet());

            assertThat(events("").stream().map(event -> event.getClass().getSimpleName()))
                    .containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    private static boolean isEvent(String name) {
        try {
            var type = Class.forName(TradingEvent.class.getPackageName() + "." + name);
            return TradingEvent.class.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            throw new AssertionError("A class file that is no class: " + name, e);
        }
    }
}
