package trade.helix.api.trade;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * A long position from entry to exit, as its fills tell it. Only Helix makes it.
 *
 * @param id its identity
 * @param account whose it is
 * @param venue where it is
 * @param symbol what is traded
 * @param signalRef the signal that opened it
 * @param signalId the sender's id of that signal
 * @param openedAt when its entry was committed
 * @param status where it stands
 * @param entry what was bought
 * @param stop the trigger of its protective stop
 * @param targetOrNull its target, or null without one
 * @param fees all fees so far, in the quote asset
 * @param closingOrNull how it ended, or null while it is open
 */
public record Trade(
        TradeId id,
        AccountId account,
        VenueId venue,
        Symbol symbol,
        SignalRef signalRef,
        SignalId signalId,
        Instant openedAt,
        TradeStatus status,
        Entry entry,
        Price stop,
        @Nullable Price targetOrNull,
        Money fees,
        @Nullable Closing closingOrNull) {
    public Trade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(entry, "entry");
    }

    /** {@return its target; empty without one} */
    public Optional<Price> target() {
        return Optional.ofNullable(targetOrNull);
    }

    /** {@return how it ended; empty while it is open} */
    public Optional<Closing> closing() {
        return Optional.ofNullable(closingOrNull);
    }

    /** {@return profit or loss, fees taken off; empty while it is open} */
    public Optional<Money> pnl() {
        return closing().map(Closing::pnl);
    }

    /** {@return profit or loss as a share of what the entry cost; empty while open or if nothing was bought} */
    public Optional<Ratio> pnlRatio() {
        Price paid = entry.averagePriceOrNull();
        if (paid == null || closingOrNull == null || entry.filled().isZero()) {
            return Optional.empty();
        }
        return Optional.of(closingOrNull.pnl().ratioTo(paid.times(entry.filled(), symbol.quote())));
    }

    /**
     * What was bought.
     *
     * @param orderOrNull the venue's id of the entry order; null until the venue tells it
     * @param filled the base units filled, fees not taken off
     * @param received the base units received: filled less fees taken in base
     * @param averagePriceOrNull quote units paid for one base unit filled, fees not in it; null until something filled
     */
    public record Entry(
            @Nullable VenueOrderId orderOrNull,
            Quantity filled,
            Quantity received,
            @Nullable Price averagePriceOrNull) {
        /** {@return quote units paid for one base unit; empty until something filled} */
        public Optional<Price> averagePrice() {
            return Optional.ofNullable(averagePriceOrNull);
        }
    }

    /**
     * How a trade ended.
     *
     * @param at when, by the venue's clock where a fill ended it
     * @param reason why
     * @param averagePriceOrNull quote units got for one base unit, fees not in it; null if nothing was sold
     * @param pnl what all its fills add up to, all fees taken off
     * @param residual what was left because the venue trades no less
     */
    public record Closing(
            Instant at, CloseReason reason, @Nullable Price averagePriceOrNull, Money pnl, Quantity residual) {
        /** {@return quote units got for one base unit; empty if nothing was sold} */
        public Optional<Price> averagePrice() {
            return Optional.ofNullable(averagePriceOrNull);
        }
    }
}
