/** The way in for TradingView alerts: bytes and headers in, response out. The host brings the HTTP server. */
@NullMarked
package trade.helix.webhook;

import org.jspecify.annotations.NullMarked;
