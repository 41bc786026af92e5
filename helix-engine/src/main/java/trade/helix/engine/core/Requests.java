package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.Side;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;

/** What the venue is asked for single orders: derived, sent, taken back, looked up, read. */
final class Requests {
    /** How far the venue's clock may be from ours. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private static final Intent.Prices NO_PRICES = new Intent.Prices(null, null, null, null);

    private final Draft draft;
    private final TradePolicy policy;

    Requests(Draft draft, TradePolicy policy) {
        this.draft = draft;
        this.policy = policy;
    }

    /** The next protective order over all that can be sold. */
    Intent protection(TradeState trade, Instrument instrument) {
        Price entry = trade.entry().executions().averagePrice();
        if (entry == null) {
            throw new IllegalStateException("Trade " + trade.id() + " holds a quantity and has no price.");
        }
        return intent(trade, Leg.PROTECTION, trade.sellable(instrument), policy.protection(entry, instrument), null);
    }

    /** The stops that the entry carried, as one protective order. */
    Intent attached(TradeState trade) {
        Intent entry = trade.entry().intent();
        Intent.Prices prices = new Intent.Prices(null, entry.prices().stop(), null, null);
        return intent(trade, Leg.PROTECTION, trade.entry().filled(), prices, entry.carrier());
    }

    /** The next sale of all that can be sold. */
    Intent exit(TradeState trade, Instrument instrument) {
        return intent(trade, Leg.EXIT, trade.sellable(instrument), NO_PRICES, null);
    }

    private Intent intent(
            TradeState trade, Leg leg, Quantity quantity, Intent.Prices prices, @Nullable Integer carrier) {
        int attempt = (int) trade.legs(leg).count() + 1;
        return new Intent(
                draft.account().ids().order(trade.ref(), leg, attempt),
                draft.account().nextOrderNumber(),
                trade.id(),
                trade.ref(),
                leg,
                attempt,
                trade.symbol(),
                Side.SELL,
                quantity,
                prices,
                Money.zero(trade.symbol().quote()),
                carrier);
    }

    void commitAndSend(Intent intent) {
        draft.record(new JournalRecord.IntentCommitted(intent));
        draft.balancesChanged();
        send(intent);
    }

    /** Sends a committed order. An entry goes with its approval, which is in memory alone. */
    void send(Intent intent) {
        draft.begin(intent.clientOrderId(), Errand.Kind.SENDING);
        if (intent.leg() == Leg.PROTECTION) {
            draft.effect(new Effect.Protect(TradePolicy.request(intent)));
        } else if (intent.leg() == Leg.EXIT) {
            draft.effect(new Effect.SubmitExit(
                    new OrderRequest(intent.clientOrderId(), intent.symbol(), intent.side(), intent.quantity())));
        } else {
            PendingEntry entry = draft.pending(intent.clientOrderId())
                    .orElseThrow(() -> new IllegalStateException(
                            "Entry " + intent.clientOrderId() + " has no approval: it cannot be sent."));
            draft.effect(new Effect.SubmitEntry(entry.approval(), TradePolicy.entry(intent), entry.notAfter()));
        }
    }

    void cancel(OrderLeg leg) {
        draft.begin(leg.id(), Errand.Kind.CANCELLING);
        draft.effect(new Effect.Cancel(leg.intent().orderRef()));
    }

    void find(OrderLeg leg) {
        boolean rests = leg.is(Leg.PROTECTION)
                && leg.isLive()
                && leg.triggeredAt() == null
                && !draft.errand(leg.id()).cancelUnclear();
        find(leg, rests);
    }

    /** A look that has a reason does not stand back behind others. */
    void findNow(OrderLeg leg) {
        find(leg, false);
    }

    private void find(OrderLeg leg, boolean patient) {
        draft.begin(leg.id(), Errand.Kind.LOOKING_UP);
        draft.effect(new Effect.Find(
                new LookupQuery(leg.intent().orderRef(), draft.errand(leg.id()).sentBefore(), patient)));
    }

    /** Reads what was sold since the entry filled, and not long before the order was committed. */
    void readSales(OrderLeg leg) {
        TradeState trade = draft.tradeOf(leg);
        Instant bought = trade.entry().executions().lastAt();
        Instant committed = leg.committedAt().minus(CLOCK_TOLERANCE);
        Instant since = bought == null || (bought.isBefore(committed) && !leg.mayHideASale()) ? committed : bought;
        draft.begin(leg.id(), Errand.Kind.READING_SALES);
        draft.effect(new Effect.ReadSales(leg.id(), trade.symbol(), since));
    }

    /** The pause that the venue asks for, or ours where that is longer. */
    static Duration longer(Optional<Duration> asked, Duration own) {
        return asked.filter(pause -> pause.compareTo(own) > 0).orElse(own);
    }
}
