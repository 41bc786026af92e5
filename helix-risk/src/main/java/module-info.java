/** Decides whether an entry may happen, and how large. Pure: no I/O, no clock. */
module trade.helix.risk {
    requires transitive trade.helix.api;
    requires static org.jspecify;

    exports trade.helix.risk;
}
