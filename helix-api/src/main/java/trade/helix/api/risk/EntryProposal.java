package trade.helix.api.risk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * An entry that might be made: a long position in one instrument, with its stop.
 *
 * @param account whose
 * @param signalRef the signal that asks for it
 * @param signal the signal itself
 * @param instrument what would be bought
 * @param quote the live prices
 * @param stop where the position would be sold at a loss, on the tick grid
 * @param sizeOrNull base units, once they are computed
 */
public record EntryProposal(
        AccountId account,
        SignalRef signalRef,
        Signal signal,
        Instrument instrument,
        Quote quote,
        Price stop,
        @Nullable Quantity sizeOrNull) {
    /**
     * Checks that all parts are there.
     *
     * @throws IllegalArgumentException if the stop is not below the price
     */
    public EntryProposal {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(signalRef, "signalRef");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(instrument, "instrument");
        if (!quote.ask().isAbove(stop)) {
            throw new IllegalArgumentException("The stop " + stop + " is not below the price " + quote.ask() + ".");
        }
    }

    /**
     * The size, for gates of {@link Phase#AFTER_SIZE}.
     *
     * @return base units
     * @throws IllegalStateException if it is asked for before there is one
     */
    public Quantity size() {
        if (sizeOrNull == null) {
            throw new IllegalStateException("There is no size yet: declare the gate's phase as AFTER_SIZE.");
        }
        return sizeOrNull;
    }

    /**
     * The same proposal with a size.
     *
     * @param size base units
     * @return the sized proposal
     */
    public EntryProposal withSize(Quantity size) {
        return new EntryProposal(account, signalRef, signal, instrument, quote, stop, size);
    }
}
