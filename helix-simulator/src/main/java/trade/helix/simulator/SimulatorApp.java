package trade.helix.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The simulator as a program: prints where it listens and serves until it is told to end. */
@Command(
        name = "helix-simulator",
        mixinStandardHelpOptions = true,
        description = "Crypto venues on loopback. Without options: a Binance account sim-key / sim-secret and"
                + " a Kraken account sim-key / c2ltLXNlY3JldA==, each with 10000 USDT, BTC/USDT at 60000.")
public final class SimulatorApp implements Runnable {
    private static final int FAILED = 1;

    @Option(names = "--port", defaultValue = "0", description = "port to listen on, 0 for any (default)")
    private int port;

    @Option(names = "--binance-key", description = "API key of a Binance account; may repeat")
    private List<String> binanceKeys = new ArrayList<>();

    @Option(names = "--binance-secret", description = "secret of the key at the same place")
    private List<String> binanceSecrets = new ArrayList<>();

    @Option(names = "--kraken-key", description = "API key of a Kraken account; may repeat")
    private List<String> krakenKeys = new ArrayList<>();

    @Option(names = "--kraken-secret", description = "secret of the key at the same place, Base64 as on the venue")
    private List<String> krakenSecrets = new ArrayList<>();

    @Option(names = "--balance", description = "ASSET=AMOUNT that every account starts with; may repeat")
    private Map<String, BigDecimal> balances = new LinkedHashMap<>();

    @Option(names = "--price", description = "BASE/QUOTE=PRICE to list; may repeat")
    private Map<String, BigDecimal> prices = new LinkedHashMap<>();

    @Option(names = "--seed", defaultValue = "1", description = "what ids and random faults depend on")
    private long seed;

    @Option(names = "--prices", description = "CSV of time,price[,symbol] to play; see the README")
    private @Nullable Path pricePath;

    @Option(names = "--price-speed", defaultValue = "1", description = "times faster than the times in --prices")
    private BigDecimal priceSpeed = BigDecimal.ONE;

    private SimulatorApp() {}

    /**
     * Starts a simulator and serves until the process is told to end.
     *
     * @param args the options; {@code --help} lists them
     */
    public static void main(String[] args) {
        quieten();
        int code = new CommandLine(new SimulatorApp())
                .setParameterExceptionHandler((failure, line) -> fail(failure.getCommandLine(), failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(command, failure))
                .execute(args);
        System.exit(code);
    }

    /** Warnings only, and none from the server library about what {@link #fail} says better. */
    private static void quieten() {
        Map.of("defaultLogLevel", "warn", "log.io.javalin.Javalin", "off").forEach((name, level) -> {
            String property = "org.slf4j.simpleLogger." + name;
            System.setProperty(property, System.getProperty(property, level));
        });
    }

    @Override
    public void run() {
        SimulatorBuilder builder = Simulator.builder().port(port).seed(seed);
        pairs("binance", binanceKeys, binanceSecrets).forEach(builder::binanceKey);
        pairs("kraken", krakenKeys, krakenSecrets).forEach(builder::krakenKey);
        balances.forEach(builder::balance);
        prices.forEach(builder::price);
        Simulator simulator = builder.start();
        if (pricePath != null) {
            play(simulator, pricePath);
        }
        serve(simulator);
    }

    private void play(Simulator simulator, Path file) {
        try {
            simulator.playPrices(Files.readString(file), priceSpeed);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The prices in " + file + " cannot be read.", unreadable);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static void serve(Simulator simulator) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            simulator.close();
                            ended.countDown();
                        },
                        "helix-simulator-shutdown"));
        System.out.println("listening " + simulator.uri());
        System.out.flush();
        try {
            ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> pairs(String venue, List<String> keys, List<String> secrets) {
        if (keys.size() != secrets.size()) {
            throw new IllegalArgumentException("Give one --" + venue + "-secret for each --" + venue + "-key.");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            pairs.put(keys.get(i), secrets.get(i));
        }
        return pairs;
    }

    private static int fail(CommandLine command, Exception failure) {
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("failed");
        command.getErr().println(failure instanceof ParameterException ? reason + "; see --help" : reason);
        command.getErr().flush();
        return FAILED;
    }
}
