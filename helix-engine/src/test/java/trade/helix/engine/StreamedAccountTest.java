package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.fake.FakeVenue;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** A venue that tells of changes is listened to, and let go at the end. */
@Timeout(60)
class StreamedAccountTest {
    private static final AccountId ACCOUNT = new AccountId("main");

    private final FakeVenue venue = new FakeVenue(InstantSource.fixed(FakeVenue.start()));

    private Helix start() {
        return Helix.builder()
                .venue(venue.provider(), VenueConfig.builder().build())
                .account(
                        ACCOUNT,
                        FakeVenue.ID,
                        new Credentials("key", Secret.of("secret")),
                        RiskManager.standard(RiskSettings.builder().build()))
                .journal(new MemoryJournal())
                .streams(true)
                .time(InstantSource.fixed(FakeVenue.start()))
                .random(RandomGenerator.of("L64X128MixRandom"))
                .start();
    }

    @Test
    void aStopThatIsToldToHaveFilledEndsItsTrade() throws InterruptedException {
        venue.capabilities = Capabilities.of(Capability.PROTECTIVE_STOP, Capability.PRIVATE_STREAM);
        try (Helix helix = start()) {
            Signal buy = Signal.builder()
                    .account(ACCOUNT)
                    .id(new SignalId("1"))
                    .action(SignalAction.BUY)
                    .symbol("BTC/USDT")
                    .build();
            assertThat(helix.submit(buy).await(Duration.ofSeconds(20))).get().isInstanceOf(SignalOutcome.Opened.class);
            venue.fillStops();

            venue.listeners.forEach(listener -> listener.orderChanged(OrderUpdate.builder()
                    .symbol(FakeVenue.SYMBOL)
                    .venueOrderId(new VenueOrderId("told"))
                    .status(OrderStatus.FILLED)
                    .filled(Quantity.of("1"))
                    .at(Instant.EPOCH)
                    .build()));

            while (!helix.status().accounts().get(0).openTrades().isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(venue.listeners).hasSize(1);
        }
        assertThat(venue.listeners).isEmpty();
    }

    @Test
    void aVenueThatTellsNothingIsNotListenedTo() {
        start().close();

        assertThat(venue.listeners).isEmpty();
    }
}
