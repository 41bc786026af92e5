package trade.helix.exchange.kraken;

import java.util.Optional;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * What of an entry the rules of its pair forbid: it need not be sent to be refused. Exits and protective orders are not
 * judged here: the rules may be an hour old, and what must go is for the venue to judge.
 */
final class EntryRules {
    private EntryRules() {}

    static Optional<Refusal> obstacle(Instrument pair, Draft entry) {
        Quantity quantity = entry.quantity();
        Price stop = entry.stopOrNull();
        if (!pair.tradable()) {
            return no(RefusalReason.MARKET_CLOSED, pair.nativeName() + " is not online, so it takes no market orders");
        }
        if (quantity.isBelow(pair.minQuantity())) {
            return rule(quantity + " is below the least quantity of " + pair.minQuantity());
        }
        if (!quantity.floorTo(pair.quantityStep()).equals(quantity)) {
            return rule(quantity + " is no multiple of " + pair.quantityStep());
        }
        if (stop == null) {
            return Optional.empty(); // What a market order will cost only the venue can tell.
        }
        if (stop.value().remainder(pair.priceTick().value()).signum() != 0) {
            return rule("the stop " + stop + " is no multiple of " + pair.priceTick());
        }
        boolean isLittle = stop.times(quantity, pair.symbol().quote()).isBelow(pair.minNotional());
        return isLittle
                ? rule(quantity + " at the stop " + stop + " is worth less than " + pair.minNotional())
                : Optional.empty();
    }

    private static Optional<Refusal> rule(String words) {
        return no(RefusalReason.TRADING_RULE, words);
    }

    private static Optional<Refusal> no(RefusalReason reason, String words) {
        return Optional.of(Refusal.of(reason, "By Kraken's rules " + words + "; nothing was sent."));
    }
}
