package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;

/** Sessions: shared, closed, used by many threads, and silent about their key. */
final class SessionRules {
    private static final int ROUNDS = 3;

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("X1", "two sessions of one key see the same orders", SessionRules::shared),
            Rule.must("X2", "closing one session leaves the others open", SessionRules::others),
            Rule.must("X3", "closing twice is as closing once", SessionRules::closeTwice),
            Rule.must(
                    "X4",
                    "a closed session sends nothing, and its reads fail with VenueException",
                    SessionRules::closedSession),
            Rule.must("X5", "closing the venue closes its sessions", SessionRules::closedVenue),
            Rule.must("X6", "every method may be called from several threads at once", SessionRules::threads),
            Rule.must("X7", "neither key nor secret is in a text, a message or a stack trace", SessionRules::secrets));

    private SessionRules() {}

    private static void shared(VenueTrial trial) {
        OrderRequest order = trial.buy();
        ExchangeClient other = trial.login(trial.fixture.credentials());
        VenueTrial.accepted(other.submit(order));
        trial.foundOne(order.ref());
    }

    private static void others(VenueTrial trial) {
        trial.login(trial.fixture.credentials()).close();
        trial.bought();
        trial.client.account();
    }

    private static void closeTwice(VenueTrial trial) {
        trial.client.close();
        trial.client.close();
        trial.venue.close();
        trial.venue.close();
        trial.client.close();
    }

    private static void closedSession(VenueTrial trial) {
        OrderRequest order = trial.buy();
        trial.client.close();
        isClosed(trial, order);
    }

    private static void closedVenue(VenueTrial trial) {
        OrderRequest order = trial.buy();
        trial.venue.close();
        isClosed(trial, order);
    }

    private static void isClosed(VenueTrial trial, OrderRequest order) {
        assertInstanceOf(SubmitResult.Refused.class, trial.client.submit(order));
        assertThrows(VenueException.class, trial.client::account);
        trial.nothingIsAtTheVenue();
    }

    private static void threads(VenueTrial trial) throws Exception {
        int threads = Parallel.six(() -> rounds(trial)).size();
        List<VenueLedger.Order> orders = trial.ledger().orders();
        assertEquals(threads * ROUNDS, orders.size(), "orders at the venue");
        assertEquals(
                orders.size(),
                orders.stream().map(VenueLedger.Order::clientOrderId).distinct().count());
    }

    private static int rounds(VenueTrial trial) {
        for (int i = 0; i < ROUNDS; i++) {
            OrderRequest order = trial.leastBuy();
            SubmitResult.Accepted accepted = VenueTrial.accepted(trial.client.submit(order));
            assertEquals(order.clientOrderId(), accepted.order().clientOrderId().orElseThrow());
            assertEquals(
                    accepted.order().venueOrderId(), trial.foundOne(order.ref()).venueOrderId());
            trial.client
                    .fills(FillQuery.of(trial.symbol, accepted.order().venueOrderId()))
                    .items()
                    .forEach(fill -> assertEquals(accepted.order().venueOrderId(), fill.venueOrderId()));
            trial.client.account();
            trial.client.permissions();
            trial.open();
            trial.client.cancel(order.ref());
            trial.venue.book(trial.symbol, 1);
            assertEquals(List.of(trial.symbol), trial.venue.resolve(trial.symbol.toString()));
        }
        return ROUNDS;
    }

    private static void secrets(VenueTrial trial) {
        StringBuilder said = new StringBuilder();
        for (Credentials each : List.of(trial.fixture.credentials(), trial.fixture.strangersCredentials())) {
            ExchangeClient client = trial.login(each);
            everything(trial, client, said);
            client.close();
            everything(trial, client, said);
        }
        say(said, trial.venue::toString);
        for (Credentials each : List.of(trial.fixture.credentials(), trial.fixture.strangersCredentials())) {
            assertFalse(said.indexOf(each.key()) >= 0, "a key was said");
            assertFalse(said.indexOf(each.secret().reveal()) >= 0, "a secret was said");
        }
    }

    private static void everything(VenueTrial trial, ExchangeClient client, StringBuilder said) {
        OrderRequest order = trial.leastBuy();
        say(said, client::toString);
        say(said, () -> client.submit(order));
        say(said, () -> client.find(new LookupQuery(order.ref(), trial.fixture.now())));
        say(said, () -> client.cancel(order.ref()));
        say(said, () -> client.protect(trial.protection(order.quantity(), null)));
        say(said, client::account);
        say(said, client::permissions);
        say(said, () -> client.openOrders(new OpenOrdersQuery(null)));
        say(said, () -> client.fills(new FillQuery(trial.symbol, null, null, null)));
        say(said, () -> client.fills(new FillQuery(trial.symbol, null, null, "no cursor")));
        trial.fixture.faults().stream().filter(VenueFault.READ_LOST::equals).forEach(fault -> {
            trial.fixture.arm(fault);
            say(said, client::account);
        });
    }

    private static void say(StringBuilder said, Callable<?> call) {
        try {
            said.append(call.call()).append('\n');
        } catch (Exception e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            said.append(trace);
        }
    }
}
