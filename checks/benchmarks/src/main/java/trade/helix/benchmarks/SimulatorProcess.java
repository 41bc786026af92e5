package trade.helix.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** A simulator in a process of its own, so that it shares neither heap nor compiler with what is measured. */
final class SimulatorProcess implements AutoCloseable {
    private static final String READY = "listening ";

    private final Process process;
    private final URI uri;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulatorProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static SimulatorProcess start(String jar) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar,
                        "--port",
                        "0",
                        "--binance-key",
                        "any",
                        "--binance-secret",
                        "any",
                        "--price",
                        "BTC/USDT=60000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = Objects.requireNonNullElse(output.readLine(), "nothing");
        if (!line.startsWith(READY)) {
            process.destroy();
            throw new IOException("The simulator did not start, it said: " + line);
        }
        return new SimulatorProcess(process, URI.create(line.substring(READY.length())));
    }

    URI uri() {
        return uri;
    }

    /** An account with more money than any run spends. */
    void open(String venue, String key, String secret) throws IOException, InterruptedException {
        String body = "{\"venue\":\"" + venue + "\",\"key\":\"" + key + "\",\"secret\":\"" + secret
                + "\",\"balances\":{\"USDT\":100000000}}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri.resolve("/sim/accounts"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The simulator opened no account: " + answer.body());
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
