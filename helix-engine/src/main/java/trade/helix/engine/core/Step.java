package trade.helix.engine.core;

import java.util.List;
import trade.helix.api.journal.JournalEntry;

/**
 * What one input leads to.
 *
 * @param state the state after it
 * @param entries the facts to commit, before anything else happens
 * @param effects what to do after the commit, in order
 */
public record Step(CoreState state, List<JournalEntry> entries, List<Effect> effects) {
    public Step {
        entries = List.copyOf(entries);
        effects = List.copyOf(effects);
    }
}
