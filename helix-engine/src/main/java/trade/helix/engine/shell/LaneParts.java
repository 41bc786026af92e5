package trade.helix.engine.shell;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import trade.helix.api.account.Danger;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.store.Journal;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;

/**
 * What a lane works with.
 *
 * @param venue where its account is
 * @param client the account's session there
 * @param journal where its facts go
 * @param listeners who is told
 * @param time the clock
 * @param executor runs steps and venue calls
 * @param timers wakes orders up
 * @param dangers what the host acknowledges about the account
 * @param listens whether it hears what the venue tells of its own accord
 * @param mostWaiting how many signals may wait for their outcome before an entry is refused
 */
public record LaneParts(
        Venue venue,
        ExchangeClient client,
        Journal journal,
        List<TradingEventListener> listeners,
        InstantSource time,
        Executor executor,
        Timers timers,
        Set<Danger> dangers,
        boolean listens,
        int mostWaiting) {
    public LaneParts {
        dangers = Set.copyOf(dangers);
    }
}
