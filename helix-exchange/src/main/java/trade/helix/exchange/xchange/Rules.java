package trade.helix.exchange.xchange;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.meta.ExchangeMetaData;
import org.knowm.xchange.dto.meta.InstrumentMetaData;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * Makes trading rules of what a module tells. Without a grid of prices or of quantities a pair is not listed. Where no least
 * quantity is told one step is it, where no least value is told the configured one is, if any, and without a largest quantity
 * there is none: the venue judges. The fee is the configured one, for XChange's is now a percentage, now a fraction.
 *
 * @param options what a person told
 * @param stops whether a stop can rest at the venue
 */
record Rules(Options options, boolean stops) {
    /** Stands for no largest quantity: above what exists of any asset. */
    private static final Quantity NO_LIMIT = Quantity.of("1000000000000000");

    Optional<Instrument> of(Symbol symbol, CurrencyPair pair, ExchangeMetaData data) {
        InstrumentMetaData told = data.getInstruments().get(pair);
        if (told == null) {
            return Optional.empty();
        }
        BigDecimal tick = grid(told.getPriceStepSize(), told.getPriceScale());
        BigDecimal step = grid(told.getAmountStepSize(), scale(told));
        return tick == null || step == null
                ? Optional.empty()
                : Optional.of(instrument(symbol, pair, told, new Price(tick), new Quantity(step)));
    }

    private Instrument instrument(
            Symbol symbol, CurrencyPair pair, InstrumentMetaData told, Price tick, Quantity step) {
        return Instrument.builder()
                .symbol(symbol)
                .nativeName(pair.toString())
                .priceTick(tick)
                .quantityStep(step)
                .minQuantity(
                        aboveZero(told.getMinimumAmount()).map(Quantity::new).orElse(step))
                .maxQuantity(
                        aboveZero(told.getMaximumAmount()).map(Quantity::new).orElse(NO_LIMIT))
                .minNotional(new Money(leastValue(told), symbol.quote()))
                .takerFee(options.takerFee())
                .orderTypes(types())
                .build();
    }

    private BigDecimal leastValue(InstrumentMetaData told) {
        return aboveZero(told.getCounterMinimumAmount())
                .or(() -> Optional.ofNullable(options.minNotionalOrNull()))
                .orElse(BigDecimal.ZERO);
    }

    private Set<OrderType> types() {
        return stops ? EnumSet.of(OrderType.MARKET, OrderType.STOP_LOSS) : EnumSet.of(OrderType.MARKET);
    }

    private @Nullable Integer scale(InstrumentMetaData told) {
        return told.getVolumeScale() == null ? options.quantityScaleOrNull() : told.getVolumeScale();
    }

    private static @Nullable BigDecimal grid(@Nullable BigDecimal step, @Nullable Integer scale) {
        return aboveZero(step).orElse(scale == null ? null : BigDecimal.ONE.scaleByPowerOfTen(-scale));
    }

    private static Optional<BigDecimal> aboveZero(@Nullable BigDecimal number) {
        return Optional.ofNullable(number).filter(each -> each.signum() > 0);
    }
}
