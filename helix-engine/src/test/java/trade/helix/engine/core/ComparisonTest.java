package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.JournalRecord.AccountUpdated;
import trade.helix.api.journal.JournalRecord.DiscrepanciesFound;
import trade.helix.api.journal.JournalRecord.HoldingsAccepted;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/**
 * One comparison of the venue with the journal at a time (I7). Made while an order is on its way it takes our own for an orphan;
 * never made, nobody learns that a position is gone.
 */
class ComparisonTest {
    private static final Asset BTC = Asset.of("BTC");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Standing RECONCILED = Standing.NONE.clean(Sample.NOW);

    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");
    private final TradeState covered = Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.NEW, "0"));

    @Test
    void theVenueIsAskedWhenTheTimerIsTheLatestAndNotTwiceAtOnce() {
        OneStep due = of(covered).standing(RECONCILED.waitingFor(5)).take(new Input.StandingDue(at(1), 5));
        assertThat(due.effects(Effect.ReadStanding.class)).hasSize(1);
        assertThat(due.state().standing().isReading()).isTrue();
        OneStep old = of(covered).standing(RECONCILED.waitingFor(5)).take(new Input.StandingDue(at(1), 4));
        assertThat(old.effects).isEmpty();
        OneStep reading =
                of(covered).standing(RECONCILED.waitingFor(5).reading(true)).take(new Input.StandingDue(at(1), 5));
        assertThat(reading.effects).isEmpty();
    }

    @Test
    void whatIsExplainedIsCleanAndLookedAtAgainAfterAMinute() {
        OneStep step = of(covered).standing(RECONCILED.reading(true)).take(read(at(1), "10 BTC"));
        assertThat(step.state().report().isClean()).isTrue();
        assertThat(step.state().standing().isReading()).isFalse();
        assertThat(delays(step)).containsExactly(MINUTE);
        assertThat(step.state().standing().timer())
                .isEqualTo(step.effects(Effect.ScheduleStanding.class).get(0).token());
    }

    @Test
    void whatWasReadBeforeAnOrderOfOursDoesNotCount() {
        OneStep step = of(covered)
                .standing(RECONCILED)
                .take(new Input.StandingRead(at(1), 1, Sample.balances(at(1), "3 BTC"), List.of()));
        assertThat(step.state().report().differences()).isEmpty();
        assertThat(delays(step)).containsExactly(SECOND);
    }

    @Test
    void whileSomethingOfOursIsOnItsWayNothingCounts() {
        assertUnrest(Sample.with(bought, stop));
        assertUnrest(Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.FILLED, "10")));
        assertUnrest(Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.CANCELED, "0")));
        assertUnrest(Sample.with(bought, Sample.seen(Sample.leg(Leg.EXIT, "10"), "v2", OrderStatus.NEW, "0")));
        assertUnrest(Sample.with(
                bought,
                Sample.seen(Sample.attached("10"), "v2", OrderStatus.CANCELED, "0")
                        .with(Outcome.ACCEPTED, OrderLeg.TOO_FEW_AND_READ)));
        OneStep looking = of(covered)
                .standing(RECONCILED)
                .errand(stop.id(), errand -> errand.now(Errand.Kind.LOOKING_UP))
                .take(read(at(1), "3 BTC"));
        assertThat(delays(looking)).containsExactly(SECOND);
    }

    private static void assertUnrest(TradeState trade) {
        OneStep step = of(trade).standing(RECONCILED).take(read(at(1), "3 BTC"));
        assertThat(step.state().report().differences()).isEmpty();
        assertThat(delays(step)).containsExactly(SECOND);
        OneStep due = of(trade).standing(RECONCILED).take(new Input.StandingDue(at(1), 0));
        assertThat(due.effects(Effect.ReadStanding.class)).isEmpty();
    }

    @Test
    void anAccountThatIsNotComparedHalfAMinuteAfterItsStartHalts() {
        OneStep early = of(covered).take(new Input.StandingFailed(at(30), "silent"));
        assertThat(early.state().status().isRunning()).isTrue();
        assertThat(delays(early)).containsExactly(SECOND);
        OneStep late = of(covered).take(new Input.StandingFailed(at(31), "silent"));
        assertThat(late.state().status().causes()).containsExactly(HaltCause.UNRESOLVED);
        OneStep unsettled = of(Sample.with(bought, stop)).take(new Input.StandingDue(at(31), 0));
        assertThat(whys(unsettled)).singleElement().asString().contains("order protection is not settled");
        OneStep later = of(covered).standing(RECONCILED).take(new Input.StandingFailed(at(31), "silent"));
        assertThat(later.state().status().isRunning()).isTrue();
    }

    @Test
    void aDifferenceIsToldOnceTwoLooksTenSecondsApartAgree() {
        OneStep first = of(covered).standing(RECONCILED).take(read(at(1), "3 BTC"));
        assertThat(first.state().status().isRunning()).isTrue();
        assertThat(first.state().report().differences()).hasSize(1);
        assertThat(delays(first)).containsExactly(SETTLING);
        Standing suspecting = first.state().standing();
        OneStep between = of(covered).standing(suspecting).take(read(at(5), "3 BTC"));
        assertThat(between.state().status().isRunning()).isTrue();
        assertThat(delays(between)).containsExactly(Duration.ofSeconds(6));
        OneStep second = of(covered).standing(suspecting).take(read(at(11), "3 BTC"));
        assertThat(second.state().status().causes()).containsExactly(HaltCause.ORPHAN);
        assertThat(second.records(DiscrepanciesFound.class)).hasSize(1);
        assertThat(whys(second)).singleElement().asString().contains("BTC", "3");
        assertThat(delays(second)).containsExactly(MINUTE);
        OneStep known = of(covered).standing(second.state().standing()).take(read(at(71), "3 BTC"));
        assertThat(known.records).isEmpty();
        assertThat(known.state().standing().reconciledAt()).isEqualTo(at(71));
        assertThat(known.state().report().differences()).hasSize(1);
        assertThat(delays(known)).containsExactly(MINUTE);
        OneStep other = of(covered).standing(suspecting).take(read(at(11), "4 BTC"));
        assertThat(other.state().status().isRunning()).as("another difference").isTrue();
        assertThat(delays(other)).containsExactly(SETTLING);
    }

    @Test
    void whileLookUpsGetNoAnswerADifferenceHasToStandForAMinute() {
        Standing suspecting = of(covered)
                .standing(RECONCILED)
                .take(read(at(1), "3 BTC"))
                .state()
                .standing();
        OneStep step = of(covered)
                .standing(suspecting)
                .errand(stop.id(), errand -> errand.withUnanswered(true))
                .take(read(at(11), "3 BTC"));
        assertThat(step.state().status().isRunning()).isTrue();
        assertThat(delays(step)).containsExactly(Duration.ofSeconds(50));
        OneStep entry = of(covered)
                .standing(suspecting)
                .errand(covered.entry().id(), errand -> errand.withUnanswered(true))
                .take(read(at(11), "3 BTC"));
        assertThat(entry.state().status().causes())
                .as("an entry that has ended is not asked for")
                .containsExactly(HaltCause.ORPHAN);
    }

    @Test
    void aHundredThousandthIsRounding() {
        assertThat(found("9.9999 BTC")).isEmpty();
        assertThat(found("10.0001 BTC")).isEmpty();
        assertThat(found("10.00011 BTC")).containsExactly(Discrepancy.Kind.ORPHAN_POSITION);
    }

    @Test
    void whatIsMissingIsToldFromWhatIsLess() {
        assertThat(found("9.99 BTC")).containsExactly(Discrepancy.Kind.QUANTITY_MISMATCH);
        assertThat(found("0 BTC")).containsExactly(Discrepancy.Kind.MISSING_POSITION);
        UnaryOperator<AccountState> owner =
                account -> account.with(account.figures().withHoldings(Map.of(BTC, Quantity.of("5"))));
        assertThat(kinds(of(covered).account(owner), "5 BTC")).containsExactly(Discrepancy.Kind.MISSING_POSITION);
        assertThat(kinds(of(covered).account(owner), "5.1 BTC")).containsExactly(Discrepancy.Kind.QUANTITY_MISMATCH);
        assertThat(kinds(of(covered).account(owner), "15 BTC")).isEmpty();
        assertThat(kinds(of().account(owner), "4 BTC"))
                .as("of the owner's alone nothing of ours is missing")
                .containsExactly(Discrepancy.Kind.QUANTITY_MISMATCH);
    }

    @Test
    void anAssetThatTradesArePaidInIsNoPosition() {
        OneStep step = of(covered)
                .account(account -> account.with(account.known().bought(Asset.of("USDT"))))
                .standing(RECONCILED)
                .take(read(at(1), "10 BTC", "500 USDT"));
        assertThat(step.state().report().isClean()).isTrue();
    }

    @Test
    void eachAssetIsComparedWithItsOwnTrades() {
        TradeState ether = Sample.bought(Symbol.of("ETH/USDT"));
        OneStep step = of(covered, ether)
                .account(account -> account.with(account.known().bought(Asset.of("ETH"))))
                .standing(RECONCILED)
                .take(read(at(1), "9 BTC", "9 ETH"));
        assertThat(step.state().report().differences())
                .extracting(Discrepancy::subject)
                .containsExactly("BTC", "ETH");
    }

    @Test
    void ourOwnOrdersAreKnownByTheirIdsOfBothSides() {
        assertThat(orders(covered, order("v2", "protection"))).isEmpty();
        assertThat(orders(covered, order("v9", "protection-t")))
                .as("a leg of a pair")
                .isEmpty();
        assertThat(orders(covered, order("v2", null)))
                .as("a stop that travelled")
                .isEmpty();
        assertThat(orders(covered, order("v9", null))).hasSize(1);
        assertThat(orders(covered, order("v9", "by-hand"))).hasSize(1);
        TradeState absent = Sample.with(bought, stop.with(Outcome.ABSENT, ""));
        assertThat(orders(absent, order("v9", "protection")))
                .as("given up, and there after all")
                .hasSize(1);
    }

    @Test
    void anOrderThatAPersonAcceptedIsNotTold() {
        OneStep step = of(covered)
                .account(account -> account.with(account.known().with(Set.of(new VenueOrderId("v9")))))
                .standing(RECONCILED)
                .take(read(at(1), List.of(order("v9", "by-hand")), "10 BTC"));
        assertThat(step.state().report().isClean()).isTrue();
    }

    @Test
    void theFirstStartTakesWhatItFindsAsTheOwners() {
        OneStep orders =
                of().standing(Standing.NONE.first()).take(read(at(1), List.of(order("v9", "by-hand")), "3 BTC"));
        assertThat(orders.state().account().known().foreignOrders()).containsExactly(new VenueOrderId("v9"));
        assertThat(orders.state().report().isClean()).isTrue();
        OneStep none = of().standing(Standing.NONE.first()).take(read(at(1), "3 BTC"));
        assertThat(none.records).isEmpty();
        assertThat(none.state().standing().isFirst()).isFalse();
    }

    @Test
    void whatAPersonAcceptsIsAllButWhatTradesHoldAndTheirOrders() {
        OneStep step = of(covered)
                .standing(RECONCILED.suspecting(List.of(), Sample.NOW))
                .take(accepted(0, "12 BTC", "7 ETH"));
        assertThat(step.state().account().holding(BTC)).isEqualTo(Quantity.of("2"));
        assertThat(step.state().account().holding(Asset.of("ETH"))).isEqualTo(Quantity.of("7"));
        assertThat(step.records(HoldingsAccepted.class).get(0).orders()).containsExactly(new VenueOrderId("v9"));
        assertThat(step.state().standing().since()).isNull();
        assertThat(step.state().standing().reconciledAt()).isEqualTo(at(1));
        assertThat(whys(step)).as("there was no halt to lift").isEmpty();
    }

    @Test
    void nothingIsAcceptedOfBalancesThatAnOrderHasChanged() {
        assertThat(of(covered).take(accepted(1, "12 BTC")).records(HoldingsAccepted.class))
                .isEmpty();
        assertThat(of(Sample.with(bought, stop)).take(accepted(0, "12 BTC")).records(HoldingsAccepted.class))
                .isEmpty();
    }

    private static Input accepted(long version, String... balances) {
        List<OrderState> orders = List.of(order("v2", "protection"), order("v9", "by-hand"));
        return new Input.HoldingsAccepted(at(1), version, Sample.balances(at(1), balances), orders, "ann");
    }

    private List<Discrepancy> orders(TradeState trade, OrderState order) {
        OneStep step = of(trade).standing(RECONCILED).take(read(at(1), List.of(order), "10 BTC"));
        return step.state().report().differences();
    }

    private List<Discrepancy.Kind> found(String balance) {
        return kinds(of(covered), balance);
    }

    private static List<Discrepancy.Kind> kinds(OneStep step, String balance) {
        return step.standing(RECONCILED).take(read(at(1), balance)).state().report().differences().stream()
                .map(Discrepancy::kind)
                .toList();
    }

    private static OneStep of(TradeState... trades) {
        return new OneStep(trades)
                .account(account -> account.with(account.known().bought(BTC)));
    }

    private static Input read(Instant moment, String... balances) {
        return read(moment, List.of(), balances);
    }

    private static Input read(Instant moment, List<OrderState> orders, String... balances) {
        return new Input.StandingRead(moment, 0, Sample.balances(moment, balances), orders);
    }

    private static List<String> whys(OneStep step) {
        return step.records(AccountUpdated.class).stream()
                .map(AccountUpdated::why)
                .toList();
    }

    private static List<Duration> delays(OneStep step) {
        return step.effects(Effect.ScheduleStanding.class).stream()
                .map(Effect.ScheduleStanding::delay)
                .toList();
    }

    private static OrderState order(String id, @Nullable String clientId) {
        OrderState.Builder order = Sample.order(id, OrderStatus.NEW, "10", "0");
        return clientId == null
                ? order.build()
                : order.clientOrderId(new ClientOrderId(clientId)).build();
    }

    private static Instant at(int second) {
        return Sample.NOW.plusSeconds(second);
    }
}
