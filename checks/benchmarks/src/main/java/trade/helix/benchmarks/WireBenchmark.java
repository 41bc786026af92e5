package trade.helix.benchmarks;

/** Orders and sessions of the adapters against a simulator in another process, as two tables. JMH cannot take turns within one run. */
public final class WireBenchmark {
    private WireBenchmark() {}

    /**
     * Runs it.
     *
     * @param args the simulator's jar
     * @throws Exception if something other than what is named would be measured
     */
    public static void main(String[] args) throws Exception {
        System.out.println(
                "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        try (SimulatorProcess simulator = SimulatorProcess.start(args[0])) {
            System.out.println("| 500 sessions | heap of one more | all but one ready | threads more |");
            System.out.println("|---|---|---|---|");
            for (TriedVenue kind : TriedVenue.values()) {
                System.out.println(AccountCost.row(kind, simulator));
            }
            System.out.println("| order, microseconds | p50 | bare p50 | p99 | bare p99 | p50 ratio | p99 ratio |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (TriedVenue kind : TriedVenue.values()) {
                System.out.println(OrderSpeed.row(kind, simulator));
            }
        }
    }
}
