package trade.helix.tck;

import java.util.List;
import java.util.stream.Stream;

/** Every rule of the contract of a venue, in the order in which they are tried. */
final class VenueRules {
    static final List<Rule<VenueTrial>> ALL = Stream.of(
                    MarketRules.ALL,
                    AccountRules.ALL,
                    OrderRules.ALL,
                    AccidentRules.ALL,
                    CertaintyRules.ALL,
                    ProtectionRules.ALL,
                    PairRules.ALL,
                    AttachedRules.ALL,
                    CancelRules.ALL,
                    HistoryRules.ALL,
                    TransferRules.ALL,
                    StreamRules.ALL,
                    SessionRules.ALL)
            .flatMap(List::stream)
            .toList();

    private VenueRules() {}
}
