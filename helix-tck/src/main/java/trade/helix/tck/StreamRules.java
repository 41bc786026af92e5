package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.VenueException;

/** What a venue tells of its own accord. */
final class StreamRules {
    static final List<Rule<VenueTrial>> ALL = List.of(
            declared("W1", "a stream tells when it is connected", StreamRules::connected),
            declared("W2", "an order is told, with the executions that the history has", StreamRules::order),
            declared("W3", "a stop that fills is told with its execution", StreamRules::stop)
                    .with(Capability.PRIVATE_STREAM, Capability.PROTECTIVE_STOP),
            declared("W4", "a cancel is told, under the id of the order", StreamRules::cancel)
                    .with(Capability.PRIVATE_STREAM, Capability.PROTECTIVE_STOP),
            declared("W5", "a stream that was closed tells nothing more, others do", StreamRules::closed),
            declared("W6", "a session that was closed tells nothing more, and begins no stream", StreamRules::session),
            declared("W7", "a listener that throws hears what follows", StreamRules::throwing),
            declared("W8", "streams of two accounts tell of their own orders only", StreamRules::accounts),
            declared("W9", "a key that the venue does not know is never connected, and that is told", StreamRules::key),
            Rule.must("W10", "without the capability a stream fails as REFUSED", StreamRules::undeclared)
                    .without(Capability.PRIVATE_STREAM));

    private StreamRules() {}

    private static Rule<VenueTrial> declared(String number, String text, Rule.Body<VenueTrial> body) {
        return Rule.must(number, text, body).with(Capability.PRIVATE_STREAM);
    }

    private static StreamEar ear(VenueTrial trial) {
        return new StreamEar(trial.fixture.patience());
    }

    private static StreamEar listen(VenueTrial trial, ExchangeClient client) {
        StreamEar ear = ear(trial);
        client.stream(ear);
        return ear.awaitConnected();
    }

    private static void connected(VenueTrial trial) {
        StreamEar ear = listen(trial, trial.client);
        assertEquals(0, ear.ends(), "how often it was disconnected");
    }

    private static void order(VenueTrial trial) {
        StreamEar ear = listen(trial, trial.client);
        VenueOrderId bought = trial.bought().order().venueOrderId();
        ear.awaitStatus(bought, OrderStatus.FILLED);
        List<Fill> history = trial.fills(FillQuery.of(trial.symbol, bought));
        assertEquals(ids(history), ids(ear.fills(bought)), "ids of executions");
        assertEquals(sum(history), sum(ear.fills(bought)), "quantity of executions");
        List<OrderUpdate> told = ear.updates(bought);
        assertEquals(sum(history), told.get(told.size() - 1).filled(), "quantity filled");
        told.forEach(update -> assertEquals(trial.symbol, update.symbol()));
    }

    private static void stop(VenueTrial trial) {
        StreamEar ear = listen(trial, trial.client);
        ProtectionRequest request = trial.protectedBy(false);
        VenueOrderId stop = trial.foundOne(request.ref()).venueOrderId();
        trial.reachStop(request);
        ear.awaitStatus(stop, OrderStatus.FILLED);
        assertEquals(ids(trial.fills(FillQuery.of(trial.symbol, stop))), ids(ear.fills(stop)), "ids of executions");
    }

    private static void cancel(VenueTrial trial) {
        StreamEar ear = listen(trial, trial.client);
        ProtectionRequest request = trial.protectedBy(false);
        VenueOrderId stop = trial.foundOne(request.ref()).venueOrderId();
        VenueTrial.cancelled(trial.client.cancel(request.ref()));
        ear.awaitStatus(stop, OrderStatus.CANCELED);
        ear.updates(stop)
                .forEach(update -> assertEquals(
                        request.clientOrderId(), update.clientOrderId().orElseThrow()));
    }

    private static void closed(VenueTrial trial) {
        StreamEar ended = ear(trial);
        Subscription stream = trial.client.stream(ended);
        ended.awaitConnected();
        StreamEar other = listen(trial, trial.client);
        stream.close();
        stream.close();
        int before = ended.all();
        other.awaitStatus(trial.bought().order().venueOrderId(), OrderStatus.FILLED);
        assertEquals(before, ended.all(), "how much was told after the end");
    }

    private static void session(VenueTrial trial) {
        ExchangeClient session = trial.login(trial.fixture.credentials());
        StreamEar ended = listen(trial, session);
        StreamEar other = listen(trial, trial.client);
        session.close();
        int before = ended.all();
        other.awaitStatus(trial.bought().order().venueOrderId(), OrderStatus.FILLED);
        assertEquals(before, ended.all(), "how much was told after the end");
        assertThrows(VenueException.class, () -> session.stream(ear(trial)));
    }

    private static void throwing(VenueTrial trial) {
        StreamEar ear = new StreamEar(trial.fixture.patience()) {
            @Override
            public synchronized void connected() {
                super.connected();
                throw new IllegalStateException("A host's defect, made by the kit.");
            }

            @Override
            public synchronized void orderChanged(OrderUpdate update) {
                super.orderChanged(update);
                throw new IllegalStateException("A host's defect, made by the kit.");
            }
        };
        trial.client.stream(ear);
        ear.awaitConnected();
        ear.awaitStatus(trial.bought().order().venueOrderId(), OrderStatus.FILLED);
        ear.awaitStatus(trial.bought().order().venueOrderId(), OrderStatus.FILLED);
        assertEquals(1, ear.connections(), "how often it was connected");
    }

    private static void accounts(VenueTrial trial) {
        ExchangeClient other = trial.login(trial.fixture.otherCredentials());
        StreamEar ear = listen(trial, trial.client);
        StreamEar others = listen(trial, other);
        VenueOrderId own = trial.bought().order().venueOrderId();
        VenueOrderId foreign =
                VenueTrial.accepted(other.submit(trial.buy())).order().venueOrderId();
        ear.awaitStatus(own, OrderStatus.FILLED);
        others.awaitStatus(foreign, OrderStatus.FILLED);
        assertEquals(List.of(), ear.updates(foreign), "what one account heard of the other");
        assertEquals(List.of(), others.updates(own), "what the other account heard of the one");
    }

    private static void key(VenueTrial trial) {
        StreamEar ear = ear(trial);
        trial.login(trial.fixture.strangersCredentials()).stream(ear);
        ear.await("that it is not connected", each -> each.ends() > 0);
        listen(trial, trial.client).awaitStatus(trial.bought().order().venueOrderId(), OrderStatus.FILLED);
        assertEquals(0, ear.connections(), "how often it was connected");
        assertTrue(ear.updates().isEmpty(), "heard of another account");
    }

    private static void undeclared(VenueTrial trial) {
        VenueException no = assertThrows(VenueException.class, () -> trial.client.stream(ear(trial)));
        assertEquals(VenueException.Category.REFUSED, no.category());
    }

    private static Set<FillId> ids(List<Fill> fills) {
        return fills.stream().map(Fill::id).collect(Collectors.toSet());
    }

    private static Quantity sum(List<Fill> fills) {
        return fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }
}
