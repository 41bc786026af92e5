package trade.helix.integration;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.risk.CoolDownGate;
import trade.helix.risk.FixedFractionSizer;
import trade.helix.risk.FixedNotionalSizer;
import trade.helix.risk.FixedQuantitySizer;
import trade.helix.risk.MostTradesGate;
import trade.helix.risk.PriceDriftGate;
import trade.helix.risk.RiskSettings;
import trade.helix.risk.SignalAgeGate;
import trade.helix.risk.SpreadGate;
import trade.helix.risk.StandardGates;
import trade.helix.risk.SymbolAllowlistGate;
import trade.helix.risk.SymbolExposureGate;
import trade.helix.risk.TotalExposureGate;
import trade.helix.tck.FakeVenue;
import trade.helix.tck.PositionSizerContractTest;
import trade.helix.tck.RiskGateContractTest;

/** The gates and sizers of helix-risk keep the contract that others are held to. */
class GatesAndSizersTest {
    /** One of the standard gates, by its place. */
    abstract static class Standard extends RiskGateContractTest {
        private final int place;

        Standard(int place) {
            this.place = place;
        }

        @Override
        protected RiskGate gate() {
            return StandardGates.of(RiskSettings.defaults()).get(place);
        }
    }

    @Nested
    class DailyLossLimit extends Standard {
        DailyLossLimit() {
            super(0);
        }
    }

    @Nested
    class AccountRunning extends Standard {
        AccountRunning() {
            super(1);
        }
    }

    @Nested
    class OpenTrades extends Standard {
        OpenTrades() {
            super(2);
        }
    }

    @Nested
    class MinBalance extends Standard {
        MinBalance() {
            super(3);
        }
    }

    @Nested
    class VenueReachable extends Standard {
        VenueReachable() {
            super(4);
        }
    }

    @Nested
    class PairAvailable extends Standard {
        PairAvailable() {
            super(5);
        }
    }

    @Nested
    class MinNotional extends Standard {
        MinNotional() {
            super(6);
        }
    }

    @Nested
    class SignalAge extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new SignalAgeGate(Duration.ofSeconds(30));
        }
    }

    @Nested
    class PriceDrift extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new PriceDriftGate(Ratio.ofPercent("0.5"));
        }
    }

    @Nested
    class Spread extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new SpreadGate(Ratio.ofPercent("0.2"));
        }
    }

    @Nested
    class SymbolAllowlist extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new SymbolAllowlistGate(Set.of(FakeVenue.SYMBOL));
        }
    }

    @Nested
    class CoolDown extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new CoolDownGate(Duration.ofHours(1));
        }
    }

    @Nested
    class MostTrades extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new MostTradesGate(5);
        }
    }

    @Nested
    class SymbolExposure extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new SymbolExposureGate(Ratio.ofPercent("20"));
        }
    }

    @Nested
    class TotalExposure extends RiskGateContractTest {
        @Override
        protected RiskGate gate() {
            return new TotalExposureGate(Ratio.ofPercent("50"));
        }
    }

    @Nested
    class FixedFraction extends PositionSizerContractTest {
        @Override
        protected PositionSizer sizer() {
            return new FixedFractionSizer(Ratio.ofPercent("1"));
        }
    }

    @Nested
    class FixedNotional extends PositionSizerContractTest {
        @Override
        protected PositionSizer sizer() {
            return new FixedNotionalSizer(new BigDecimal("500"));
        }
    }

    @Nested
    class FixedQuantity extends PositionSizerContractTest {
        @Override
        protected PositionSizer sizer() {
            return new FixedQuantitySizer(Quantity.of("0.01"));
        }
    }
}
