package trade.helix.tck;

import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;

class FakeVenueWithStreamsContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return new FakeFixture(Capabilities.of(
                Capability.PROTECTIVE_STOP, Capability.ATTACHED_STOP, Capability.TRANSFERS, Capability.PRIVATE_STREAM));
    }
}
