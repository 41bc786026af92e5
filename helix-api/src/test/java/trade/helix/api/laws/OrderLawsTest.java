package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

@DomainLaws
class OrderLawsTest {
    @Property
    void anOrderIsFoundUnderTheIdThatItCarries(@ForAll OrderRequest order) {
        var alone = new OrderRequest(order.clientOrderId(), order.symbol(), order.side(), order.quantity());

        assertThat(alone.ref()).isEqualTo(OrderRef.single(order.symbol(), order.clientOrderId()));
    }

    @Property
    void anEntryWithAStopIsFoundUnderItsNumber(
            @ForAll OrderRequest order, @ForAll Price stop, @ForAll @IntRange(min = 1) int number) {
        var carrier = new OrderRequest(
                order.clientOrderId(), order.symbol(), Side.BUY, order.quantity(), new AttachedStop(number, stop));

        assertThat(carrier.ref()).isEqualTo(OrderRef.carrier(order.symbol(), order.clientOrderId(), number));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderRequest(
                        order.clientOrderId(),
                        order.symbol(),
                        Side.SELL,
                        order.quantity(),
                        new AttachedStop(number, stop)))
                .withMessageContaining("A stop goes with a buy");
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatGoesByANumberHasOne(OrderRef.Form form) {
        var id = new ClientOrderId("e1");
        var symbol = Symbol.of("BTC/USDT");
        boolean numbered = form == OrderRef.Form.CARRIER || form == OrderRef.Form.ATTACHED;

        assertThat(new OrderRef(symbol, id, form, numbered ? 7 : 0).number()).isEqualTo(numbered ? 7 : 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderRef(symbol, id, form, numbered ? 0 : 7))
                .withMessageContaining("for the form " + form);
    }

    @Test
    void anAttachedStopNeedsANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttachedStop(0, Price.of("58800")))
                .withMessageContaining("Number 0");
    }

    @Property
    void anOrderForNothingIsRefused(@ForAll OrderRequest order) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderRequest(order.clientOrderId(), order.symbol(), order.side(), Quantity.ZERO))
                .withMessageContaining(order.side() + " 0 " + order.symbol());
    }

    @Property
    void protectionIsAPairExactlyIfItHasATarget(@ForAll ProtectionRequest request) {
        assertThat(request.ref().isPair()).isEqualTo(request.target().isPresent());
        assertThat(request.ref().clientOrderId()).isEqualTo(request.clientOrderId());
    }

    @Property
    void protectionOfNothingIsRefused(@ForAll ProtectionRequest request) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(request, Quantity.ZERO, request.stop(), request.stopLimit(), null))
                .withMessageContaining("Protection of nothing: 0 " + request.symbol());
    }

    @Property
    void aStopLimitAboveTheStopIsRefused(@ForAll ProtectionRequest request, @ForAll Price limit) {
        Assume.that(limit.isAbove(request.stop()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(request, request.quantity(), request.stop(), limit, null))
                .withMessageStartingWith("Stop limit " + limit + " above stop " + request.stop());
    }

    @Property
    void aTargetNotAboveTheStopIsRefused(@ForAll ProtectionRequest request, @ForAll Price target) {
        Assume.that(!target.isAbove(request.stop()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(request, request.quantity(), request.stop(), request.stopLimit(), target))
                .withMessageStartingWith("Target " + target + " not above stop " + request.stop());
    }

    @Property
    void atTheStopItselfMayStandALimitButNoTarget(@ForAll ProtectionRequest request) {
        var stop = request.stop();

        assertThat(with(request, request.quantity(), stop, stop, null).stopLimit())
                .isEqualTo(stop);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(request, request.quantity(), stop, stop, stop))
                .withMessageStartingWith("Target " + stop + " not above stop " + stop);
    }

    private static ProtectionRequest with(
            ProtectionRequest like, Quantity quantity, Price stop, Price limit, Price target) {
        return new ProtectionRequest(like.clientOrderId(), like.symbol(), quantity, stop, limit, target);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAProtectiveIntentWithATargetIsAPair(Leg leg) {
        var alone = new Intent.Prices(null, Price.of("58800"), Price.of("58500"), null);
        var withTarget = new Intent.Prices(null, Price.of("58800"), Price.of("58500"), Price.of("63000"));

        assertThat(Samples.intent(leg, alone).orderRef().isPair()).isFalse();
        assertThat(Samples.intent(leg, withTarget).orderRef().isPair()).isEqualTo(leg == Leg.PROTECTION);
    }

    @ParameterizedTest
    @EnumSource
    void theOppositeOfTheOppositeIsTheSide(Side side) {
        assertThat(side.opposite()).isNotEqualTo(side);
        assertThat(side.opposite().opposite()).isEqualTo(side);
    }

    @ParameterizedTest
    @EnumSource
    void onlyANewOrPartlyFilledOrderIsLive(OrderStatus status) {
        assertThat(status.isLive())
                .isEqualTo(Set.of(OrderStatus.NEW, OrderStatus.TRIGGERED, OrderStatus.PARTIALLY_FILLED)
                        .contains(status));
    }
}
