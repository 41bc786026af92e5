/** The way of a signal: a pure core, its thin shell, and the {@code Helix} facade. */
module trade.helix.engine {
    requires transitive trade.helix.api;
    requires transitive trade.helix.risk;
    requires static org.jspecify;
    requires org.slf4j;

    exports trade.helix.engine;
}
