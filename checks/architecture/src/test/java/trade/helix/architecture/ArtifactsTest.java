package trade.helix.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table is complete, and what it says is there is there: a rule over nothing holds nothing. */
class ArtifactsTest {
    static Stream<Artifact> present() {
        return Artifacts.present().stream();
    }

    static Stream<Artifact> notYet() {
        return Artifacts.ALL.stream().filter(artifact -> Artifacts.NOT_YET.contains(artifact.folder()));
    }

    @ParameterizedTest
    @MethodSource("present")
    void aModuleHasClasses(Artifact artifact) {
        assertThat(Reactor.production(artifact).stream().count())
                .as("%s has no class: build it first, or list it in Artifacts.NOT_YET", artifact)
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("present")
    void aModuleKeepsToItsPackage(Artifact artifact) {
        assertThat(Reactor.production(artifact).stream().filter(type -> !artifact.owns(type.getPackageName())))
                .as("classes of %s outside %s, where no rule would look", artifact, artifact.root())
                .isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("notYet")
    void aModuleThatIsStillToComeHasNoClasses(Artifact artifact) {
        assertThat(sources(artifact))
                .as("%s has sources now: take it out of Artifacts.NOT_YET", artifact)
                .isEmpty();
    }

    private static List<Path> sources(Artifact artifact) {
        var sources = Reactor.root().resolve(artifact.folder()).resolve("src/main/java");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsStillToComeIsInTheTable() {
        assertThat(Artifacts.ALL).extracting(Artifact::folder).containsAll(Artifacts.NOT_YET);
    }

    @Test
    void everyPublishedModuleIsInTheTable() throws Exception {
        var built = modules().filter(name -> name.startsWith("helix-")).toList();

        assertThat(built).contains("helix-api");
        assertThat(Artifacts.ALL.stream().map(Artifact::folder).toList())
                .as("modules of the root pom.xml")
                .containsAll(built.stream()
                        .filter(name -> !Artifacts.WITHOUT_CLASSES.contains(name))
                        .toList());
    }

    private static Stream<String> modules() throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Reactor.root().resolve("pom.xml").toFile());
        var modules = pom.getElementsByTagName("module");
        return Stream.iterate(0, i -> i < modules.getLength(), i -> i + 1)
                .map(i -> modules.item(i).getTextContent().trim());
    }
}
