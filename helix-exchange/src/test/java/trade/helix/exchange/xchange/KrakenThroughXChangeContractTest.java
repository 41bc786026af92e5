package trade.helix.exchange.xchange;

import trade.helix.tck.VenueContractTest;
import trade.helix.tck.VenueFixture;

/** The adapter keeps the contract of venues, with XChange's module of Kraken, over HTTP against the simulator. */
class KrakenThroughXChangeContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return SimulatedFixture.kraken();
    }
}
