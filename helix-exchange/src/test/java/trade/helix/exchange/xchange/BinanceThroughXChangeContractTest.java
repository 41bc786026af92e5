package trade.helix.exchange.xchange;

import trade.helix.tck.VenueContractTest;
import trade.helix.tck.VenueFixture;

/** The adapter keeps the contract of venues, with XChange's module of Binance, over HTTP against the simulator. */
class BinanceThroughXChangeContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return SimulatedFixture.binance();
    }
}
