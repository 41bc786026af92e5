package trade.helix.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.venue.Venue;

/**
 * A venue to try an adapter on: the adapter, opened, and the controls of the venue behind it.
 *
 * <p>Each rule opens one and closes it. The account is fresh: it never traded, has the quote asset for 100 orders of ten
 * times the least value and for one least order more than {@link #fillsOnAPage()}, and none of the base asset. Rules with
 * several threads call the venue from them; the controls are called by one thread.
 */
public interface VenueFixture extends AutoCloseable {
    /** {@return the adapter, opened at this venue; the same one each time} */
    Venue venue();

    /** {@return the key of the account} */
    Credentials credentials();

    /** {@return a key that the venue does not know; any other one where the venue declares that it has no keys} */
    Credentials strangersCredentials();

    /** {@return what the venue says of the key of the account; unknown where it does not say} */
    KeyPermissions permissions();

    /** {@return the symbol that is traded} */
    Symbol symbol();

    /** {@return the clock that the adapter was given, now} */
    Instant now();

    /**
     * Lets time pass for the venue and for the clock that the adapter was given.
     *
     * @param time above zero
     */
    void pass(Duration time);

    /**
     * Moves the market. What has to trigger and fill has done so when this returns.
     *
     * @param bid the best bid from now on, within a tick; the best ask is at most 0.05 % above
     */
    void price(Price bid);

    /** {@return how long after the latest sending an order can still appear; zero if the adapter is never certain} */
    Duration absenceBound();

    /** {@return the most executions that the adapter tells on one page, 1 or above} */
    int fillsOnAPage();

    /** {@return what this fixture can make go wrong} */
    Set<VenueFault> faults();

    /**
     * Makes the next call that it fits go wrong, once.
     *
     * @param fault one of {@link #faults()}
     */
    void arm(VenueFault fault);

    /**
     * Moves funds of the account from outside the venue or out of it; booked, without a fee, when this returns.
     *
     * @param direction which way
     * @param amount above zero
     */
    default void transfer(Direction direction, Money amount) {
        throw new UnsupportedOperationException("This fixture moves no funds: its venue declares no transfers.");
    }

    /**
     * Opens a second account at the venue, like the first, for streams that must not mix.
     *
     * @return its key
     */
    default Credentials otherCredentials() {
        throw new UnsupportedOperationException("This fixture has one account: its venue declares no streams.");
    }

    /** {@return how long what a stream has to tell may take, in real time; far more than it does} */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** {@return what happened so far, by the venue's own books} */
    VenueLedger ledger();

    /**
     * The rules that are not tried: each MUST whose fault cannot be made here, and each MAY that the adapter does not keep.
     * A rule whose capability is not declared is not listed: its place is taken by one that asks for a plain no.
     *
     * @return why, by the number of the rule; a listed rule that could be tried, other than a MAY, fails the kit
     */
    default Map<String, String> notTried() {
        return Map.of();
    }

    /** Closes the adapter and the venue. */
    @Override
    void close();
}
