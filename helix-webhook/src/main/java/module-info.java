/** TradingView intake, framework-neutral: bytes and headers in, response out. */
module trade.helix.webhook {
    requires transitive trade.helix.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;

    exports trade.helix.webhook;
}
