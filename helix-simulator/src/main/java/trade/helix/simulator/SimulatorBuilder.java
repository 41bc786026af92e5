package trade.helix.simulator;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.kraken.KrakenSettings;
import trade.helix.simulator.kraken.Tier;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.FeeCoin;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Pair;

/**
 * What a simulator starts with.
 *
 * <p>Left out, the settings are: any free port; one Binance account with the key {@code sim-key} and the secret
 * {@code sim-secret}, and one Kraken account with the same key and the same secret in Base64; 10000 USDT for every account; BTC/USDT at 60000; seed 1; the system clock.
 */
public final class SimulatorBuilder {
    private static final int HIGHEST_PORT = 65535;
    private static final Map<String, BigDecimal> USUAL_BALANCES = Map.of("USDT", new BigDecimal(10000));
    private static final Map<Pair, BigDecimal> USUAL_PRICES = Map.of(new Pair("BTC", "USDT"), new BigDecimal(60000));

    private final Map<String, String> binanceKeys = new LinkedHashMap<>();
    private final Map<String, String> krakenKeys = new LinkedHashMap<>();
    private final Map<String, BigDecimal> balances = new LinkedHashMap<>();
    private final Map<Pair, BigDecimal> prices = new LinkedHashMap<>();
    private @Nullable FeeCoin binanceFees;
    private KrakenSettings kraken = KrakenSettings.USUAL;
    private int port;
    private long seed = 1;
    private InstantSource clock = SystemSources.time();

    SimulatorBuilder() {}

    /**
     * Chooses the port.
     *
     * @param number 1 to 65535, or 0 for any that is free
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public SimulatorBuilder port(int number) {
        if (number < 0 || number > HIGHEST_PORT) {
            throw new IllegalArgumentException("The port must be from 0 to 65535; 0 takes any that is free.");
        }
        port = number;
        return this;
    }

    /**
     * Opens an account at Binance; may be repeated.
     *
     * @param key the API key: letters, digits, hyphen and underscore, at most 128
     * @param secret the secret that its requests are signed with
     * @return this builder
     * @throws IllegalArgumentException if the key has another form or the secret is empty
     */
    public SimulatorBuilder binanceKey(String key, String secret) {
        binanceKeys.put(checkedKey(key), checkedSecret(secret));
        return this;
    }

    /**
     * Lets fills at Binance pay their fee in BNB, at three quarters, as long as the account has enough of it. Without
     * this they pay in what they receive.
     *
     * @param price what a BNB is worth, in whatever quote asset; more than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public SimulatorBuilder binanceFeesInBnb(BigDecimal price) {
        binanceFees = new FeeCoin("BNB", price);
        return this;
    }

    /**
     * Opens an account at Kraken; may be repeated.
     *
     * @param key the API key
     * @param secret the secret that its requests are signed with: Base64 as on the venue, or else taken for its characters
     * @return this builder
     * @throws IllegalArgumentException if either is empty
     */
    public SimulatorBuilder krakenKey(String key, String secret) {
        krakenKeys.put(checkedSecret(key), checkedSecret(secret));
        return this;
    }

    /**
     * Chooses the limits of every Kraken account.
     *
     * @param chosen the tier; {@link Tier#INTERMEDIATE} if not chosen
     * @return this builder
     */
    public SimulatorBuilder krakenTier(Tier chosen) {
        kraken = new KrakenSettings(chosen, kraken.permissions(), kraken.nonceWindow(), kraken.clientIdWithClose());
        return this;
    }

    /**
     * Chooses what every Kraken key may do.
     *
     * @param permissions in the venue's words, such as {@code query-funds}; reading and trading if not chosen
     * @return this builder
     */
    public SimulatorBuilder krakenPermissions(Set<String> permissions) {
        kraken = new KrakenSettings(kraken.tier(), permissions, kraken.nonceWindow(), kraken.clientIdWithClose());
        return this;
    }

    /**
     * Lets nonces of Kraken keys arrive out of order.
     *
     * @param window how far a nonce may lie behind the highest one used; 0, the default, wants each to be higher
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public SimulatorBuilder krakenNonceWindow(long window) {
        if (window < 0) {
            throw new IllegalArgumentException("The nonce window must not be negative.");
        }
        kraken = new KrakenSettings(kraken.tier(), kraken.permissions(), window, kraken.clientIdWithClose());
        return this;
    }

    /**
     * Chooses the error for a client order id together with a conditional close, which Kraken does not document.
     *
     * @param text such as {@code EGeneral:Invalid arguments:cl_ord_id}, the default
     * @return this builder
     */
    public SimulatorBuilder krakenClientIdWithClose(String text) {
        kraken = new KrakenSettings(kraken.tier(), kraken.permissions(), kraken.nonceWindow(), text);
        return this;
    }

    /**
     * Gives every account a start balance; may be repeated.
     *
     * @param asset such as {@code USDT}: capitals and digits
     * @param amount not negative, at most eight decimals
     * @return this builder
     * @throws IllegalArgumentException if either has another form
     */
    public SimulatorBuilder balance(String asset, BigDecimal amount) {
        Account.checkStart(asset, amount);
        balances.put(asset, amount);
        return this;
    }

    /**
     * Lists a symbol at its first price; may be repeated.
     *
     * @param symbol such as {@code BTC/USDT}
     * @param amount in quote, 0.00000001 to 10000000
     * @return this builder
     * @throws IllegalArgumentException if either has another form
     */
    public SimulatorBuilder price(String symbol, BigDecimal amount) {
        Pair pair = Pair.parse(symbol);
        prices.put(Instrument.of(pair, amount).pair(), amount);
        return this;
    }

    /**
     * Chooses what ids and random faults depend on.
     *
     * @param number the same number and the same requests give the same ids and faults
     * @return this builder
     */
    public SimulatorBuilder seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Chooses the venue's clock.
     *
     * @param source the only source of time; requests must be signed by it
     * @return this builder
     */
    public SimulatorBuilder clock(InstantSource source) {
        clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Starts the simulator.
     *
     * @return it serves until it is closed
     * @throws IllegalStateException if the port is taken
     */
    public Simulator start() {
        Map<String, String> keys = binanceKeys.isEmpty() ? Map.of("sim-key", "sim-secret") : binanceKeys;
        Venues venues = new Venues(
                keys,
                binanceFees,
                krakenKeys.isEmpty() ? Map.of("sim-key", "c2ltLXNlY3JldA==") : krakenKeys,
                kraken,
                balances.isEmpty() ? USUAL_BALANCES : balances,
                prices.isEmpty() ? USUAL_PRICES : prices,
                seed,
                clock);
        return new Simulator(venues, port);
    }

    private static String checkedKey(String key) {
        if (!key.matches("[A-Za-z0-9_-]{1,128}")) {
            throw new IllegalArgumentException("An API key has letters, digits, hyphen and underscore only.");
        }
        return key;
    }

    private static String checkedSecret(String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("A key or a secret is empty.");
        }
        return secret;
    }
}
