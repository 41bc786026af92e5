package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.Danger;
import trade.helix.api.account.Permission;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.fake.FakeVenue;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** What is more dangerous than usual runs only if somebody has said that it may, and is not kept quiet then. */
@Timeout(60)
class DangerTest {
    private static final AccountId ACCOUNT = new AccountId("main");

    private final FakeVenue venue = new FakeVenue(InstantSource.fixed(FakeVenue.start()));
    private final List<TradingEvent> events = new CopyOnWriteArrayList<>();

    private HelixBuilder builder() {
        venue.environment = Environment.LIVE;
        return Helix.builder()
                .venue(venue.provider(), VenueConfig.builder().build())
                .account(
                        ACCOUNT,
                        FakeVenue.ID,
                        new Credentials("key", Secret.of("secret")),
                        RiskManager.standard(RiskSettings.builder().build()))
                .journal(new MemoryJournal())
                .time(InstantSource.fixed(FakeVenue.start()))
                .random(RandomGenerator.of("L64X128MixRandom"))
                .listener(events::add);
    }

    @Test
    void aVenueWhereNoStopCanRestIsRefused() {
        venue.capabilities = Capabilities.of();

        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no protective order lives at the venue")
                .hasMessageContaining("acknowledge(account, Danger.NO_PROTECTIVE_ORDERS)");
    }

    @Test
    void onceThatIsAcknowledgedItTradesAndEveryAlertSaysIt() throws InterruptedException {
        venue.capabilities = Capabilities.of();
        try (Helix helix =
                builder().acknowledge(ACCOUNT, Danger.NO_PROTECTIVE_ORDERS).start()) {
            Signal buy = Signal.builder()
                    .account(ACCOUNT)
                    .id(new SignalId("1"))
                    .action(SignalAction.BUY)
                    .symbol("BTC/USDT")
                    .build();
            assertThat(helix.submit(buy).await(Duration.ofSeconds(20))).get().isInstanceOf(SignalOutcome.Opened.class);
            assertThat(helix.status().accounts().get(0).dangers()).containsExactly(Danger.NO_PROTECTIVE_ORDERS);
        }

        assertThat(venue.live()).isEmpty();
        assertThat(events)
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.alert())
                                .isEqualTo(
                                        event.text()
                                                + "; no protective order lives at the venue: nothing guards a trade while Helix does not run"));
    }

    @Test
    void aKeyThatCannotBeJudgedRunsOnceThatIsAcknowledged() {
        venue.withdraw = Permission.UNKNOWN;
        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("acknowledge(account, Danger.UNKNOWN_WITHDRAW_RIGHT)");

        builder().acknowledge(ACCOUNT, Danger.UNKNOWN_WITHDRAW_RIGHT).start().close();
    }

    @Test
    void whatIsNotThereCannotBeAcknowledged() {
        for (Danger danger : Danger.values()) {
            assertThatThrownBy(() -> builder().acknowledge(ACCOUNT, danger).start())
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(danger.name())
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void anAlertOfAnOrdinaryAccountIsItsLine() {
        builder().start().close();

        assertThat(events).allSatisfy(event -> assertThat(event.alert()).isEqualTo(event.text()));
    }

    @Test
    void noAcknowledgementOfAnAccountThatIsNotThere() {
        assertThatThrownBy(() -> builder()
                        .acknowledge(new AccountId("other"), Danger.NO_PROTECTIVE_ORDERS)
                        .start())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("other");
    }
}
