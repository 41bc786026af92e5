package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** What an account has and what its key may do. */
final class AccountRules {
    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("A1", "balances are those of the venue, to the last digit", AccountRules::balances),
            Rule.must("A2", "what a protective order locks is held, not free", AccountRules::held)
                    .with(Capability.PROTECTIVE_STOP),
            Rule.must("A3", "a snapshot is of the time of the call", AccountRules::snapshotTime),
            Rule.must(
                    "A4",
                    "permissions are what the venue says, and unknown where it is silent",
                    AccountRules::permissions),
            Rule.must(
                            "A5",
                            "reads with a key that the venue does not know fail with KEY_REFUSED",
                            AccountRules::strangerReads)
                    .without(Capability.NO_KEYS),
            Rule.must("A6", "an order with such a key is refused with KEY_REFUSED", AccountRules::strangerOrders)
                    .without(Capability.NO_KEYS),
            Rule.must(
                            "A7",
                            "a look-up with such a key is unavailable: it says nothing of the order",
                            AccountRules::strangerLooks)
                    .without(Capability.NO_KEYS));

    private AccountRules() {}

    private static void balances(VenueTrial trial) {
        same(trial);
        trial.bought();
        same(trial);
    }

    private static void same(VenueTrial trial) {
        AccountSnapshot snapshot = trial.client.account();
        trial.ledger()
                .balances()
                .forEach((asset, balance) -> assertEquals(balance, snapshot.balance(asset), "balance of " + asset));
    }

    private static void held(VenueTrial trial) {
        trial.bought();
        ProtectionRequest stop = trial.stop();
        Balance before = trial.balance(trial.symbol.base());
        VenueTrial.placed(trial.client.protect(stop));
        Balance after = trial.balance(trial.symbol.base());
        assertEquals(Quantity.ZERO, before.held(), "held before");
        assertEquals(stop.quantity(), after.held(), "held");
        assertEquals(before.free().minus(stop.quantity()), after.free(), "free");
    }

    private static void snapshotTime(VenueTrial trial) {
        trial.client.account();
        trial.fixture.pass(Duration.ofSeconds(1));
        Instant before = trial.fixture.now();
        Instant at = trial.client.account().at();
        assertTrue(!at.isBefore(before) && !at.isAfter(trial.fixture.now()), "read during the call");
    }

    private static void permissions(VenueTrial trial) {
        assertEquals(trial.fixture.permissions(), trial.client.permissions());
    }

    private static void strangerReads(VenueTrial trial) {
        ExchangeClient stranger = trial.login(trial.fixture.strangersCredentials());
        refusesKey(stranger::account);
        refusesKey(stranger::permissions);
        refusesKey(() -> stranger.openOrders(new OpenOrdersQuery(trial.symbol)));
    }

    private static void refusesKey(Runnable read) {
        assertEquals(
                Category.KEY_REFUSED,
                assertThrows(VenueException.class, read::run).category());
    }

    private static void strangerOrders(VenueTrial trial) {
        ExchangeClient stranger = trial.login(trial.fixture.strangersCredentials());
        assertEquals(RefusalReason.KEY_REFUSED, VenueTrial.refused(stranger.submit(trial.buy())));
        trial.nothingIsAtTheVenue();
    }

    private static void strangerLooks(VenueTrial trial) {
        ExchangeClient stranger = trial.login(trial.fixture.strangersCredentials());
        LookupQuery query = new LookupQuery(trial.buy().ref(), trial.fixture.now());
        assertInstanceOf(Lookup.Unavailable.class, stranger.find(query));
    }
}
