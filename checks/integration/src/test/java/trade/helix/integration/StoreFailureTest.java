package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.account.HaltCause;
import trade.helix.api.event.NotRecorded;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.StoreException;
import trade.helix.api.trade.Trade;

/** Invariant I5, over HTTP and with a database: the store fails with a trade open, and the venue's ledger is the judge. */
class StoreFailureTest {
    private static final BigDecimal START = new BigDecimal("10000");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aTradeIsProtectedAndStoppedOutUnrecordedAndIsRecordedLater() throws Exception {
        try (Rig rig = Rig.start(folder)) {
            rig.journal().failFrom(JournalRecord.FillRecorded.class::isInstance);
            SignalReceipt entry = rig.buy("long");
            assertThat(Rig.outcome(entry)).isInstanceOf(SignalOutcome.Opened.class);
            assertThat(entry.isRecorded()).isFalse();
            assertThat(rig.ledger().live()).as("the stop").hasSize(1);
            assertThat(rig.view().status().causes()).containsExactly(HaltCause.STORE);
            assertThatThrownBy(() -> rig.buy("another")).isInstanceOf(StoreException.class);

            rig.simulator().setPrice("BTC/USDT", new BigDecimal("58500"));
            rig.awaitEvent(NotRecorded.class, event -> event.event() instanceof TradeClosed);
            rig.journal().answer();
            Trade trade = rig.awaitEvent(TradeClosed.class, event -> true).trade();
            assertThat(trade.closing().orElseThrow().pnl().amount())
                    .isEqualByComparingTo(rig.ledger().total(Rig.KEY, "USDT").subtract(START));
            await().atMost(PATIENCE).until(() -> rig.view().status().isRunning());
            assertThat(entry.isRecorded()).isTrue();

            rig.stopHelix();
            rig.startHelix();
            assertThat(rig.view().openTrades()).isEmpty();
            assertThat(rig.ledger().orders()).hasSize(2);
        }
    }

    @Test
    void anExitThatACrashMadeForgottenIsFoundAndNothingIsSoldTwice() throws Exception {
        try (Rig rig = Rig.start(folder)) {
            assertThat(Rig.outcome(rig.buy("long"))).isInstanceOf(SignalOutcome.Opened.class);
            rig.journal().failFrom(fact -> true);
            SignalReceipt exit = rig.sell("out");
            assertThat(Rig.outcome(exit)).isInstanceOf(SignalOutcome.Closed.class);
            assertThat(exit.isRecorded()).isFalse();
            assertThat(rig.journal().isFailing()).isTrue();

            rig.stopHelix();
            rig.startHelix();
            assertThat(rig.view().openTrades()).as("what the journal says").hasSize(1);
            await().atMost(PATIENCE).until(() -> {
                rig.advance(Duration.ofSeconds(5));
                return rig.view().openTrades().isEmpty();
            });
            Ledger ledger = rig.ledger();
            assertThat(ledger.fills("SELL")).hasSize(1);
            assertThat(ledger.live()).isEmpty();
            Trade trade = rig.awaitEvent(TradeClosed.class, event -> true).trade();
            assertThat(trade.closing().orElseThrow().pnl().amount())
                    .isEqualByComparingTo(ledger.total(Rig.KEY, "USDT").subtract(START));
        }
    }

    @Test
    void noEntryLeavesOfWhichAFactIsNotStored() throws Exception {
        try (Rig rig = Rig.start(folder)) {
            rig.journal().failFrom(JournalRecord.IntentCommitted.class::isInstance);
            assertThat(Rig.outcome(rig.buy("long"))).isInstanceOf(SignalOutcome.Rejected.class);
            rig.journal().answer();
            await().atMost(PATIENCE).until(() -> rig.view().status().isRunning());
            assertThat(rig.ledger().orders()).isEmpty();
            assertThat(Rig.outcome(rig.buy("again"))).isInstanceOf(SignalOutcome.Opened.class);
        }
    }
}
