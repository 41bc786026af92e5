package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;

class DraftTest {
    private static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");

    private final Draft draft = new Draft(
            CoreState.load(
                    new AccountId("main"), new AccountHistory("epoch", 0, List.of()), CoreSettings.DEFAULTS, NOW),
            NOW);
    private final Facts facts = new ModelVenue().facts();

    @Test
    void balancesThatWereReadBeforeAnOrderOfOursDoNotCountAfterIt() {
        draft.balancesChanged();
        draft.take(facts, 0);

        assertThat(draft.facts().account()).isNull();
        assertThat(draft.facts().quotes()).isEqualTo(facts.quotes());

        draft.take(facts, 1);
        assertThat(draft.facts().account()).isEqualTo(facts.account());
    }

    @Test
    void balancesThatAreThereAreDroppedWithAnOrderOfOurs() {
        draft.take(facts, 0);
        assertThat(draft.facts().account()).isEqualTo(facts.account());

        draft.balancesChanged();
        assertThat(draft.facts().account()).isNull();
    }
}
