package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.risk.RiskSettings;

/** I1: what an entry is judged by. An equity that is too high makes it too large, a loss that is missed lets it in. */
class RiskPictureTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);
    private static final Symbol ETH = Symbol.of("ETH/USDT");
    private static final Symbol EUR = Symbol.of("BTC/EUR");
    private static final Asset USDT = Asset.of("USDT");

    private final Map<Symbol, Quote> quotes = new HashMap<>(Map.of(Sample.SYMBOL, quote(Sample.SYMBOL, "90")));
    private AccountState account = Sample.account().with(AccountFigures.NONE.with(losses()));

    private @Nullable Instant reachableAt = Sample.NOW;

    @Test
    void withoutTradesTheLowerOfWhatIsThereAndWhatIsExplainedIsTheEquity() {
        assertThat(equity("10000 USDT")).isEqualTo(usdt("10000"));
        assertThat(equity("10500 USDT")).isEqualTo(usdt("10000"));
        assertThat(equity("9000 USDT")).isEqualTo(usdt("9000"));
    }

    @Test
    void whatATradeHoldsCountsAtTheBid() {
        account = account.with(Sample.bought(Sample.SYMBOL));
        // 8,999 and 10 at 90
        assertThat(equity("8999 USDT", "10 BTC")).isEqualTo(usdt("9899"));
        quotes.clear();
        assertThat(equity("8999 USDT", "10 BTC")).isEqualTo(usdt("8999"));
    }

    @Test
    void theOwnersCoinsAreNotOurs() {
        account = account.with(Sample.bought(Sample.SYMBOL))
                .with(account.figures().withHoldings(Map.of(Asset.of("BTC"), Quantity.of("5"))));
        assertThat(equity("8999 USDT", "15 BTC")).isEqualTo(usdt("9899"));
        assertThat(equity("8999 USDT", "12 BTC")).isEqualTo(usdt("9629"));
    }

    @Test
    void whatAMissingPositionMayHaveBroughtCountsUpToItsWorth() {
        account = account.with(Sample.bought(Sample.SYMBOL));
        assertThat(equity("9099 USDT", "7 BTC")).isEqualTo(usdt("9729"));
        assertThat(equity("9999 USDT", "7 BTC")).isEqualTo(usdt("9899"));
        assertThat(equity("8000 USDT", "7 BTC")).isEqualTo(usdt("8630"));
    }

    @Test
    void positionsInSeveralSymbolsAddUpAndThoseInAnotherQuoteAssetAreOut() {
        account = account.with(Sample.bought(Sample.SYMBOL)).with(Sample.bought(ETH));
        quotes.put(ETH, quote(ETH, "50"));
        // 7,998 and 10 at 90 and 10 at 50
        assertThat(equity("7998 USDT", "10 BTC", "10 ETH")).isEqualTo(usdt("9398"));
        // of both 5 are gone: 450 and 250 worth
        assertThat(equity("8998 USDT", "5 BTC", "5 ETH")).isEqualTo(usdt("9398"));

        account = Sample.account().with(AccountFigures.NONE.with(losses())).with(Sample.bought(EUR));
        quotes.put(EUR, quote(EUR, "90"));
        assertThat(equity("10000 USDT", "10 BTC")).isEqualTo(usdt("10000"));
    }

    @Test
    void whatCameInTodayIsTradedWithFromTomorrowOn() {
        account = account.with(AccountFigures.NONE.with(losses().transferred(usdt("500"))));
        assertThat(equity("10500 USDT")).isEqualTo(usdt("10000"));
    }

    @Test
    void openLossesThatReachTheDrawdownLimitKill() {
        assertThat(isKilled("-599", "10")).as("599 and 901 of 1,500").isTrue();
        assertThat(isKilled("-598.99", "10")).isFalse();
        assertThat(isKilled("-599", "10.01")).isFalse();
    }

    @Test
    void aGainInOneTradeDoesNotMakeUpForALossInAnother() {
        account = account.with(Sample.bought(ETH));
        quotes.put(ETH, quote(ETH, "300"));
        assertThat(isKilled("-599", "10")).isTrue();
    }

    @Test
    void lossesOfTwoTradesAddUp() {
        account = account.with(Sample.bought(ETH));
        quotes.put(ETH, quote(ETH, "60"));
        assertThat(isKilled("-198", "10")).as("198, 901 and 401 of 1,500").isTrue();
        assertThat(isKilled("-197", "10")).isFalse();
    }

    @Test
    void aTradeInAnotherQuoteAssetOrWithoutAPriceLosesNothingHere() {
        account = account.with(Sample.bought(Symbol.of("ETH/EUR")));
        quotes.put(Symbol.of("ETH/EUR"), quote(Symbol.of("ETH/EUR"), "10"));
        assertThat(isKilled("-598", "10")).isFalse();
        account = account.with(Sample.bought(ETH));
        assertThat(isKilled("-598", "10")).isFalse();
    }

    @Test
    void whatIsSoldAlreadyIsNotLostOnceMore() {
        OrderLeg exit = Sample.leg(Leg.EXIT, "10");
        Fill half = Sample.fill("f1", Side.SELL, "5", "1", "USDT").build();
        TradeState sold = Sample.with(Sample.bought(Sample.SYMBOL), exit.with(Sample.recorded(exit, half, "1")));
        account = account.with(sold);
        // 5 cost 500.5 and are worth 50
        quotes.put(Sample.SYMBOL, quote(Sample.SYMBOL, "10"));
        assertThat(isKilledWith("-1049.5")).isTrue();
        assertThat(isKilledWith("-1049.4")).isFalse();
    }

    @Test
    void gatesSeeEveryOpenTradeWithItsWorthAndWhatItMayLose() {
        account = account.with(Sample.bought(Sample.SYMBOL));
        assertThat(context("8999 USDT", "10 BTC").exposures())
                .containsExactly(new Exposure(Sample.SYMBOL, usdt("1000"), usdt("150")));
    }

    @Test
    void entriesOfYesterdayAreNotOfToday() {
        account = account.with(account.activity().entered(TODAY.minusDays(1)));
        assertThat(context("10000 USDT").activity().entries()).isZero();
        account = account.with(account.activity().entered(TODAY));
        assertThat(context("10000 USDT").activity().entries()).isEqualTo(1);
    }

    @Test
    void theVenueWasReachableWhenItLastAnswered() {
        reachableAt = Sample.NOW.minusSeconds(7);
        assertThat(context("10000 USDT").reachableAt()).isEqualTo(Sample.NOW.minusSeconds(7));
        reachableAt = null;
        assertThat(context("10000 USDT").reachableAt()).isEqualTo(Sample.NOW);
    }

    @Test
    void theFirstDayStartsWithWhatOpenTradesTookAdded() {
        account = Sample.account().with(Sample.bought(Sample.SYMBOL));
        LossFigures first = context("8999 USDT", "10 BTC").losses();
        assertThat(first.cash()).isEqualTo(usdt("10000"));
        assertThat(first.dayStartEquity()).isEqualTo(usdt("9899"));
    }

    @Test
    void aNewDayIsOpenedOnceAllTradesHaveAPrice() {
        LossFigures yesterday = LossFigures.first(TODAY.minusDays(1), usdt("10000"), usdt("10000"));
        account = Sample.account().with(AccountFigures.NONE.with(yesterday)).with(Sample.bought(Sample.SYMBOL));
        Draft draft = draft("8999 USDT", "10 BTC");
        picture(draft).openDays(balances("8999 USDT", "10 BTC"));
        assertThat(losses(draft).day()).isEqualTo(TODAY);
        assertThat(losses(draft).dayStartEquity()).isEqualTo(usdt("9899"));

        quotes.clear();
        Draft unpriced = draft("8999 USDT", "10 BTC");
        picture(unpriced).openDays(balances("8999 USDT", "10 BTC"));
        assertThat(losses(unpriced).day()).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void aDayThatIsOpenIsNotOpenedAgain() {
        Draft draft = draft("10000 USDT");
        picture(draft).openDays(balances("10000 USDT"));
        assertThat(draft.finish(CoreSettings.DEFAULTS).entries()).isEmpty();
    }

    @Test
    void anAssetIsEitherHeldOrPaidWith() {
        assertThat(obstacle(Symbol.of("USDT/EUR"))).contains("account of its own");
        assertThat(obstacle(Sample.SYMBOL)).isEmpty();
        account = account.with(Sample.bought(Sample.SYMBOL));
        assertThat(obstacle(Symbol.of("ETH/BTC"))).contains("account of its own");
        assertThat(obstacle(ETH)).isEmpty();
    }

    @Test
    void fillsOfALaterDayThanTheClocksMakeEntriesWait() {
        account = account.with(
                AccountFigures.NONE.with(LossFigures.first(TODAY.plusDays(1), usdt("10000"), usdt("10000"))));
        assertThat(obstacle(Sample.SYMBOL)).contains("later UTC day");
    }

    private String obstacle(Symbol symbol) {
        return picture(draft("10000 USDT")).obstacle(symbol).orElse("");
    }

    private boolean isKilled(String realised, String bid) {
        quotes.put(Sample.SYMBOL, quote(Sample.SYMBOL, bid));
        account = account.with(Sample.bought(Sample.SYMBOL));
        return isKilledWith(realised);
    }

    private boolean isKilledWith(String realised) {
        account = account.with(AccountFigures.NONE.with(losses().realised(TODAY, usdt(realised))));
        Draft draft = draft("10000 USDT", "10 BTC");
        boolean shown = picture(draft)
                .context(balances("10000 USDT", "10 BTC"), USDT)
                .status()
                .killed();
        assertThat(draft.account().figures().status().killed())
                .as("what gates are shown is recorded")
                .isEqualTo(shown);
        return shown;
    }

    private Money equity(String... balances) {
        return context(balances).equity();
    }

    private RiskContext context(String... balances) {
        return picture(draft(balances)).context(balances(balances), USDT);
    }

    private Draft draft(String... balances) {
        Draft draft = new Draft(Sample.state(account), Sample.NOW);
        draft.take(new Facts(Map.of(), quotes, balances(balances), reachableAt), draft.factsVersion());
        return draft;
    }

    private static RiskPicture picture(Draft draft) {
        return new RiskPicture(draft, RiskSettings.builder().build());
    }

    private static LossFigures losses(Draft draft) {
        return java.util.Objects.requireNonNull(
                draft.account().figures().losses().get(USDT));
    }

    private static AccountSnapshot balances(String... balances) {
        return Sample.balances(Sample.NOW, balances);
    }

    private static LossFigures losses() {
        return LossFigures.first(TODAY, usdt("10000"), usdt("10000"));
    }

    private static Quote quote(Symbol symbol, String price) {
        return new Quote(symbol, Price.of(price), Price.of(price), Sample.NOW);
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
