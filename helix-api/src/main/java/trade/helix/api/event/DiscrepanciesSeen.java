package trade.helix.api.event;

import java.util.List;
import java.util.stream.Collectors;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.internal.OneLine;

/**
 * The venue holds what the journal does not explain, or lacks what it says; two looks agree. The account is halted.
 *
 * @param id its place
 * @param found what differs; not empty
 */
public record DiscrepanciesSeen(EventId id, List<Discrepancy> found) implements TradingEvent {
    public DiscrepanciesSeen {
        found = List.copyOf(found);
    }

    @Override
    public String text() {
        return OneLine.of("not explained, left as it is: "
                + found.stream().map(Discrepancy::text).collect(Collectors.joining("; ")));
    }
}
