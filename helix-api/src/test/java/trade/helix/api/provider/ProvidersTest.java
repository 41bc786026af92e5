package trade.helix.api.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.RiskGateProvider;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;

class ProvidersTest {
    /** Providers that a service file can name. */
    abstract static class Fake implements VenueProvider {
        @Override
        public Venue open(VenueConfig config, VenueContext context) {
            throw new UnsupportedOperationException("No test opens it.");
        }
    }

    /** The one that tests look for. */
    public static final class Paper extends Fake {
        @Override
        public String id() {
            return "paper";
        }
    }

    /** Another of the same id. */
    public static final class PaperAgain extends Fake {
        @Override
        public String id() {
            return "paper";
        }
    }

    /** One of another id. */
    public static final class Other extends Fake {
        @Override
        public String id() {
            return "other";
        }
    }

    /** One whose constructor fails. */
    public static final class Unmakeable extends Fake {
        /** Fails. */
        public Unmakeable() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public String id() {
            return "unmakeable";
        }
    }

    /** One without the constructor that a service needs. */
    public static final class Demanding extends Fake {
        private final String id;

        /**
         * Wants what nobody gives.
         *
         * @param id its id
         */
        public Demanding(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** One that does not know its id. */
    public static final class Nameless extends Fake {
        @Override
        public String id() {
            return null;
        }
    }

    /** One that fails when it is asked for its id. */
    public static final class Mute extends Fake {
        @Override
        public String id() {
            throw new IllegalStateException("not ready");
        }
    }

    /** A gate, which no one asks. */
    public static final class Gate implements RiskGateProvider {
        @Override
        public String id() {
            return "paper";
        }

        @Override
        public RiskGate create(GateSettings settings) {
            throw new UnsupportedOperationException("No test makes it.");
        }
    }

    @TempDir
    private Path folder;

    @Test
    void findsTheOneOfThatId() throws IOException {
        assertThat(providers(Other.class, Paper.class).venue("paper")).isInstanceOf(Paper.class);
    }

    @Test
    void gatesAndVenuesOfTheSameIdDoNotMeet() throws IOException {
        name(RiskGateProvider.class, Gate.class.getName());
        var providers = providers(Paper.class);

        assertThat(providers.gate("paper")).isInstanceOf(Gate.class);
        assertThat(providers.venue("paper")).isInstanceOf(Paper.class);
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> providers.gate("spread"))
                .withMessage("No gate named 'spread' is on the class path (there: paper)."
                        + " Add the artifact that brings it, correct the name, or wire it explicitly.");
    }

    @Test
    void takesOneNamedTwiceForOne() throws IOException {
        assertThat(providers(Paper.class, Paper.class).venue("paper")).isInstanceOf(Paper.class);
    }

    @Test
    void saysThatThereIsNoneAtAll() throws IOException {
        assertFails(providers(), "paper", "No venue named 'paper'", "(there: none)", "Add the artifact");
    }

    @Test
    void saysWhichThereAreInstead() throws IOException {
        assertFails(providers(Paper.class, Other.class), "kraken", "'kraken'", "(there: other, paper)", "correct the");
    }

    @Test
    void doesNotChooseBetweenTwo() throws IOException {
        assertFails(
                providers(Paper.class, PaperAgain.class),
                "paper",
                "Several providers claim the venue 'paper'",
                Paper.class.getName(),
                PaperAgain.class.getName(),
                "Remove all but one");
    }

    @Test
    void twoOfAnotherIdDoNotMatter() throws IOException {
        assertThat(providers(Paper.class, PaperAgain.class, Other.class).venue("other"))
                .isInstanceOf(Other.class);
    }

