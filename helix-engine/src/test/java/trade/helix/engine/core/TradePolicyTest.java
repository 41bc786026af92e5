package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.risk.RiskSettings;

/** Where stops and targets go: 2 % below and, where one is asked for, 3 % above, toward the entry; limits half a per cent below the stop. */
class TradePolicyTest {
    private static final Price ENTRY = Price.of("60000.33");
    private static final Instrument BTC = ModelVenue.INSTRUMENT;
    private static final Capabilities STOPS = Capabilities.of(Capability.PROTECTIVE_STOP);
    private static final Capabilities PAIRS = Capabilities.of(Capability.PROTECTIVE_STOP, Capability.PROTECTIVE_PAIR);
    private static final Capabilities BOTH =
            Capabilities.of(Capability.PROTECTIVE_STOP, Capability.PROTECTIVE_PAIR, Capability.ATTACHED_STOP);

    @Test
    void aStopIsRoundedTowardTheEntryAndItsLimitAwayFromIt() {
        Intent.Prices prices = policy(false, STOPS).protection(ENTRY, BTC);
        // 58,800.3234 up and 58,506.3283 down
        assertThat(prices.stop()).isEqualTo(Price.of("58800.33"));
        assertThat(prices.stopLimit()).isEqualTo(Price.of("58506.32"));
        assertThat(prices.target()).isNull();
    }

    @Test
    void aTargetIsRoundedTowardTheEntry() {
        // 61,800.3399 down
        assertThat(policy(true, PAIRS).protection(ENTRY, BTC).target()).isEqualTo(Price.of("61800.33"));
    }

    @Test
    void withoutAPairThereIsNoTargetAndWithoutATargetNoneEither() {
        assertThat(policy(true, STOPS).target(ENTRY, BTC)).isNull();
        assertThat(policy(false, PAIRS).target(ENTRY, BTC)).isNull();
    }

    @Test
    void whereNoStopRestsTheTargetIsWatchedForAsTheStopIs() {
        assertThat(policy(true, Capabilities.of()).target(ENTRY, BTC)).isEqualTo(Price.of("61800.33"));
    }

    @Test
    void aStopTravelsWithItsEntryUnlessAPairIsPlacedApart() {
        assertThat(policy(false, BOTH).attaches()).isTrue();
        assertThat(policy(true, BOTH).attaches()).isFalse();
        assertThat(policy(true, Capabilities.of(Capability.PROTECTIVE_STOP, Capability.ATTACHED_STOP))
                        .attaches())
                .isTrue();
        assertThat(policy(false, PAIRS).attaches()).isFalse();
    }

    @Test
    void anEntryCarriesItsStopWhereItHasANumberForIt() {
        assertThat(TradePolicy.entry(Sample.intent(Leg.ENTRY, "10", 7)).attached())
                .contains(new AttachedStop(7, Price.of("98")));
        assertThat(TradePolicy.entry(Sample.intent(Leg.ENTRY, "10", null)).attached())
                .isEmpty();
    }

    @Test
    void aStopWithoutItsLimitIsNeverSent() {
        Intent intent = Sample.intent(Leg.PROTECTION, "10", 7);
        assertThatThrownBy(() -> TradePolicy.request(intent)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsSentIsWhatWasCommitted() {
        Intent bare = Sample.intent(Leg.PROTECTION, "10", null);
        Intent.Prices prices = policy(true, PAIRS).protection(ENTRY, BTC);
        ProtectionRequest request = TradePolicy.request(new Intent(
                bare.clientOrderId(),
                bare.number(),
                bare.trade(),
                bare.signalRef(),
                bare.leg(),
                bare.attempt(),
                bare.symbol(),
                bare.side(),
                bare.quantity(),
                prices,
                bare.reserved(),
                null));
        assertThat(request.stop()).isEqualTo(prices.stop());
        assertThat(request.stopLimit()).isEqualTo(prices.stopLimit());
        assertThat(request.target()).contains(Price.of("61800.33"));
        assertThat(request.quantity()).isEqualTo(bare.quantity());
    }

    private static TradePolicy policy(boolean target, Capabilities venue) {
        RiskSettings.Builder settings = RiskSettings.builder();
        return new TradePolicy(
                target ? settings.targetDistance(Ratio.ofPercent("3")).build() : settings.build(), venue);
    }
}
