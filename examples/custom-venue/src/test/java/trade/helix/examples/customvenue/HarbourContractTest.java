package trade.helix.examples.customvenue;

import trade.helix.tck.VenueContractTest;
import trade.helix.tck.VenueFixture;

/** The adapter keeps the contract of venues. This is all that there is to write. */
class HarbourContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return new HarbourFixture();
    }
}
