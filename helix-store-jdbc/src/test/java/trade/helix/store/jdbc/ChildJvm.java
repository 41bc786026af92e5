package trade.helix.store.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** Another JVM with the class path of this one. Its standard output is read line by line; its errors go to ours. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    ChildJvm(Class<?> main, String... arguments) {
        this(System.getProperty("java.class.path"), main, arguments);
    }

    static ChildJvm withClassPath(String classPath, Class<?> main, String... arguments) {
        return new ChildJvm(classPath, main, arguments);
    }

    private ChildJvm(String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // They live for a second: half of it would go into compiling what runs once.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    long pid() {
        return process.pid();
    }

    /** The next whole line; fails if the process ends without one. */
    String line() throws IOException {
        String line = output.readLine();
        Assertions.assertThat(line).as("a line from the other process").isNotNull();
        return line;
    }

    /** Ends it as a power switch would, and returns what it had still said. A last line may be torn: it is left out. */
    List<String> kill() throws IOException, InterruptedException {
        // By its handle: Process.destroyForcibly also closes our end of its output.
        process.toHandle().destroyForcibly();
        Assertions.assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var rest = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            rest.append((char) c);
        }
        int end = rest.lastIndexOf("\n");
        return end < 0 ? List.of() : rest.substring(0, end).lines().toList();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
