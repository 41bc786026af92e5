package trade.helix.exchange.xchange;

import java.time.InstantSource;
import org.knowm.xchange.binance.BinanceExchange;
import si.mazi.rescu.SynchronizedValueFactory;

/** XChange's Binance, signing with the time of a test. */
public class ClockedBinanceExchange extends BinanceExchange {
    static volatile InstantSource clock = InstantSource.system();

    @Override
    public SynchronizedValueFactory<Long> getTimestampFactory() {
        return () -> clock.instant().toEpochMilli();
    }
}
