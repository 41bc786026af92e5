package trade.helix.exchange.binance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Words;

/** The limits as exchangeInfo told them last; none before that. Thread-safe. */
final class RateLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

    private volatile Map<RateLimit.Kind, List<RateLimit>> all = Map.of();

    List<RateLimit> of(RateLimit.Kind kind) {
        return all.getOrDefault(kind, List.of());
    }

    /** Takes those of an answer. Without readable ones the old ones stay: symbols are tradable without them. */
    void read(Json exchangeInfo) {
        try {
            List<RateLimit> limits = new ArrayList<>();
            exchangeInfo.list("rateLimits").forEach(each -> RateLimit.read(each).ifPresent(limits::add));
            all = limits.stream().collect(Collectors.groupingBy(RateLimit::kind));
        } catch (IllegalArgumentException e) {
            LOG.warn("Binance's rate limits cannot be read: {}", Words.of(e));
        }
    }
}
