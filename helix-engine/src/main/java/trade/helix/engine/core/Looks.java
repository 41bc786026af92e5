package trade.helix.engine.core;

import java.util.stream.Stream;
import trade.helix.api.market.Symbol;

/**
 * Looks at resting orders out of turn, where something speaks for a change: those that are at the venue for certain and not known
 * to have ended. What is in question has a rhythm of its own, because certainty takes time; and while the venue asks for a pause,
 * that is waited out.
 */
final class Looks {
    private final Draft draft;
    private final CoreSettings settings;
    private final Requests requests;

    Looks(Draft draft, CoreSettings settings, Requests requests) {
        this.draft = draft;
        this.settings = settings;
        this.requests = requests;
    }

    /** At all of them, standing back behind what is urgent. */
    void atAll() {
        resting().toList().forEach(leg -> {
            if (mayLook(leg)) {
                requests.find(leg);
            }
        });
    }

    /** At one that the venue tells of. */
    void at(OrderLeg leg) {
        if (isResting(leg)) {
            draft.isFresh(leg.id());
            if (mayLook(leg)) {
                requests.findNow(leg);
            }
        }
    }

    /** At those of a symbol soon, and no oftener than any order is asked for: somebody else trades it. */
    void soonAt(Symbol symbol) {
        resting()
                .filter(leg -> leg.intent().symbol().equals(symbol))
                .filter(leg -> draft.errand(leg.id()).kind() == Errand.Kind.WAITING)
                .filter(leg -> !draft.errand(leg.id()).unanswered())
                .toList()
                .forEach(leg -> draft.hasten(leg.id(), settings.lookupInterval()));
    }

    private Stream<OrderLeg> resting() {
        return draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(this::isResting);
    }

    /** One on its way may rest by the time of its answer. */
    private boolean isResting(OrderLeg leg) {
        Errand errand = draft.errand(leg.id());
        return errand.kind() == Errand.Kind.SENDING
                || ((leg.isLive() || leg.isMissingFills()) && errand.absences() == 0);
    }

    /** Otherwise it is looked at once more after the answer that is awaited. */
    private boolean mayLook(OrderLeg leg) {
        Errand errand = draft.errand(leg.id());
        if (errand.isAtRest()) {
            return !errand.unanswered();
        }
        draft.missed(leg.id());
        return false;
    }
}
