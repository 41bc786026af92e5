package trade.helix.api.event;

import trade.helix.api.internal.OneLine;
import trade.helix.api.value.Money;

/**
 * The quote asset changed by what no order of ours explains: a deposit or a withdrawal that nobody has confirmed.
 *
 * @param id its place
 * @param amount quote units, above zero for what came in
 */
public record TransferSeen(EventId id, Money amount) implements TradingEvent {
    @Override
    public String text() {
        return OneLine.of((amount.isNegative() ? "went out: " + amount.negated() : "came in: " + amount)
                + ", explained by no order; taken as a transfer");
    }
}
