package trade.helix.exchange.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A row of the table: what goes wrong, for as long as the call lasts.
 *
 * @param name as the table shows it
 * @param kind the simulator's word for it
 * @param more the rest of its description, as JSON
 * @param patience how long the adapter waits for an answer
 * @param strikes the endpoints that it can befall; empty for all
 */
record Accident(String name, String kind, String more, Duration patience, Set<String> strikes) {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);

    static final List<Accident> ALL = List.of(
            of("drop_before"),
            of("accept_then_drop"),
            new Accident("accept_then_timeout", "accept_then_timeout", ",\"millis\":20000", SHORT, Set.of()),
            of("error_before"),
            of("error_after_accept"),
            of("garbage_after_accept"),
            of("rate_limit"),
            of("latency").with(",\"millis\":40").named("latency, within the deadline"),
            new Accident("latency, beyond the deadline", "latency", ",\"millis\":20000", SHORT, Set.of()),
            of("partial_fill").with(",\"fraction\":0.5").striking("order"),
            of("reject").striking("order", "protect"),
            of("stale_lookup").with(",\"millis\":600000").striking("lookup", "openOrders"),
            of("clock_skew").with(",\"millis\":60000").named("clock_skew, venue a minute ahead"),
            of("clock_skew").with(",\"millis\":-60000").named("clock_skew, venue a minute behind"),
            of("duplicate_fill").striking("lookup"),
            of("cancel_unknown").striking("cancel"),
            of("endpoint_gone"));

    private static Accident of(String kind) {
        return new Accident(kind, kind, "", LONG, Set.of());
    }

    private Accident with(String description) {
        return new Accident(name, kind, description, patience, strikes);
    }

    private Accident named(String other) {
        return new Accident(other, kind, more, patience, strikes);
    }

    private Accident striking(String... endpoints) {
        return new Accident(name, kind, more, patience, Set.of(endpoints));
    }

    boolean befalls(String endpoint) {
        return strikes.isEmpty() || strikes.contains(endpoint);
    }

    @Override
    public String toString() {
        return name;
    }
}
