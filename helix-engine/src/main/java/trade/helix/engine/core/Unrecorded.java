package trade.helix.engine.core;

import java.util.List;
import java.util.Optional;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Instrument;

/**
 * Orders that an earlier process may have sent while the store failed, and recorded nothing of: their ids are derived, so each
 * is looked up before it is sent (invariant I5).
 */
final class Unrecorded {
    /** How many exits in a row are looked for. */
    private static final int MOST_EXITS = 3;

    private final Draft draft;
    private final Requests requests;

    Unrecorded(Draft draft, Requests requests) {
        this.draft = draft;
        this.requests = requests;
    }

    /** Commits an order as one that may be at the venue. An exit comes after a protective order, so that one is asked for first. */
    void suspect(Intent intent) {
        draft.record(new JournalRecord.IntentCommitted(intent));
        draft.record(new JournalRecord.OutcomeRecorded(intent.clientOrderId(), Outcome.UNKNOWN, OrderLeg.UNRECORDED));
        draft.balancesChanged();
    }

    /**
     * A protective order that is not found may have been refused unrecorded, and the next one placed: that one is asked for as
     * well. False if none can have come after it.
     */
    boolean suspectsProtection(OrderLeg protection) {
        TradeState trade = draft.tradeOf(protection);
        Optional<Instrument> instrument = draft.facts().instrument(trade.symbol());
        OrderLeg last = trade.last(Leg.PROTECTION).orElseThrow();
        boolean isLast = last.id().equals(protection.id());
        if (!isLast || instrument.isEmpty()) {
            return !isLast && last.isOpenQuestion();
        }
        if (!Tries.of(trade).mayHideAnother(last) || trade.isResidual(instrument.get())) {
            return false;
        }
        suspect(requests.protection(trade, instrument.get()));
        return true;
    }

    /**
     * Something was sold that no known order explains: it may have been one of the exits that would come next, which are asked
     * for one after another. False if it was none of the first few: then somebody else has sold.
     */
    boolean suspectsExit(OrderLeg protection) {
        TradeState trade = draft.tradeOf(protection);
        List<OrderLeg> legs = trade.legs();
        List<OrderLeg> exits = legs.subList(legs.indexOf(protection), legs.size()).stream()
                .filter(leg -> leg.is(Leg.EXIT))
                .toList();
        if (exits.stream().anyMatch(leg -> !leg.isSettled())) {
            return true;
        }
        Optional<Instrument> instrument = draft.facts().instrument(trade.symbol());
        if (exits.size() >= MOST_EXITS || instrument.isEmpty()) {
            return false;
        }
        suspect(requests.exit(trade, instrument.get()));
        return true;
    }
}
