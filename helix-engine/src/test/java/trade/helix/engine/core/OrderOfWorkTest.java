package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;

/** A call that fails in the shell, and a step that does, are followed by a look at the order that it was about: each names its own. */
class OrderOfWorkTest {
    private static final ClientOrderId ID = new ClientOrderId("protection");
    private static final OrderLeg STOP = Sample.leg(Leg.PROTECTION, "10");

    static Stream<Effect> effects() {
        return Stream.of(
                new Effect.SubmitExit(new OrderRequest(ID, Sample.SYMBOL, Side.SELL, Quantity.of("10"))),
                new Effect.Protect(TradePolicy.request(STOP.intent())),
                new Effect.Cancel(STOP.intent().orderRef()),
                new Effect.Find(new LookupQuery(STOP.intent().orderRef(), Sample.NOW)),
                new Effect.ReadFills(ID, Sample.SYMBOL, List.of()),
                new Effect.ReadSales(ID, Sample.SYMBOL, Sample.NOW),
                new Effect.Schedule(Duration.ZERO, ID, 1));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void anEffectNamesItsOrder(Effect effect) {
        assertThat(effect.about()).isEqualTo(ID);
    }

    static Stream<Input> inputs() {
        return Stream.of(
                new Input.SubmitReturned(Sample.NOW, ID, new SubmitResult.Unknown("lost")),
                new Input.ProtectReturned(Sample.NOW, ID, new ProtectResult.Unknown("lost")),
                new Input.CancelReturned(Sample.NOW, ID, new CancelResult.Unknown("lost")),
                new Input.LookupReturned(Sample.NOW, ID, new Lookup.NotFound(true)),
                new Input.FillsRead(Sample.NOW, ID, List.of()),
                new Input.FillsFailed(Sample.NOW, ID, "silent"),
                new Input.SalesRead(Sample.NOW, ID, List.of()),
                new Input.TimerFired(Sample.NOW, ID, 1),
                new Input.ResolveCommanded(Sample.NOW, ID, "ann"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anInputNamesItsOrder(Input input) {
        assertThat(input.order()).isEqualTo(ID);
    }

    @Test
    void whatIsAboutNoOrderNamesNone() {
        assertThat(new Effect.ReadFacts(Set.of(), 1).about()).isNull();
        assertThat(new Input.CaughtUp(Sample.NOW).order()).isNull();
    }
}
