/** The SPI of venues: one interface for the venue, one for an account's session there, one provider. */
@NullMarked
package trade.helix.api.venue;

import org.jspecify.annotations.NullMarked;
