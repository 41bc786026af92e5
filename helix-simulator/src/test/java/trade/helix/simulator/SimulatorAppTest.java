package trade.helix.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process of its own. */
class SimulatorAppTest {
    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SimulatorApp.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    private static String get(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void printsWhereItListensServesAndEndsOnSigterm() throws IOException, InterruptedException {
        Process process = start(
                "--port",
                "0",
                "--binance-key",
                "K",
                "--binance-secret",
                "S",
                "--kraken-key",
                "K",
                "--kraken-secret",
                "S",
                "--balance",
                "USDT=500",
                "--balance",
                "BTC=2",
                "--price",
                "BTC/USDT=50000",
                "--price",
                "ETH/USDT=2500",
                "--seed",
                "7");
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = out.readLine();
            assertThat(line).matches("listening http://127\\.0\\.0\\.1:[0-9]+");
            String uri = line.substring("listening ".length());
            assertThat(get(uri + "/api/v3/ticker/price?symbol=ETHUSDT")).contains("2500.00000000");
            assertThat(get(uri + "/sim/ledger"))
                    .contains("\"K\":{\"BTC\":{\"free\":\"2\"", "\"USDT\":{\"free\":\"500\"");

            process.toHandle().destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
            assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1 | Unknown options: '--prot', '1'; see --help",
                "--port 70000 | The port must be from 0 to 65535; 0 takes any that is free.",
                "--price BTCUSDT=1 | Not a symbol: 'BTCUSDT'. Write BASE/QUOTE, such as BTC/USDT.",
                "--binance-key K | Give one --binance-secret for each --binance-key."
            })
    void aBadOptionIsOneLineOnStandardError(String options, String reason) throws IOException, InterruptedException {
        Process process = start(options.split(" ", -1));
        String error = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(error.strip()).isEqualTo(reason);
    }

    @Test
    void aTakenPortIsOneLineOnStandardError() throws IOException, InterruptedException {
        try (Simulator holder = Simulator.builder().start()) {
            int port = holder.uri().getPort();
            Process process = start("--port", String.valueOf(port));
            String error = new String(process.getErrorStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(error.strip())
                    .isEqualTo("Port " + port + " is taken: choose another one, or 0 for any that is free.");
        }
    }
}
