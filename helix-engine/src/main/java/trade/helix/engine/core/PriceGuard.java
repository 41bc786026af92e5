package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * Guards trades where no protective order can live at the venue: looks at the price, and asks for the end of a trade once the bid
 * is at its stop or below, or at its target or above.
 */
final class PriceGuard {
    private static final Duration LONGEST_BLIND = Duration.ofSeconds(30);

    private final Draft draft;
    private final CoreSettings settings;
    private final TradePolicy policy;

    PriceGuard(Draft draft, CoreSettings settings, TradePolicy policy) {
        this.draft = draft;
        this.settings = settings;
        this.policy = policy;
    }

    /** Whether it has to: where the venue holds protective orders it does not. */
    boolean isNeeded() {
        return !policy.isGuardedByVenue();
    }

    /**
     * Whether the venue has what the trade holds. An exit that an earlier process sent while the store failed is known to nobody
     * but the venue: without this the owner's coins would be sold in its place. The same where a comparison found less than journal
     * and holdings make up: the owner may have sold the trade's. As long as that lasts nothing is sold, and the halt that comes
     * of it tells a person.
     */
    boolean isThere(TradeState trade) {
        if (draft.standing().lacks(trade.symbol().base())) {
            return false;
        }
        if (!draft.isUnsure(trade.id())) {
            return true;
        }
        AccountSnapshot account = draft.facts().account();
        Asset base = trade.symbol().base();
        Quantity expected = draft.account().owned(base).plus(draft.account().holding(base));
        if (account == null
                || account.balance(base)
                        .total()
                        .plus(expected.times(Reconciler.ROUNDING))
                        .isBelow(expected)) {
            return false;
        }
        draft.sure(trade.id());
        return true;
    }

    /** Looks at the price, now if it is too old, and again after a while; whether the trade is to end. */
    boolean endsNow(TradeState trade, Instrument instrument) {
        Optional<Quote> quote = draft.facts().quote(trade.symbol(), draft.at(), settings.longestGap());
        tellIfBlind(trade);
        Optional<CloseReason> reason = quote.flatMap(fresh -> reason(trade, instrument, fresh.bid()));
        if (reason.isPresent()) {
            draft.record(new JournalRecord.ExitRequested(trade.id(), reason.get(), null));
            return true;
        }
        draft.effect(new Effect.Answer(trade.ref(), new SignalOutcome.Opened(trade.id())));
        boolean isOld = draft.facts()
                .quote(trade.symbol(), draft.at(), settings.quoteMaxAge())
                .isEmpty();
        lookAgain(trade, isOld);
        return false;
    }

    private void tellIfBlind(TradeState trade) {
        Instant seen = draft.facts().quotedAt(trade.symbol()).orElse(draft.bootedAt());
        Instant since = seen.isBefore(trade.openedAt()) ? trade.openedAt() : seen;
        if (draft.at().isAfter(since.plus(LONGEST_BLIND))) {
            draft.halt(
                    HaltCause.UNRESOLVED,
                    "no price of " + trade.symbol() + " since " + since + ": the stop of trade " + trade.id()
                            + " is not watched, and nothing protects it at the venue");
        }
    }

    /** After a while, and now as well where what is known is too old. */
    void lookAgain(TradeState trade, boolean now) {
        if (draft.isIdle(trade.entry().id())) {
            if (now) {
                // All that are open, since one read at a time is made: none may be left out by another's.
                draft.readFacts(draft.account().trades().values().stream()
                        .map(TradeState::symbol)
                        .collect(Collectors.toSet()));
            }
            draft.waitFor(trade.entry().id(), settings.watchInterval());
        }
    }

    private Optional<CloseReason> reason(TradeState trade, Instrument instrument, Price bid) {
        Price entry = trade.entry().executions().averagePrice();
        if (entry == null) {
            throw new IllegalStateException("Trade " + trade.id() + " holds a quantity and has no price.");
        }
        Intent.Prices prices = policy.protection(entry, instrument);
        if (prices.stop() != null && !bid.isAbove(prices.stop())) {
            return Optional.of(CloseReason.STOP_LOSS);
        }
        return prices.target() != null && !prices.target().isAbove(bid)
                ? Optional.of(CloseReason.TAKE_PROFIT)
                : Optional.empty();
    }
}
