package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.FillId;
import trade.helix.api.value.Asset;

/** What is forgotten too early is taken for the owner's, or for somebody's sale out of the next trade. */
class KnownTest {
    private static final Symbol OTHER = Symbol.of("ETH/USDT");

    private final Known before = new Known(Map.of(Sample.SYMBOL, Set.of(new FillId("f0"))), Set.of(), Set.of());

    @Test
    void theLastTradeOfASymbolLeavesItsOwnSalesBehind() {
        assertThat(sales(before.after(sold("f1"), List.of()))).containsExactly("f1");
        assertThat(sales(before.after(sold("f1"), List.of(Sample.trade(OTHER)))))
                .containsExactly("f1");
    }

    @Test
    void besideAnotherTradeOfTheSymbolEarlierSalesAreRememberedAsWell() {
        assertThat(sales(before.after(sold("f1"), List.of(Sample.trade())))).containsExactlyInAnyOrder("f0", "f1");
        assertThat(sales(Known.NOTHING.after(sold("f1"), List.of(Sample.trade()))))
                .containsExactly("f1");
    }

    @Test
    void aTradeThatSoldNothingChangesNothing() {
        assertThat(before.after(Sample.trade(), List.of())).isSameAs(before);
    }

    @Test
    void whatWasBoughtOnceIsLookedAtForEver() {
        Known known = before.bought(Asset.of("BTC")).bought(Asset.of("ETH")).bought(Asset.of("BTC"));
        assertThat(known.traded()).containsExactlyInAnyOrder(Asset.of("BTC"), Asset.of("ETH"));
        assertThat(known.endedSales()).isEqualTo(before.endedSales());
    }

    @Test
    void whoeverReadItCannotChangeIt() {
        Map<Symbol, Set<FillId>> sales = new HashMap<>(before.endedSales());
        Known known = new Known(sales, Set.of(), Set.of());
        sales.clear();
        assertThat(known.endedSales()).isNotEmpty();
    }

    private static TradeState sold(String fill) {
        OrderLeg exit = Sample.filled(Sample.leg(Leg.EXIT, "10"), fill, "10");
        return Sample.with(Sample.trade(), exit);
    }

    private static List<String> sales(Known known) {
        return known.endedSales().getOrDefault(Sample.SYMBOL, Set.of()).stream()
                .map(FillId::value)
                .toList();
    }
}
