package trade.helix.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** Long lists of executions at a venue that allows few pages at a time. */
class FillPagesTest {
    private static final Symbol SYMBOL = Symbol.of("BTC/USDT");
    private static final Instant SINCE = Instant.parse("2026-05-15T08:00:00Z");
    private static final List<FillQuery> SALES = List.of(FillQuery.since(SYMBOL, SINCE));

    private final FillPages pages = new FillPages(this::page);
    private final List<String> asked = new ArrayList<>();
    private Category refusal = Category.RATE_LIMITED;
    private int allowed = Integer.MAX_VALUE;

    @Test
    void aListThatIsLongerThanTheLimitIsReadInSeveralTries() {
        int tries = 1;
        while (true) {
            allowed = 2;
            try {
                assertThat(ids(pages.all(SALES))).containsExactly("all-0", "all-1", "all-2", "all-3", "all-4");
                break;
            } catch (VenueException e) {
                assertThat(++tries).isLessThan(10);
            }
        }
        assertThat(tries).isEqualTo(3);
        assertThat(asked).as("each page once").hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void ordersThatWereReadAreNotAskedForAgain() {
        List<FillQuery> orders = IntStream.range(0, 4)
                .mapToObj(i -> FillQuery.of(SYMBOL, new VenueOrderId("O" + i)))
                .toList();
        allowed = 7;
        assertThatThrownBy(() -> pages.all(orders)).isInstanceOf(VenueException.class);
        allowed = 100;
        assertThat(ids(pages.all(orders))).hasSize(20).startsWith("O0-0").endsWith("O3-4");
        assertThat(asked).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aListThatWasReadWholeIsReadAfresh() {
        assertThat(pages.all(SALES)).hasSize(5);
        assertThat(pages.all(SALES)).hasSize(5);
        assertThat(asked).hasSize(10);
    }

    /** The place itself may be what the venue does not take any more. */
    @Test
    void afterAnAnswerThatCannotBeReadItBeginsAgain() {
        refusal = Category.UNREADABLE;
        allowed = 3;
        assertThatThrownBy(() -> pages.all(SALES)).isInstanceOf(VenueException.class);
        allowed = 100;
        assertThat(ids(pages.all(SALES))).containsExactly("all-0", "all-1", "all-2", "all-3", "all-4");
        assertThat(asked).hasSize(8);
    }

    @Test
    void anotherQuestionIsNotAnsweredWithWhatWasReadForOne() {
        allowed = 3;
        assertThatThrownBy(() -> pages.all(SALES)).isInstanceOf(VenueException.class);
        allowed = 100;
        assertThat(pages.all(List.of(FillQuery.since(SYMBOL, SINCE.plusSeconds(1)))))
                .hasSize(5);
        assertThat(asked).hasSize(8);
    }

    /** Five pages of one execution each. */
    private Page<Fill> page(FillQuery query) {
        if (allowed-- <= 0) {
            throw new VenueException(refusal, "Not now.");
        }
        int place = query.cursor().map(Integer::parseInt).orElse(0);
        String id = query.order().map(VenueOrderId::value).orElse("all") + "-" + place;
        asked.add(id);
        return new Page<>(List.of(fill(id)), place < 4 ? Integer.toString(place + 1) : null);
    }

    private static Fill fill(String id) {
        return Fill.builder()
                .id(new FillId(id))
                .venueOrderId(new VenueOrderId("O"))
                .symbol(SYMBOL)
                .side(Side.SELL)
                .price(Price.of("60000"))
                .quantity(Quantity.of("0.01"))
                .fee(Money.of("1", "USDT"))
                .at(SINCE)
                .build();
    }

    private static List<String> ids(List<Fill> fills) {
        return fills.stream().map(fill -> fill.id().value()).toList();
    }
}
