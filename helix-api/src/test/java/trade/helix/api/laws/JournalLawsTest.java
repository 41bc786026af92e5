package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.VenueId;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Ratio;

@DomainLaws
class JournalLawsTest {
    private static final JournalRecord FACT = new JournalRecord.AccountOpened(new VenueId("binance"), 1);

    @Property
    void aPlaceBelowOneIsRefused(@ForAll @LongRange(min = Long.MIN_VALUE, max = 0) long sequence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JournalEntry(Samples.MAIN, sequence, Samples.NOON, FACT))
                .withMessage("A journal starts at 1, not " + sequence + ".");
    }

    @Property
    void everyPlaceFromOneOnIsTaken(@ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long sequence) {
        assertThat(new JournalEntry(Samples.MAIN, sequence, Samples.NOON, FACT).sequence())
                .isEqualTo(sequence);
    }

    @Test
    void aDecisionHasThePartOfItsKindAndNoOther() {
        var trade = new TradeId("t-1");

        assertThat(Decision.accepted(trade)).isEqualTo(new Decision(Decision.Kind.ACCEPTED, trade, null, null, ""));
        assertThat(Decision.rejected(ReasonCode.STALE, "31 s"))
                .isEqualTo(new Decision(Decision.Kind.REJECTED, null, null, ReasonCode.STALE, "31 s"));
        assertThat(Decision.deduplicated(Samples.REF))
                .isEqualTo(new Decision(Decision.Kind.DEDUPLICATED, null, Samples.REF, null, ""));
        assertThatNullPointerException()
                .isThrownBy(() -> Decision.accepted(null))
                .withMessage("trade");
        assertThatNullPointerException()
                .isThrownBy(() -> Decision.rejected(null, ""))
                .withMessage("reason");
        assertThatNullPointerException()
                .isThrownBy(() -> Decision.deduplicated(null))
                .withMessage("first");
    }

    @Property
    void theResultOfATradeIsAShareOfWhatItsEntryCost(@ForAll Money pnl) {
        var trade = Samples.closedTrade(pnl.amount().toPlainString());

        assertThat(trade.pnl()).contains(pnl);
        assertThat(trade.pnlRatio()).contains(pnl.ratioTo(Samples.usdt("30000")));
    }

    @Test
    void anOpenTradeHasNoResult() {
        assertThat(Samples.openTrade().pnl()).isEmpty();
        assertThat(Samples.openTrade().pnlRatio()).isEmpty();
        assertThat(Samples.closedTrade("-300").pnlRatio()).contains(Ratio.ofPercent("-1"));
    }
}