    @Test
    void saysThatOneCannotBeMade() throws IOException {
        for (var broken : new Class<?>[] {Unmakeable.class, Demanding.class}) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> providers(broken).venue("paper"))
                    .withMessageContaining("cannot be made")
                    .withMessageContaining(broken.getName())
                    .withMessageContaining("Mend or remove the artifact")
                    .withCauseInstanceOf(ServiceConfigurationError.class);
        }
    }

    @Test
    void saysThatOneIsNamedButNotThere() throws IOException {
        name("trade.helix.gone.Provider");

        assertFails(Providers.of(loader()), "paper", "cannot be made", "trade.helix.gone.Provider", "Mend or remove");
    }

    /** As with an adapter whose own dependency is missing: the provider's class is there, its superclass is not. */
    @Test
    void saysThatAClassThatOneNeedsIsNotThere() throws IOException {
        String file = Paper.class.getName().replace('.', '/') + ".class";
        var copy = Files.createDirectories(folder.resolve(file).getParent());
        try (var bytes = ProvidersTest.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(bytes, copy.resolve(folder.resolve(file).getFileName()));
        }
        name(Paper.class.getName());
        var without = new Without(Set.of(Paper.class.getName(), Fake.class.getName()));
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, without);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> Providers.of(loader).venue("paper"))
                .withMessageContaining("cannot be made")
                .withMessageContaining("Fake")
                .withCauseInstanceOf(NoClassDefFoundError.class);
    }

    /** Knows what the tests know, but for some classes. */
    private static final class Without extends ClassLoader {
        private final Set<String> hidden;

        Without(Set<String> hidden) {
            super(ProvidersTest.class.getClassLoader());
            this.hidden = hidden;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (hidden.contains(name)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void saysWhichOneDoesNotTellItsId() throws IOException {
        for (var broken : new Class<?>[] {Nameless.class, Mute.class}) {
            assertFails(providers(Paper.class, broken), "paper", broken.getName(), "does not tell its id", "Mend");
        }
    }

    @Test
    void looksNowhereButInTheLoaderThatItWasGiven() throws Exception {
        var withPaper = loaderOf(Paper.class);
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(withPaper);
        try {
            assertFails(Providers.ofApi(), "paper", "No venue named 'paper'");
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Providers.of(withPaper).venue("paper")).isInstanceOf(Paper.class);
    }

    /** The common pool's threads have a context class loader of their own; here it is one that knows nothing of Helix. */
    @Test
    void findsTheSameFromAThreadOfTheCommonPool() throws Exception {
        var providers = providers(Paper.class);
        var elsewhere = new URLClassLoader(new URL[0], null);
        var pool = ForkJoinPool.commonPool();
        assertThat(pool.getParallelism()).as("set in the module's pom.xml").isEqualTo(4);

        var found = CompletableFuture.supplyAsync(
                () -> {
                    assertThat(Thread.currentThread()).isInstanceOf(ForkJoinWorkerThread.class);
                    Thread.currentThread().setContextClassLoader(elsewhere);
                    try {
                        return providers.venue("paper");
                    } finally {
                        Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
                    }
                },
                pool);

        assertThat(found.get()).isInstanceOf(Paper.class);
    }

    @Test
    void aLoaderIsRequired() {
        assertThatNullPointerException().isThrownBy(() -> Providers.of(null)).withMessage("loader");
    }

    private static void assertFails(Providers providers, String id, String... parts) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> providers.venue(id))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
    }

    private Providers providers(Class<?>... named) throws IOException {
        return Providers.of(loaderOf(named));
    }

    private ClassLoader loaderOf(Class<?>... named) throws IOException {
        var names = new String[named.length];
        for (int i = 0; i < named.length; i++) {
            names[i] = named[i].getName();
        }
        name(names);
        return loader();
    }

    /** Writes the service file of a class path entry. */
    private void name(String... classes) throws IOException {
        name(VenueProvider.class, classes);
    }

    private void name(Class<?> service, String... classes) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(service.getName()), List.of(classes));
    }

    private ClassLoader loader() throws MalformedURLException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, ProvidersTest.class.getClassLoader());
    }
}
