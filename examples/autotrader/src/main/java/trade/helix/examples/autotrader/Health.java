package trade.helix.examples.autotrader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import trade.helix.api.operations.AccountView;
import trade.helix.api.operations.HelixStatus;
import trade.helix.api.operations.Operations;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;

/** Answers {@code GET /health}: the eight fields of the specification. */
final class Health {
    private final Operations operations;
    private final Settings settings;
    private final InstantSource time;
    private final ObjectMapper json = new ObjectMapper();

    Health(Operations operations, Settings settings, InstantSource time) {
        this.operations = operations;
        this.settings = settings;
        this.time = time;
    }

    String json() throws JsonProcessingException {
        HelixStatus status = operations.status();
        AccountView account = status.accounts().get(0);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", word(account));
        fields.put(
                "uptime_seconds",
                Duration.between(status.startedAt(), time.instant()).toSeconds());
        fields.put("active_exchange", settings.exchange());
        fields.put("exchange_connected", account.venueReachable());
        fields.put(
                "last_signal_time",
                account.lastSignalAt() == null ? null : account.lastSignalAt().toString());
        fields.put("open_positions", account.openTrades().size());
        fields.put("daily_pnl_pct", dailyPnl(account));
        fields.put("trading_mode", settings.mode());
        return json.writeValueAsString(fields);
    }

    private static String word(AccountView account) {
        if (!account.status().isRunning()) {
            return "halted";
        }
        return account.venueReachable() && account.unknownOrders().isEmpty() ? "ok" : "degraded";
    }

    /** Realised today as a percentage of the equity at the start of the day, to two digits. */
    private BigDecimal dailyPnl(AccountView account) {
        Asset quote = settings.pair().quote();
        LossFigures losses = account.losses().get(quote);
        LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        if (losses == null
                || losses.day().isBefore(today)
                || !losses.dayStartEquity().isPositive()) {
            return BigDecimal.ZERO;
        }
        return losses.realisedToday().ratioTo(losses.dayStartEquity()).percent().setScale(2, RoundingMode.HALF_EVEN);
    }
}
