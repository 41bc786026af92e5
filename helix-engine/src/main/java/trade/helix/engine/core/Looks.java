package trade.helix.engine.core;

import java.util.List;
import java.util.function.Predicate;

/** Looks at resting orders out of turn, where something speaks for a change. */
final class Looks {
    private final Draft draft;
    private final Requests requests;

    Looks(Draft draft, Requests requests) {
        this.draft = draft;
        this.requests = requests;
    }

    /** At all of them. */
    void now() {
        now(leg -> true);
    }

    /**
     * At some of those that are at the venue for certain and not known to have ended. What is in question has a rhythm of its own,
     * because certainty takes time.
     */
    void now(Predicate<OrderLeg> wanted) {
        List<OrderLeg> orders = draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> leg.isLive() || leg.isMissingFills())
                .filter(leg -> draft.errand(leg.id()).absences() == 0)
                .filter(wanted)
                .toList();
        orders.forEach(this::look);
    }

    private void look(OrderLeg leg) {
        if (draft.errand(leg.id()).isAtRest()) {
            requests.find(leg);
        } else {
            draft.missed(leg.id());
        }
    }
}
