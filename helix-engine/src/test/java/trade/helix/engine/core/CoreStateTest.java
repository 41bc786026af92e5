package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.trade.TradeId;

/** What the shell asks a state for, and what becomes of it when the journal turns out to say more. */
class CoreStateTest {
    private final CoreState fresh = CoreState.load(
            new AccountId("main"), new AccountHistory("epoch", 0, List.of()), CoreSettings.DEFAULTS, Sample.NOW);
    private final JournalEntry opened = new JournalEntry(
            new AccountId("main"), 1, Sample.NOW, new JournalRecord.AccountOpened(new VenueId("model"), 7));

    @Test
    void anAccountIsNewUntilItIsOpened() {
        assertThat(fresh.isNew()).isTrue();
        assertThat(fresh.after(List.of(opened)).isNew()).isFalse();
    }

    @Test
    void factsThatWereCommittedUnseenMoveThePlaceInTheJournalOn() {
        CoreState after = fresh.after(List.of(opened));
        assertThat(after.sequence()).isEqualTo(1);
        assertThat(after.account().venue()).isEqualTo(new VenueId("model"));
    }

    @Test
    void anotherJournalBringsItsAccountAndItsPlaceAndNoBalancesOfBefore() {
        ModelWorld world = new ModelWorld();
        assertThat(world.state.facts().account()).isNotNull();
        CoreState journal = fresh.after(List.of(opened));
        CoreState both = world.state.on(journal);
        assertThat(both.account()).isEqualTo(journal.account());
        assertThat(both.sequence()).isEqualTo(1);
        assertThat(both.facts().account()).isNull();
        assertThat(both.version()).as("what is being read is of before").isGreaterThan(world.state.version());
        assertThat(both.standing()).isEqualTo(world.state.standing());
    }

    @Test
    void theSymbolsOfOpenTradesAreNamedOnceEach() {
        TradeState first = Sample.trade();
        TradeState another = new TradeState(
                new TradeId("t-2"),
                first.ref(),
                first.signalId(),
                first.openedAt(),
                false,
                first.legs(),
                first.best(),
                null);
        AccountState account = Sample.account().with(first).with(another).with(Sample.trade(Symbol.of("ETH/USDT")));
        assertThat(Sample.state(account).openSymbols()).containsExactly(Sample.SYMBOL, Symbol.of("ETH/USDT"));
    }

    @Test
    void whatIsNotAtRestIsTold() {
        assertThat(Sample.state(Sample.account().with(Sample.trade())).unrest()).hasSize(1);
        assertThat(fresh.unrest()).isEmpty();
    }

    @Test
    void signalsAreRememberedAtLeastAsLongAsAnEntryMayBeOld() {
        CoreSettings all = CoreSettings.DEFAULTS;
        assertThat(remembering(all.entryMaxAge()).dedupWindow()).isEqualTo(all.entryMaxAge());
        assertThatThrownBy(() -> remembering(all.entryMaxAge().minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remember them longer");
    }

    private static CoreSettings remembering(Duration window) {
        CoreSettings all = CoreSettings.DEFAULTS;
        return new CoreSettings(
                window,
                all.entryMaxAge(),
                all.quoteMaxAge(),
                all.accountMaxAge(),
                all.transferSettling(),
                all.longestGap(),
                all.reconcileInterval(),
                all.watchInterval(),
                all.streamedWatchInterval(),
                all.lookupInterval());
    }
}
