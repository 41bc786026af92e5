/** Accounts at venues: what they hold, what their key may do, and the state that Helix keeps them in. */
@NullMarked
package trade.helix.api.account;

import org.jspecify.annotations.NullMarked;
