package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Side;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** I8: the journal says what an account is. A journal that contradicts itself is told, and not traded on. */
class JournalFoldTest {
    private static final AccountId MAIN = new AccountId("main");
    private static final SignalRef REF = new SignalRef("s-1");
    private static final TradeId TRADE = new TradeId("t-1");

    private final List<JournalEntry> journal = new ArrayList<>();
    private Instant now = Sample.NOW;

    @Test
    void anOrderOfNoOpenTradeIsDamage() {
        assertDamaged("belongs to no open trade", new JournalRecord.IntentCommitted(intent(Leg.EXIT, "x1", 7)));
        assertDamaged(
                "belongs to no open trade",
                new JournalRecord.OutcomeRecorded(new ClientOrderId("x1"), Outcome.ACCEPTED, ""));
    }

    @Test
    void anEntryOfNoSignalIsDamage() {
        assertDamaged("belongs to no signal", new JournalRecord.IntentCommitted(intent(Leg.ENTRY, "e1", 7)));
    }

    @Test
    void anExitOfATradeThatHasEndedIsDamage() {
        assertDamaged("finds it ended", new JournalRecord.ExitRequested(TRADE, CloseReason.SIGNAL, REF));
    }

    @Test
    void ordersAreNumberedOnAndBeginAnewAtTheEnd() {
        open(7);
        assertThat(state().nextOrderNumber()).isEqualTo(8);
        record(new JournalRecord.IntentCommitted(intent(Leg.EXIT, "x1", Integer.MAX_VALUE)));
        assertThat(state().nextOrderNumber()).isEqualTo(1);
    }

    @Test
    void theFirstReasonOfAnExitStaysAndAllWhoWaitForItAreKnown() {
        open(7);
        record(new JournalRecord.ExitRequested(TRADE, CloseReason.SIGNAL, REF));
        record(new JournalRecord.ExitRequested(TRADE, CloseReason.UNPROTECTED, new SignalRef("s-2")));
        assertThat(trade().exit())
                .isEqualTo(new TradeState.ExitWish(CloseReason.SIGNAL, List.of(REF, new SignalRef("s-2"))));
    }

    @Test
    void anExitThatTheVenueRefusedIsNoLongerWantedAndARefusedStopChangesNothingOfIt() {
        open(7);
        record(new JournalRecord.ExitRequested(TRADE, CloseReason.SIGNAL, REF));
        record(new JournalRecord.IntentCommitted(intent(Leg.PROTECTION, "p1", 8)));
        record(new JournalRecord.OutcomeRecorded(new ClientOrderId("p1"), Outcome.REFUSED, ""));
        assertThat(trade().exit()).isNotNull();
        record(new JournalRecord.IntentCommitted(intent(Leg.EXIT, "x1", 9)));
        record(new JournalRecord.OutcomeRecorded(new ClientOrderId("x1"), Outcome.UNKNOWN, ""));
        assertThat(trade().exit()).isNotNull();
        record(new JournalRecord.OutcomeRecorded(new ClientOrderId("x1"), Outcome.REFUSED, ""));
        assertThat(trade().exit()).isNull();
    }

    @Test
    void aDecisionOnASignalThatIsForgottenChangesNothing() {
        AccountState before = state();
        record(new JournalRecord.SignalDecided(REF, Decision.accepted(TRADE), Trace.EMPTY));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void decidedSignalsAreForgottenAfterAMinuteAndThoseThatWaitAreNot() {
        receive("s-1");
        receive("s-2");
        reject("s-1");
        now = now.plusSeconds(60);
        reject("s-3");
        assertThat(loaded().signals()).containsOnlyKeys(REF, new SignalRef("s-2"));
        now = now.plusNanos(1);
        reject("s-3");
        assertThat(loaded().signals()).containsOnlyKeys(new SignalRef("s-2"));
        reject("s-2");
        assertThat(loaded().signals()).isEmpty();
    }

    private void receive(String ref) {
        Signal signal = Signal.builder()
                .account(MAIN)
                .id(new SignalId("id"))
                .action(SignalAction.BUY)
                .symbol("BTC/USDT")
                .build();
        record(new JournalRecord.SignalReceived(new SignalRef(ref), signal, Sample.SYMBOL));
    }

    private void reject(String ref) {
        Decision decision = Decision.rejected(ReasonCode.STALE, "too old");
        record(new JournalRecord.SignalDecided(new SignalRef(ref), decision, Trace.EMPTY));
    }

    private void open(int number) {
        record(new JournalRecord.AccountOpened(new VenueId("model"), number));
        receive("s-1");
        record(new JournalRecord.IntentCommitted(intent(Leg.ENTRY, "e1", number)));
    }

    private void assertDamaged(String what, JournalRecord record) {
        JournalEntry entry = new JournalEntry(MAIN, 1, now, record);
        assertThatThrownBy(() -> JournalFold.after(Sample.account(), entry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("Restore the database from a backup");
    }

    private void record(JournalRecord record) {
        journal.add(new JournalEntry(MAIN, journal.size() + 1L, now, record));
    }

    private TradeState trade() {
        return state().trade(TRADE).orElseThrow();
    }

    private AccountState state() {
        AccountState state = Sample.account();
        for (JournalEntry entry : journal) {
            state = JournalFold.after(state, entry);
        }
        return state;
    }

    private AccountState loaded() {
        AccountHistory history = new AccountHistory("epoch", journal.size(), journal);
        return CoreState.load(MAIN, history, CoreSettings.DEFAULTS, now.plus(Duration.ofDays(1)))
                .account();
    }

    private static Intent intent(Leg leg, String id, int number) {
        return new Intent(
                new ClientOrderId(id),
                number,
                TRADE,
                REF,
                leg,
                1,
                Symbol.of("BTC/USDT"),
                leg == Leg.ENTRY ? Side.BUY : Side.SELL,
                Quantity.of("10"),
                new Intent.Prices(null, Price.of("98"), null, null),
                Money.of("150", "USDT"),
                null);
    }
}
