package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.FillQuery;

/** The fee of each fill, in whichever asset Binance takes it, explains the balances to the last digit. */
class FeeTest {
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");

    @Test
    void aBuyPaysInBaseAndASaleInQuote() {
        try (SimulatedVenue sim = new SimulatedVenue()) {
            Fill bought = fill(sim, "b", Side.BUY, "0.01");
            assertThat(bought.fee()).isEqualTo(Money.of("0.00001", "BTC"));
            assertThat(free(sim, "BTC")).isEqualTo(net(bought));
            Fill sold = fill(sim, "s", Side.SELL, "0.005");
            assertThat(sold.fee().asset()).isEqualTo(Asset.of("USDT"));
            assertThat(sold.fee().amount()).isEqualByComparingTo("0.3");
            assertThat(free(sim, "BTC")).isEqualTo(net(bought).minus(sold.quantity()));
            assertThat(free(sim, "USDT").value())
                    .isEqualByComparingTo(new BigDecimal("10000")
                            .subtract(bought.notional().amount())
                            .add(sold.notional().amount())
                            .subtract(sold.fee().amount()));
        }
    }

    @Test
    void whereBnbPaysNothingIsTakenOffWhatWasReceived() {
        try (SimulatedVenue sim = SimulatedVenue.withBnb("1", "600")) {
            Fill bought = fill(sim, "b", Side.BUY, "0.01");
            // Three quarters of 0.1 % of the value, at 600 a BNB.
            assertThat(bought.fee().asset()).isEqualTo(Asset.of("BNB"));
            assertThat(bought.fee().amount()).isCloseTo(new BigDecimal("0.00075"), within(new BigDecimal("1e-7")));
            assertThat(free(sim, "BTC")).isEqualTo(bought.quantity()).isEqualTo(Quantity.of("0.01"));
            Fill sold = fill(sim, "s", Side.SELL, "0.01");
            assertThat(sold.fee()).isEqualTo(Money.of("0.00075", "BNB"));
            assertThat(free(sim, "USDT").value())
                    .isEqualByComparingTo(new BigDecimal("10000")
                            .subtract(bought.notional().amount())
                            .add(sold.notional().amount()));
            assertThat(free(sim, "BNB").value())
                    .isEqualByComparingTo(BigDecimal.ONE
                            .subtract(bought.fee().amount())
                            .subtract(sold.fee().amount()));
            assertThat(sim.client
                            .fills(new FillQuery(BTC_USDT, null, null, null))
                            .items())
                    .as("the history tells what the answers told")
                    .containsExactly(bought, sold);
        }
    }

    /** The coin runs out between two fills: each tells its own. */
    @Test
    void withoutEnoughBnbAFillPaysInWhatItReceives() {
        try (SimulatedVenue sim = SimulatedVenue.withBnb("0.001", "600")) {
            assertThat(fill(sim, "b", Side.BUY, "0.01").fee().asset()).isEqualTo(Asset.of("BNB"));
            assertThat(fill(sim, "c", Side.BUY, "0.01").fee()).isEqualTo(Money.of("0.00001", "BTC"));
            assertThat(free(sim, "BTC")).isEqualTo(Quantity.of("0.01999"));
        }
    }

    private static Fill fill(SimulatedVenue sim, String id, Side side, String quantity) {
        SubmitResult result =
                sim.client.submit(new OrderRequest(new ClientOrderId(id), BTC_USDT, side, Quantity.of(quantity)));
        List<Fill> fills = ((SubmitResult.Accepted) result).fills();
        assertThat(fills).hasSize(1);
        return fills.get(0);
    }

    private static Quantity net(Fill bought) {
        return bought.quantity().minus(new Quantity(bought.fee().amount()));
    }

    private static Quantity free(SimulatedVenue sim, String asset) {
        return sim.client.account().balance(Asset.of(asset)).free();
    }
}
