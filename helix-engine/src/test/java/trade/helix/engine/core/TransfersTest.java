package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.risk.RiskSettings;

/**
 * What comes in or goes out beside our orders. Booked too early it is a fill that we have not heard of, and hides a loss; not
 * booked it is one. The account has 10,000 USDT.
 */
class TransfersTest {
    private static final RiskSettings RISK = RiskSettings.builder().build();
    private static final LossFigures LOSSES =
            LossFigures.first(LocalDate.of(2026, 5, 15), usdt("10000"), usdt("10000"));

    private final List<Money> booked = new ArrayList<>();
    private final List<ClientOrderId> asked = new ArrayList<>();
    private CoreState state = Sample.state(Sample.account().with(AccountFigures.NONE.with(LOSSES)));

    @Test
    void aDifferenceIsBookedWhenItHasStoodForTenSeconds() {
        look(0, "10500 USDT");
        look(9, "10500 USDT");
        assertThat(booked).isEmpty();
        look(10, "10500 USDT");
        assertThat(booked).containsExactly(usdt("500"));
        look(20, "10500 USDT");
        look(30, "10500 USDT");
        assertThat(booked).hasSize(1);
    }

    @Test
    void ofWhatCameInTheLowestThatWasSeenCounts() {
        look(0, "10500 USDT");
        look(5, "10200 USDT");
        look(10, "10800 USDT");
        assertThat(booked).containsExactly(usdt("200"));
        look(20, "10800 USDT");
        look(30, "10800 USDT");
        assertThat(booked).containsExactly(usdt("200"), usdt("600"));
    }

    @Test
    void whatComesInWhileItIsLookedAtIsBookedByTheNextTwoLooks() {
        look(0, "10500 USDT");
        look(10, "10800 USDT");
        assertThat(booked).containsExactly(usdt("500"));
    }

    @Test
    void ofWhatWentOutTheLeastThatWasSeenCounts() {
        look(0, "9500 USDT");
        look(5, "9800 USDT");
        look(10, "9200 USDT");
        assertThat(booked).containsExactly(usdt("-200"));
    }

    @Test
    void whatGoesOutWhileItIsLookedAtIsBookedByTheNextTwoLooks() {
        look(0, "9500 USDT");
        look(10, "9200 USDT");
        assertThat(booked).containsExactly(usdt("-500"));
    }

    @Test
    void aDifferenceThatTurnsRoundIsAnotherOne() {
        look(0, "10500 USDT");
        look(10, "9500 USDT");
        look(19, "9500 USDT");
        assertThat(booked).isEmpty();
        look(20, "9500 USDT");
        assertThat(booked).containsExactly(usdt("-500"));
    }

    @Test
    void aDifferenceThatGoesAwayIsForgotten() {
        look(0, "10500 USDT");
        look(5, "10000 USDT");
        look(10, "10500 USDT");
        assertThat(booked).isEmpty();
        look(20, "10500 USDT");
        assertThat(booked).hasSize(1);
    }

    @Test
    void aHundredThousandthIsRounding() {
        look(0, "10000.1 USDT");
        look(10, "10000.1 USDT");
        look(20, "9999.9 USDT");
        look(30, "9999.9 USDT");
        assertThat(booked).isEmpty();
        look(40, "10000.11 USDT");
        look(50, "10000.11 USDT");
        assertThat(booked).containsExactly(usdt("0.11"));
        look(60, "9999 USDT");
        look(70, "9999 USDT");
        assertThat(booked).containsExactly(usdt("0.11"), usdt("-1.11"));
    }

    @Test
    void whatAnOpenTradeTookIsExplained() {
        open(Sample.bought(Sample.SYMBOL));
        look(0, "8999 USDT", "10 BTC");
        look(10, "8999 USDT", "10 BTC");
        assertThat(booked).isEmpty();
        look(20, "9499 USDT", "10 BTC");
        look(30, "9499 USDT", "10 BTC");
        assertThat(booked).containsExactly(usdt("500"));
    }

