package trade.helix.examples.autotrader;

import java.net.URI;
import java.util.Base64;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Secret;
import trade.helix.risk.RiskSettings;

/**
 * What the bot is told by its environment.
 *
 * @param exchange the active venue
 * @param mode the trading mode
 * @param credentials the active venue's key
 * @param baseUrl where the venue is, if not at its own address; null otherwise
 * @param webhookSecret what alerts must carry
 * @param pair the only pair that is traded
 * @param risk the limits
 * @param host the address to listen at
 * @param port the port to listen at; 0 for any
 * @param databaseUrl where facts go
 * @param logLevel debug, info or warn
 * @param telegramWanted whether Telegram is set up, which this version does not serve
 */
record Settings(
        String exchange,
        String mode,
        Credentials credentials,
        @Nullable URI baseUrl,
        Secret webhookSecret,
        Symbol pair,
        RiskSettings risk,
        String host,
        int port,
        String databaseUrl,
        String logLevel,
        boolean telegramWanted) {
    private static final int SHORTEST_SECRET = 16;

    /**
     * Reads every variable and reports all faults at once.
     *
     * @param source gives a variable's value by its name, null if it is not set
     * @throws ConfigurationException with every fault
     */
    static Settings read(UnaryOperator<@Nullable String> source) throws ConfigurationException {
        Variables variables = new Variables(source);
        String exchange = variables.oneOf("ACTIVE_EXCHANGE", "", Set.of("binance", "kraken"));
        String mode = variables.oneOf("TRADING_MODE", "testnet", Set.of("testnet", "live", "paper"));
        if (!mode.equals("testnet")) {
            variables.fault("TRADING_MODE: only testnet is supported by this version");
        }
        // Of the active venue alone: the other's may be missing.
        String prefix = exchange.equals("kraken") ? "KRAKEN" : "BINANCE";
        String key = variables.required(prefix + "_API_KEY", "the key of the venue");
        String secret = variables.required(prefix + "_API_SECRET", "the key's secret");
        if (exchange.equals("kraken") && !isBase64(secret)) {
            variables.fault("KRAKEN_API_SECRET must be in Base64: copy the private key from Kraken's key page");
        }
        URI baseUrl = baseUrl(variables, exchange);
        String webhookSecret = variables.required("WEBHOOK_SECRET", "what every alert must carry");
        if (!webhookSecret.isEmpty() && webhookSecret.length() < SHORTEST_SECRET) {
            variables.fault("WEBHOOK_SECRET must have at least " + SHORTEST_SECRET + " characters");
        }
        Symbol pair = pair(variables);
        RiskSettings risk = risk(variables);
        // Used by a later version, and checked now, so that a file that is accepted stays accepted.
        variables.uri("TELEGRAM_API_URL");
        int port = variables.whole("PORT", "8000");
        String logLevel = variables.oneOf("LOG_LEVEL", "info", Set.of("debug", "info", "warning"));
        if (!variables.faults().isEmpty()) {
            throw new ConfigurationException(variables.faults());
        }
        return new Settings(
                exchange,
                mode,
                new Credentials(key, Secret.of(secret)),
                baseUrl,
                Secret.of(webhookSecret),
                pair,
                risk,
                variables.text("HOST", "0.0.0.0"),
                port,
                variables.text("DATABASE_URL", "jdbc:sqlite:data/helix.db"),
                logLevel.equals("warning") ? "warn" : logLevel,
                variables.text("TELEGRAM_BOT_TOKEN") != null);
    }

    private static boolean isBase64(String secret) {
        try {
            Base64.getDecoder().decode(secret);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Both are checked, so that changing the venue brings no surprise. */
    private static @Nullable URI baseUrl(Variables variables, String exchange) {
        URI binance = variables.uri("BINANCE_BASE_URL");
        URI kraken = variables.uri("KRAKEN_BASE_URL");
        if (exchange.equals("kraken") && kraken == null) {
            variables.fault("KRAKEN_BASE_URL is not set: Kraken has no public testnet, so give a simulator's address");
        }
        return exchange.equals("kraken") ? kraken : binance;
    }

    private static Symbol pair(Variables variables) {
        Symbol fallback = Symbol.of("BTC/USDT");
        try {
            return Symbol.of(variables.text("TRADING_PAIR", fallback.toString()));
        } catch (IllegalArgumentException e) {
            variables.fault("TRADING_PAIR must be BASE/QUOTE, such as BTC/USDT");
            return fallback;
        }
    }

    private static RiskSettings risk(Variables variables) {
        RiskSettings.Builder builder = RiskSettings.builder()
                .riskPerTrade(variables.percent("RISK_PER_TRADE_PCT", "1.0"))
                .stopDistance(variables.percent("STOP_LOSS_PCT", "2.0"))
                .maxDailyLoss(variables.percent("MAX_DAILY_LOSS_PCT", "3.0"))
                .maxDrawdown(variables.percent("MAX_DRAWDOWN_PCT", "15.0"))
                .maxLossStreak(variables.whole("MAX_CONSECUTIVE_LOSSES", "5"))
                .minBalance(variables.number("MIN_BALANCE", "50"));
        if (variables.text("TAKE_PROFIT_PCT") != null) {
            builder.targetDistance(variables.percent("TAKE_PROFIT_PCT", "0"));
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            variables.fault(String.valueOf(e.getMessage()));
            return RiskSettings.defaults();
        }
    }
}
