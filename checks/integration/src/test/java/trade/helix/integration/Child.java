package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs in a process of its own, with all that it prints. */
final class Child {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Thread> readers;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        // Nothing outlives the tests, not even when their own process is told to end.
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
        this.readers = List.of(reader(process.getInputStream(), out), reader(process.getErrorStream(), err));
    }

    /** Starts a jar with an environment that holds nothing but what is given, in a folder. */
    static Child start(Path jar, Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Several of them run at once, each for a few seconds.
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Child(String.valueOf(jar.getFileName()), builder.start());
    }

    private Thread reader(InputStream from, StringWriter to) {
        Thread thread = new Thread(() -> copy(from, to), "output of " + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copy(InputStream from, StringWriter to) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                to.write(line + "\n");
            }
        } catch (IOException e) {
            to.write("[the output ended here: " + e.getMessage() + "]\n");
        }
    }

    /** Waits for a line on standard output, and returns what its first group matched. */
    String awaitLine(Pattern pattern) {
        await(name + " prints " + pattern)
                .atMost(PATIENCE)
                .until(() -> matcher(pattern).find() || !process.isAlive());
        Matcher found = matcher(pattern);
        assertThat(found.find()).as("%s prints %s", name, pattern).isTrue();
        return found.group(1);
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(out.toString());
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%s ends", name)
                .isTrue();
        for (Thread reader : readers) {
            reader.join(PATIENCE.toMillis());
        }
        return process.exitValue();
    }

    /** Kills it and does not wait. */
    void destroy() {
        process.destroyForcibly();
    }

    /** Kills it without a chance to tidy up, and waits until it is gone. */
    void kill() throws InterruptedException {
        destroy();
        int unused = awaitExit();
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    @Override
    public String toString() {
        return "--- " + name + ", standard output:\n" + out + "--- " + name + ", standard error:\n" + err;
    }
}
