package trade.helix.exchange.kraken;

import trade.helix.tck.VenueContractTest;
import trade.helix.tck.VenueFixture;

/** The adapter keeps the contract of venues, over HTTP against the simulator. */
class KrakenContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return new KrakenFixture();
    }
}
