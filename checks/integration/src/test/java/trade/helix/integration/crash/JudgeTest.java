package trade.helix.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.integration.crash.Books.Fill;
import trade.helix.integration.crash.Books.Order;

/** The judge finds what is wrong in books that are wrong, and nothing in those that are right. */
class JudgeTest {
    private static final Order ENTRY = order("e1", "BUY", "MARKET", "0.5", "0.5", "FILLED");
    private static final Fill BOUGHT = fill("BUY", "0.5");

    private static Order order(String id, String side, String type, String quantity, String filled, String status) {
        return new Order(id, side, type, new BigDecimal(quantity), new BigDecimal(filled), status);
    }

    private static Order stop(String quantity) {
        return order("p1", "SELL", "STOP_LOSS", quantity, "0", "NEW");
    }

    private static Fill fill(String side, String quantity) {
        return new Fill(side, new BigDecimal(quantity), BigDecimal.ZERO);
    }

    private static Books books(List<Order> orders, List<Fill> fills) {
        BigDecimal position = fills.stream().map(Fill::change).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Books(orders, fills, Station.HOLDINGS.add(position));
    }

    private static List<String> judged(List<Order> orders, List<Fill> fills) {
        return Judge.complaints(books(orders, fills), 1);
    }

    @Test
    void nothingIsWrongWithATradeThatIsCoveredOrSold() {
        assertThat(judged(List.of(), List.of())).isEmpty();
        assertThat(judged(List.of(ENTRY, stop("0.5")), List.of(BOUGHT))).isEmpty();
        Order exit = order("x1", "SELL", "MARKET", "0.5", "0.5", "FILLED");
        assertThat(judged(List.of(ENTRY, exit), List.of(BOUGHT, fill("SELL", "0.5"))))
                .isEmpty();
    }

    @Test
    void lessThanAStepNeedsNoCover() {
        Fill net = new Fill("BUY", new BigDecimal("0.5"), new BigDecimal("0.000004"));
        assertThat(judged(List.of(ENTRY, stop("0.49999")), List.of(net))).isEmpty();
        assertThat(judged(List.of(ENTRY, stop("0.49998")), List.of(net)))
                .singleElement()
                .asString()
                .contains("only 0.49998 is covered");
    }

    @Test
    void aSecondEntryIsNoticed() {
        Order second = order("e2", "BUY", "MARKET", "0.5", "0.5", "FILLED");
        assertThat(judged(List.of(ENTRY, second, stop("1.0")), List.of(BOUGHT, BOUGHT)))
                .containsExactly("2 entries for 1 signals");
        Order same = order("e1", "BUY", "MARKET", "0.5", "0.5", "FILLED");
        assertThat(Judge.complaints(books(List.of(ENTRY, same, stop("1.0")), List.of(BOUGHT, BOUGHT)), 2))
                .containsExactly("entry e1 was placed 2 times");
    }

    @Test
    void aPositionWithoutCoverIsNoticed() {
        assertThat(judged(List.of(ENTRY), List.of(BOUGHT))).containsExactly("of a position of 0.5 only 0 is covered");
    }

    @Test
    void aStopThatIsLeftIsNoticed() {
        Order exit = order("x1", "SELL", "MARKET", "0.5", "0.5", "FILLED");
        assertThat(judged(List.of(ENTRY, stop("0.5"), exit), List.of(BOUGHT, fill("SELL", "0.5"))))
                .containsExactly("stops of 0.5 are left for a position of 0.0");
    }

    @Test
    void aSaleOfTheOwnersIsNoticedEvenIfItIsBoughtBack() {
        List<Fill> fills = List.of(BOUGHT, fill("SELL", "0.5"), fill("SELL", "0.1"), fill("BUY", "0.1"));
        assertThat(judged(List.of(ENTRY), fills)).containsExactly("more was sold than was bought, the owner's 0.1 too");
    }

    @Test
    void anOrderThatIsNoStopIsNoticed() {
        Order limit = order("x1", "SELL", "LIMIT", "0.5", "0", "NEW");
        assertThat(judged(List.of(ENTRY, stop("0.5"), limit), List.of(BOUGHT)))
                .singleElement()
                .asString()
                .startsWith("an order that is no stop is left");
    }

    @Test
    void booksThatDoNotAddUpAreNoticed() {
        assertThat(Judge.complaints(new Books(List.of(), List.of(), BigDecimal.TEN), 1))
                .containsExactly("the ledger does not add up: 10 held, 1 expected");
    }

    @Test
    void whatIsOpenIsNotFlatAndWhatIsFlatIsNotOpen() {
        Books open = books(List.of(ENTRY, stop("0.5")), List.of(BOUGHT));
        Books flat = books(List.of(), List.of());
        assertThat(Judge.notFlat(open)).hasSize(2);
        assertThat(Judge.notOpen(open)).isEmpty();
        assertThat(Judge.notFlat(flat)).isEmpty();
        assertThat(Judge.notOpen(flat)).hasSize(1);
    }
}
