package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;

/** A stop that the venue fills ends the trade, with the price and the fees that the venue's ledger shows. */
class StopOutTest {
    private static final BigDecimal START = new BigDecimal("10000");

    @TempDir
    Path folder;

    @Test
    void aStopThatFillsEndsTheTradeAtItsRealPrice() throws Exception {
        try (Rig rig = Rig.start(folder)) {
            assertThat(Rig.outcome(rig.buy("long"))).isInstanceOf(SignalOutcome.Opened.class);

            // A jump across the stop: it fills at a worse price than its trigger.
            rig.simulator().setPrice("BTC/USDT", new BigDecimal("58500"));
            Trade trade = rig.awaitEvent(TradeClosed.class, event -> true).trade();

            Ledger ledger = rig.ledger();
            assertThat(trade.status()).isEqualTo(TradeStatus.STOPPED_OUT);
            assertBooked(trade, ledger);
            assertThat(ledger.live()).isEmpty();
            assertThat(ledger.orders()).hasSize(2);
            assertThat(rig.view().openTrades()).isEmpty();
            assertThat(rig.view().unknownOrders()).isEmpty();
        }
    }

    private static void assertBooked(Trade trade, Ledger ledger) {
        Ledger.Fill bought = ledger.fills("BUY").findFirst().orElseThrow();
        Ledger.Fill sold = ledger.fills("SELL").findFirst().orElseThrow();
        Trade.Closing closing = trade.closing().orElseThrow();
        assertThat(closing.reason()).isEqualTo(CloseReason.STOP_LOSS);
        assertThat(closing.averagePrice().orElseThrow().value())
                .isEqualByComparingTo(sold.price())
                .isLessThan(trade.stop().value());
        assertThat(trade.fees().amount())
                .isEqualByComparingTo(
                        bought.feeIn("BTC").multiply(bought.price()).add(sold.feeIn("USDT")));
        assertThat(closing.pnl().amount())
                .isEqualByComparingTo(ledger.total(Rig.KEY, "USDT").subtract(START));
    }
}
