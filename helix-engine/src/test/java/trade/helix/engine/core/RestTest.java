package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;

/** A drain waits until nothing is left undone, and tells a person what is: a process that ends earlier leaves it open. */
class RestTest {
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final TradeState bought = Sample.bought(Sample.SYMBOL);

    @Test
    void anAccountWithNothingOpenIsAtRest() {
        assertThat(Rest.lacks(Sample.account())).isEmpty();
    }

    @Test
    void aSignalThatWaitsIsTold() {
        SeenSignal waiting = new SeenSignal(
                new SignalRef("s-1"),
                Signal.builder()
                        .account(new AccountId("main"))
                        .id(new SignalId("Long"))
                        .action(SignalAction.BUY)
                        .symbol("BTC/USDT")
                        .build(),
                Sample.SYMBOL,
                Sample.NOW,
                null);
        assertThat(Rest.lacks(Sample.account().with(waiting)))
                .singleElement()
                .asString()
                .contains("s-1", "not decided");
        Decision decided = Decision.rejected(ReasonCode.STALE, "too old");
        assertThat(Rest.lacks(Sample.account().with(waiting.with(decided)))).isEmpty();
    }

    @Test
    void anOrderOfUnknownOutcomeIsToldByItsName() {
        assertThat(lacks(Sample.trade())).containsExactly("the outcome of order entry-BTC is not known");
    }

    @Test
    void anEntryThatIsStillBeingFilledIsTold() {
        TradeState live =
                Sample.trade().with(Sample.seen(Sample.trade().entry(), "v1", OrderStatus.PARTIALLY_FILLED, "0"));
        assertThat(lacks(live)).singleElement().asString().contains("entry of trade t-btc");
    }

    @Test
    void aTradeWithoutALiveProtectiveOrderIsTold() {
        assertThat(lacks(bought)).singleElement().asString().contains("no protective order");
        OrderLeg ended = Sample.seen(stop, "v2", OrderStatus.CANCELED, "0");
        assertThat(lacks(with(ended))).singleElement().asString().contains("no protective order");
    }

    @Test
    void aProtectedTradeIsAtRest() {
        assertThat(lacks(with(Sample.seen(stop, "v2", OrderStatus.NEW, "0")))).isEmpty();
    }

    @Test
    void anExitThatIsWantedOrWorksIsTold() {
        TradeState covered = with(Sample.seen(stop, "v2", OrderStatus.NEW, "0"));
        TradeState wanted = covered.with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of()));
        assertThat(lacks(wanted)).singleElement().asString().contains("exit of trade");

        OrderLeg exit = Sample.seen(Sample.leg(Leg.EXIT, "10"), "v3", OrderStatus.NEW, "0");
        assertThat(lacks(Sample.with(covered, exit))).singleElement().asString().contains("exit of trade");
        OrderLeg refused = exit.with(Outcome.REFUSED, "no");
        assertThat(lacks(Sample.with(covered, refused))).isEmpty();
    }

    private TradeState with(OrderLeg leg) {
        return Sample.with(bought, leg);
    }

    private static List<String> lacks(TradeState trade) {
        return Rest.lacks(Sample.account().with(trade));
    }
}