    @Test
    void whatATradeInAnotherQuoteAssetTookIsNot() {
        open(Sample.bought(Symbol.of("BTC/EUR")));
        look(0, "10500 USDT", "10 BTC");
        look(10, "10500 USDT", "10 BTC");
        assertThat(booked).containsExactly(usdt("500"));
    }

    @Test
    void whileThePositionIsNotThereItsStopMayHaveBroughtIt() {
        open(Sample.bought(Sample.SYMBOL));
        look(0, "9900 USDT", "0 BTC");
        look(10, "9900 USDT", "9.99999 BTC");
        look(20, "9900 USDT");
        assertThat(booked).isEmpty();
    }

    @Test
    void theOwnersCoinsAreNotThePosition() {
        open(Sample.bought(Sample.SYMBOL));
        AccountFigures figures = state.account().figures();
        Map<Asset, Quantity> holdings = Map.of(Asset.of("BTC"), Quantity.of("5"));
        state = Sample.state(state.account().with(figures.withHoldings(holdings)));
        look(0, "9900 USDT", "14 BTC");
        look(10, "9900 USDT", "14 BTC");
        assertThat(booked).isEmpty();
        look(20, "9900 USDT", "15 BTC");
        look(30, "9900 USDT", "15 BTC");
        assertThat(booked).containsExactly(usdt("901"));
    }

    @Test
    void whileAnOrderIsOnItsWayNothingIsBooked() {
        assertNotCalm(Sample.trade());
        OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
        assertNotCalm(Sample.with(Sample.bought(Sample.SYMBOL), stop));
        assertNotCalm(
                Sample.with(Sample.bought(Sample.SYMBOL), Sample.seen(stop, "v2", OrderStatus.PARTIALLY_FILLED, "1")));
        OrderLeg exit = Sample.seen(Sample.leg(Leg.EXIT, "10"), "v2", OrderStatus.NEW, "0");
        assertNotCalm(Sample.with(Sample.bought(Sample.SYMBOL), exit));
    }

    @Test
    void aProtectiveOrderThatStandsHindersNothingUnlessItIsBeingAskedFor() {
        OrderLeg stop = Sample.seen(Sample.leg(Leg.PROTECTION, "10"), "v2", OrderStatus.NEW, "0");
        asked.add(stop.id());
        assertNotCalm(Sample.with(Sample.bought(Sample.SYMBOL), stop));
        asked.clear();
        open(Sample.with(Sample.bought(Sample.SYMBOL), stop));
        look(0, "9900 USDT", "10 BTC");
        look(10, "9900 USDT", "10 BTC");
        assertThat(booked).containsExactly(usdt("901"));
    }

    private void assertNotCalm(TradeState trade) {
        open(trade);
        look(0, "9000 USDT", "10 BTC");
        look(10, "9000 USDT", "10 BTC");
        assertThat(booked).isEmpty();
    }

    private void open(TradeState trade) {
        state = Sample.state(
                Sample.account().with(AccountFigures.NONE.with(LOSSES)).with(trade));
    }

    private void look(int second, String... balances) {
        Draft draft = new Draft(state, Sample.NOW.plus(Duration.ofSeconds(second)));
        asked.forEach(id -> draft.begin(id, Errand.Kind.LOOKING_UP));
        draft.takeAccount(Sample.balances(draft.at(), balances), draft.factsVersion());
        new Transfers(draft, CoreSettings.DEFAULTS, RISK, new RiskPicture(draft, RISK)).look();
        Step step = draft.finish(CoreSettings.DEFAULTS);
        state = step.state();
        step.entries().stream()
                .map(JournalEntry::record)
                .filter(JournalRecord.TransferRecorded.class::isInstance)
                .map(record -> ((JournalRecord.TransferRecorded) record).amount())
                .forEach(booked::add);
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
