package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the packaged programs. After a test all of them are killed; none may have printed a secret, and if the test failed,
 * what they printed is part of the failure.
 */
final class Programs implements AfterEachCallback {
    static final String KEY = "key-of-the-check";
    static final String SECRET = "signing-secret-of-the-check";
    /** In Base64, as Kraken has them. */
    static final String KRAKEN_SECRET = "c2lnbmluZy1zZWNyZXQtb2YtdGhlLWtyYWtlbi1jaGVjaw==";

    static final String WEBHOOK_SECRET = "webhook-secret-of-the-check";

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../..");
    private static final Pattern LISTENING = Pattern.compile("listening (?:at )?(http://\\S+)\n");

    private final List<Child> children = new ArrayList<>();

    /** Starts a simulator with one account at each venue, and returns where it listens. */
    URI simulator(Path folder) throws IOException {
        Child child = start(
                "helix-simulator/target/helix-simulator-app.jar",
                folder,
                Map.of(),
                List.of(
                        "--port",
                        "0",
                        "--binance-key",
                        KEY,
                        "--binance-secret",
                        SECRET,
                        "--kraken-key",
                        KEY,
                        "--kraken-secret",
                        KRAKEN_SECRET));
        return URI.create(child.awaitLine(LISTENING));
    }

    /** Starts the bot with these settings only. */
    Child bot(Path folder, Map<String, String> settings) throws IOException {
        return start("examples/autotrader/target/autotrader.jar", folder, settings, List.of());
    }

    /** Where a bot listens, once it does. */
    static URI listening(Child bot) {
        return URI.create(bot.awaitLine(LISTENING));
    }

    /** What a bot needs to trade at a simulator. */
    static Map<String, String> settings(URI simulator, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ACTIVE_EXCHANGE", "binance");
        settings.put("TRADING_MODE", "testnet");
        settings.put("BINANCE_API_KEY", KEY);
        settings.put("BINANCE_API_SECRET", SECRET);
        settings.put("BINANCE_BASE_URL", simulator.toString());
        settings.put("WEBHOOK_SECRET", WEBHOOK_SECRET);
        settings.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("helix.db"));
        settings.put("HOST", "127.0.0.1");
        settings.put("PORT", "0");
        return settings;
    }

    /** The same at a simulated Kraken. */
    static Map<String, String> krakenSettings(URI simulator, Path folder) {
        Map<String, String> settings = settings(simulator, folder);
        settings.keySet().removeIf(name -> name.startsWith("BINANCE_"));
        settings.put("ACTIVE_EXCHANGE", "kraken");
        settings.put("KRAKEN_API_KEY", KEY);
        settings.put("KRAKEN_API_SECRET", KRAKEN_SECRET);
        settings.put("KRAKEN_BASE_URL", simulator.toString());
        return settings;
    }

    private Child start(String jar, Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Path file = ROOT.resolve(jar).normalize();
        assertThat(file)
                .as("run mvn verify: this test starts the packaged programs")
                .isRegularFile();
        Child child = Child.start(file, folder, environment, arguments);
        children.add(child);
        return child;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        children.forEach(Child::destroy);
        for (Child child : children) {
            child.kill();
        }
        context.getExecutionException().ifPresent(failure -> failure.addSuppressed(new AssertionError(printed())));
        for (Child child : children) {
            assertThat(child.toString()).doesNotContain(KEY, SECRET, KRAKEN_SECRET, WEBHOOK_SECRET);
        }
    }

    private String printed() {
        return "The programs printed:\n"
                + String.join("", children.stream().map(Child::toString).toList());
    }

    /** No file of a folder holds one of the secrets. */
    static void assertNoSecretIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            assertThat(regular).isNotEmpty();
            for (Path file : regular) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(Stream.of(SECRET, KRAKEN_SECRET, WEBHOOK_SECRET).anyMatch(text::contains))
                        .as("%s holds a secret", file)
                        .isFalse();
            }
        }
    }
}
