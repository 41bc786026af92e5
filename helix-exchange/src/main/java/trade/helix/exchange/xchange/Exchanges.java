package trade.helix.exchange.xchange;

import java.lang.reflect.Field;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import trade.helix.api.account.Credentials;
import trade.helix.api.venue.VenueConfig;

/** Makes instances of one exchange; none of them sends anything before it is asked to, or anything twice. */
final class Exchanges {
    private final Class<? extends Exchange> type;
    private final VenueConfig config;

    Exchanges(Class<? extends Exchange> type, VenueConfig config) {
        this.type = type;
        this.config = config;
    }

    /** What the module itself says of its exchange. */
    static ExchangeSpecification specification(Class<? extends Exchange> type) {
        return ExchangeFactory.INSTANCE.createExchangeWithoutSpecification(type).getDefaultExchangeSpecification();
    }

    /**
     * An instance of its own, with locks, nonces and connections of its own.
     *
     * @param credentials what it signs with, or null for none
     */
    Exchange open(@Nullable Credentials credentials) {
        ExchangeSpecification specification = specification(type);
        config.baseUri().ifPresent(address -> specification.setSslUri(address.toString()));
        // Some modules take a key from a file on the class path, or switch on a retry that sends orders again.
        specification.setApiKey(credentials == null ? null : credentials.key());
        specification.setSecretKey(
                credentials == null ? null : credentials.secret().reveal());
        specification.getResilience().setRetryEnabled(false);
        specification.getResilience().setRateLimiterEnabled(false);
        specification.setShouldLoadRemoteMetaData(false);
        specification.setHttpConnTimeout(millis(config.connectTimeout()));
        specification.setHttpReadTimeout(millis(config.requestTimeout()));
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }

    /**
     * Lets an instance go by the rules that another one has read. Some modules read an order by them, and get it wrong
     * without; and reading them for each key takes many calls.
     */
    static void share(Exchange from, Exchange to) {
        if (to instanceof BaseExchange) {
            try {
                Field rules = BaseExchange.class.getDeclaredField("exchangeMetaData");
                rules.setAccessible(true);
                rules.set(to, from.getExchangeMetaData());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("This version of XChange keeps its rules elsewhere: use 5.2.2.", e);
            }
        }
    }

    private static int millis(Duration duration) {
        return Math.max(1, Math.toIntExact(duration.toMillis()));
    }
}
