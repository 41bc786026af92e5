package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/** What an account has open, and what of its balances is the owner's (I7). */
class AccountStateTest {
    private static final Symbol ETH = Symbol.of("ETH/USDT");
    private static final Asset BNB = Asset.of("BNB");

    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");

    @Test
    void anOrderInQuestionMayHaveSoldOfItsSymbolUnlessItIsAnEntry() {
        TradeState asking = Sample.with(Sample.bought(Sample.SYMBOL), stop.with(Outcome.UNKNOWN, "dropped"));
        AccountState account = Sample.account().with(asking).with(Sample.trade(ETH));
        assertThat(account.mayHaveSold(Sample.SYMBOL)).extracting(OrderLeg::id).containsExactly(stop.id());
        assertThat(account.mayHaveSold(ETH)).isEmpty();
        TradeState known = Sample.with(Sample.bought(Sample.SYMBOL), stop.with(Outcome.ABSENT, ""));
        assertThat(Sample.account().with(known).mayHaveSold(Sample.SYMBOL)).isEmpty();
    }

    @Test
    void theTradesOfASymbolAreItsOwn() {
        AccountState account = Sample.account().with(Sample.trade()).with(Sample.trade(ETH));
        assertThat(account.tradesIn(ETH)).containsExactly(Sample.trade(ETH).id());
    }

    @Test
    void aFeeInAThirdAssetIsTheOwnersAsFarAsThereIsAny() {
        assertThat(paid("2", "0.5", "BNB")).isEqualTo(Quantity.of("1.5"));
        assertThat(paid("0.1", "0.5", "BNB")).isEqualTo(Quantity.ZERO);
        assertThat(paid("2", "0.5", "BTC")).isEqualTo(Quantity.of("2"));
        assertThat(paid("2", "0.5", "USDT")).isEqualTo(Quantity.of("2"));
    }

    /** What the owner has of the asset after a fee. */
    private static Quantity paid(String held, String fee, String asset) {
        Map<Asset, Quantity> holdings = Map.of(Asset.of(asset), Quantity.of(held));
        Fill fill = Sample.fill("f1", Side.BUY, "1", fee, asset).build();
        return Sample.account()
                .with(AccountFigures.NONE.withHoldings(holdings))
                .paid(fill)
                .holding(Asset.of(asset));
    }

    @Test
    void aFeeOfWhichTheOwnerHasNothingChangesNothing() {
        Fill fill = Sample.fill("f1", Side.BUY, "1", "0.5", "BNB").build();
        assertThat(Sample.account().paid(fill).figures().holdings()).doesNotContainKey(BNB);
    }

    @Test
    void aTradeThatIsNotThereCannotEnd() {
        AccountState account = Sample.account().with(Sample.trade());
        assertThat(account.without(Sample.trade(ETH).id())).isEqualTo(account);
        assertThat(account.without(Sample.trade().id()).trades()).isEmpty();
    }

    @Test
    void aStateOnceMadeStays() {
        AccountState account = Sample.account().with(Sample.trade());
        assertThatThrownBy(() -> account.trades().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> account.withSignals(new HashMap<>()).signals().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
