package trade.helix.tck;

import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;

class FakeVenueWithAttachedStopsContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return new FakeFixture(Capabilities.of(
                Capability.PROTECTIVE_STOP,
                Capability.PROTECTIVE_PAIR,
                Capability.ATTACHED_STOP,
                Capability.CERTAIN_ABSENCE));
    }
}
