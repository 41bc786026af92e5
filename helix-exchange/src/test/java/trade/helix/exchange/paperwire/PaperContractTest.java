package trade.helix.exchange.paperwire;

import trade.helix.tck.VenueContractTest;
import trade.helix.tck.VenueFixture;

class PaperContractTest extends VenueContractTest {
    @Override
    protected VenueFixture open() {
        return new PaperFixture("binance");
    }
}
