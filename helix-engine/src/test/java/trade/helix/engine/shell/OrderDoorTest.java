package trade.helix.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Credentials;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.engine.fake.FakeVenue;
import trade.helix.risk.Approval;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** Invariant I2 at the door: an entry needs an approval that has not been used, and is what was approved. */
class OrderDoorTest {
    private static final Instant NOW = FakeVenue.start();

    private final FakeVenue venue = new FakeVenue(InstantSource.fixed(NOW));
    private final ExchangeClient client =
            venue.login(new AccountId("main"), new Credentials("key", Secret.of("secret")));
    private Optional<String> obstacle = Optional.empty();
    private Optional<String> loss = Optional.empty();
    private final OrderDoor door = new OrderDoor(client, InstantSource.fixed(NOW), () -> obstacle, () -> loss);

    @Test
    void anApprovalOpensItOnce() {
        Approval approval = approval();
        OrderRequest order = order(Side.BUY, approval.quantity());

        assertThat(door.enter(approval, order, NOW)).isInstanceOf(SubmitResult.Accepted.class);
        assertThatThrownBy(() -> door.enter(approval, order, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(venue.entries).hasValue(1);
    }

    @Test
    void anotherQuantityThanApprovedDoesNotPass() {
        Approval approval = approval();
        OrderRequest more = order(Side.BUY, approval.quantity().plus(Quantity.of("0.00001")));

        assertThatThrownBy(() -> door.enter(approval, more, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(venue.entries).hasValue(0);
    }

    @Test
    void anEntryThatIsTooLateIsNotSent() {
        Approval approval = approval();

        SubmitResult late = door.enter(approval, order(Side.BUY, approval.quantity()), NOW.minusMillis(1));

        assertThat(late)
                .isInstanceOfSatisfying(
                        SubmitResult.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_SENT));
        assertThat(venue.entries).hasValue(0);
    }

    @Test
    void whatWasHeardOfSinceTheDecisionKeepsAnEntryIn() {
        Approval approval = approval();
        OrderRequest order = order(Side.BUY, approval.quantity());
        obstacle = Optional.of("halted since");

        assertThat(door.enter(approval, order, NOW)).isInstanceOfSatisfying(SubmitResult.Refused.class, refused -> {
            assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NOT_SENT);
            assertThat(refused.refusal().message()).isEqualTo("halted since");
        });
        assertThat(venue.entries).hasValue(0);
        assertThatThrownBy(() -> door.enter(approval, order, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(door.exit(order(Side.SELL, Quantity.of("1")))).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void anExitOnlySells() {
        assertThatThrownBy(() -> door.exit(order(Side.BUY, Quantity.of("1"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(door.exit(order(Side.SELL, Quantity.of("1")))).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void nothingLeavesForAnAccountThatIsLost() {
        Approval approval = approval();
        ProtectionRequest stop = new ProtectionRequest(
                new ClientOrderId("stop-1"),
                FakeVenue.SYMBOL,
                Quantity.of("1"),
                Price.of("58800"),
                Price.of("58500"),
                null);
        assertThat(door.protect(stop)).isInstanceOf(ProtectResult.Placed.class);
        loss = Optional.of("lost");

        assertThat(door.enter(approval, order(Side.BUY, approval.quantity()), NOW))
                .isInstanceOfSatisfying(SubmitResult.Refused.class, refused -> isNotSent(refused.refusal()));
        assertThat(door.exit(order(Side.SELL, Quantity.of("1"))))
                .isInstanceOfSatisfying(SubmitResult.Refused.class, refused -> isNotSent(refused.refusal()));
        assertThat(door.protect(stop))
                .isInstanceOfSatisfying(ProtectResult.Refused.class, refused -> isNotSent(refused.refusal()));
        assertThat(door.cancel(OrderRef.single(FakeVenue.SYMBOL, stop.clientOrderId())))
                .isInstanceOf(CancelResult.Unknown.class);
        assertThat(venue.entries).hasValue(0);
        assertThat(venue.live()).as("the stop stays").hasSize(1);
    }

    private static void isNotSent(Refusal refusal) {
        assertThat(refusal.reason()).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(refusal.message()).isEqualTo("lost");
    }

    private static OrderRequest order(Side side, Quantity quantity) {
        return new OrderRequest(new ClientOrderId("order-1"), FakeVenue.SYMBOL, side, quantity);
    }

    private Approval approval() {
        Signal signal = Signal.builder()
                .account(new AccountId("main"))
                .id(new SignalId("id"))
                .action(SignalAction.BUY)
                .symbol("BTC/USDT")
                .build();
        EntryProposal proposal = new EntryProposal(
                signal.account(),
                new SignalRef("s-1"),
                signal,
                venue.instrument(FakeVenue.SYMBOL).orElseThrow(),
                venue.quote(FakeVenue.SYMBOL),
                Price.of("58800"),
                null);
        Money equity = Money.of("10000", "USDT");
        LossFigures figures = LossFigures.first(LocalDate.parse("2026-05-15"), equity, equity);
        RiskContext context = new RiskContext(
                NOW,
                AccountStatus.RUNNING,
                client.account(),
                NOW,
                equity,
                figures,
                List.of(),
                Activity.none(figures.day()));
        return RiskManager.standard(RiskSettings.defaults())
                .evaluate(proposal, context)
                .fold(approved -> approved.approval(), rejected -> {
                    throw new AssertionError(rejected);
                });
    }
}
