package trade.helix.exchange.xchange;

import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.params.CancelOrderByCurrencyPair;
import org.knowm.xchange.service.trade.params.CancelOrderByIdParams;
import org.knowm.xchange.service.trade.params.CancelOrderByInstrument;
import org.knowm.xchange.service.trade.params.orders.OrderQueryParamCurrencyPair;
import org.knowm.xchange.service.trade.params.orders.OrderQueryParamInstrument;

/** Names one order in each way that a module may ask for. Not for use by several threads. */
final class OneOrder
        implements OrderQueryParamInstrument,
                OrderQueryParamCurrencyPair,
                CancelOrderByIdParams,
                CancelOrderByInstrument,
                CancelOrderByCurrencyPair {
    private String id;
    private CurrencyPair pair;

    OneOrder(String id, CurrencyPair pair) {
        this.id = id;
        this.pair = pair;
    }

    @Override
    public String getOrderId() {
        return id;
    }

    @Override
    public void setOrderId(String id) {
        this.id = id;
    }

    @Override
    public CurrencyPair getCurrencyPair() {
        return pair;
    }

    @Override
    public void setCurrencyPair(CurrencyPair pair) {
        this.pair = pair;
    }

    @Override
    public Instrument getInstrument() {
        return pair;
    }

    @Override
    public void setInstrument(Instrument instrument) {
        this.pair = (CurrencyPair) instrument;
    }
}
