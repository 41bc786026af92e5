package trade.helix.exchange.xchange;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import trade.helix.api.market.VenueId;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.Endpoint;

/** Checks what a venue is opened with, and opens it. The first place that touches XChange. */
final class Opening {
    private Opening() {}

    static XChangeVenue open(
            String id, @Nullable Class<?> given, VenueConfig config, VenueContext context, JdkHttp http) {
        List<String> faults = http.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    id + " cannot be opened through XChange: " + String.join("; ", faults) + ".");
        }
        Class<? extends Exchange> type =
                given == null ? ExchangeClasses.find(named(id, config)) : given.asSubclass(Exchange.class);
        ExchangeSpecification specification = Exchanges.specification(type);
        Environment environment = config.environment().orElse(Environment.TESTNET);
        if (environment == Environment.PAPER) {
            throw new IllegalArgumentException(
                    id
                            + " trades on paper only around a venue that is open: open it LIVE and give it to PaperVenue.over(...).");
        }
        if (environment == Environment.TESTNET && config.baseUri().isEmpty()) {
            throw new IllegalArgumentException(
                    id + " has no test system that Helix could tell from the real one: set baseUri"
                            + " to one, or the environment to LIVE.");
        }
        URI address = config.baseUri().orElseGet(() -> URI.create(address(type, specification)));
        Set<String> options = new HashSet<>(Options.NAMES);
        if (given != null) {
            options.remove(Options.EXCHANGE);
        }
        Endpoint.check(id, address, config, options);
        return new XChangeVenue(
                new VenueId(id),
                environment,
                type,
                Options.of(config.options(), String.valueOf(specification.getExchangeName())),
                config,
                context);
    }

    private static String named(String id, VenueConfig config) {
        return Optional.ofNullable(config.options().get(Options.EXCHANGE))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The venue " + id + " needs the option exchange: a class of"
                                        + " XChange, org.knowm.xchange.bitstamp.BitstampExchange, or its short name, bitstamp."));
    }

    private static String address(Class<?> type, ExchangeSpecification specification) {
        return Optional.ofNullable(specification.getSslUri())
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " tells no address: set baseUri."));
    }
}
