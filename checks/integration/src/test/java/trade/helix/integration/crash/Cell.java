package trade.helix.integration.crash;

import java.util.List;

/**
 * One way to die.
 *
 * @param venue where
 * @param scenario while what goes on
 * @param outcome what the venue does
 * @param boundary at which boundary: its number, or how its name begins; empty for none
 */
record Cell(String venue, Scenario scenario, VenueOutcome outcome, String boundary) {
    static final List<String> VENUES = List.of("binance", "kraken");

    /** From {@code venue/scenario/outcome/boundary}. */
    static Cell of(String text) {
        String[] parts = text.split("/", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("A cell is venue/scenario/outcome/boundary, not " + text + ".");
        }
        return new Cell(parts[0], Scenario.of(parts[1]), VenueOutcome.of(parts[2]), parts[3]);
    }

    Cell at(String other) {
        return new Cell(venue, scenario, outcome, other);
    }

    /** All cells but for the boundary. */
    String row() {
        return venue + "/" + scenario.word() + "/" + outcome.word();
    }

    @Override
    public String toString() {
        return row() + "/" + boundary;
    }
}
