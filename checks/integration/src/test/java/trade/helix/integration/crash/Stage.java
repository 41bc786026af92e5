package trade.helix.integration.crash;

import java.io.IOException;

/** Where a scenario plays: a Helix whose calls are counted, and a venue that can be put wrong. */
record Stage(Desk desk, Boundaries boundaries, Control control, VenueOutcome outcome) {
    void arm(String... endpoints) throws IOException, InterruptedException {
        outcome.arm(control, endpoints);
    }

    void buy() throws InterruptedException {
        var unused = desk.outcome(desk.buy(Scenario.BUY));
    }

    void sell() throws InterruptedException {
        var unused = desk.outcome(desk.sell(Scenario.SELL));
    }

    void halt() {
        boundaries.start();
        desk.halt();
    }
}
