package trade.helix.exchange.paper;

import java.math.BigDecimal;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** In which asset a venue takes its fees. */
public enum FeesIn {
    /** In what comes in: the base asset of a buy, the quote asset of a sale. As Binance does, where no BNB is used for it. */
    RECEIVED,
    /** In the quote asset, whichever way the order goes: on top of what a buy costs. As Kraken does where it is asked to. */
    QUOTE;

    /** The fee of one execution, at the undiscounted taker rate, exact. */
    Money of(Instrument instrument, Side side, Price price, Quantity quantity) {
        boolean inBase = this == RECEIVED && side == Side.BUY;
        Asset asset = inBase ? instrument.symbol().base() : instrument.symbol().quote();
        BigDecimal whole = inBase ? quantity.value() : price.value().multiply(quantity.value());
        return new Money(whole, asset).times(instrument.takerFee());
    }
}
