package trade.helix.exchange.binance;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Words;

/** The limits as exchangeInfo told them last; none before that. Thread-safe. */
final class RateLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

    private volatile List<RateLimit> all = List.of();

    List<RateLimit> of(RateLimit.Kind kind) {
        return all.stream().filter(limit -> limit.kind() == kind).toList();
    }

    /** Takes those of an answer. Without readable ones the old ones stay: symbols are tradable without them. */
    void read(Json exchangeInfo) {
        try {
            List<RateLimit> limits = new ArrayList<>();
            exchangeInfo.list("rateLimits").forEach(each -> RateLimit.read(each).ifPresent(limits::add));
            all = List.copyOf(limits);
        } catch (IllegalArgumentException e) {
            LOG.warn("Binance's rate limits cannot be read: {}", Words.of(e));
        }
    }
}
