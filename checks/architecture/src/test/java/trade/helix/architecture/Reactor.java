package trade.helix.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The classes of the modules, read from where the build has just put them: test classes are in no jar. */
final class Reactor {
    private static final Path ROOT = root(Path.of("").toAbsolutePath());

    /** Leaves out what JMH writes around each benchmark: it keeps to no rule of ours. */
    private static final ImportOption WRITTEN_BY_US = location -> !location.contains("/jmh_generated/");

    private static final Map<List<Path>, JavaClasses> READ = new ConcurrentHashMap<>();

    private Reactor() {}

    /** The folder that holds the project. */
    static Path root() {
        return ROOT;
    }

    private static Path root(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("helix-api/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder above " + start + " holds helix-api: run this inside the project.");
    }

    static JavaClasses production(Artifact artifact) {
        return read(List.of(folder(artifact, "classes")));
    }

    static JavaClasses production() {
        return read(Artifacts.present().stream()
                .map(artifact -> folder(artifact, "classes"))
                .toList());
    }

    /** Production and test classes together. */
    static JavaClasses everything() {
        return read(Artifacts.present().stream()
                .flatMap(artifact -> Stream.of(folder(artifact, "classes"), folder(artifact, "test-classes")))
                .toList());
    }

    private static Path folder(Artifact artifact, String kind) {
        return ROOT.resolve(artifact.folder()).resolve("target").resolve(kind);
    }

    /** A folder that is not there holds no classes: {@link ArtifactsTest} says so. */
    private static JavaClasses read(List<Path> folders) {
        return READ.computeIfAbsent(
                folders,
                paths -> new ClassFileImporter()
                        .withImportOption(WRITTEN_BY_US)
                        .importPaths(paths.stream().filter(Files::isDirectory).toList()));
    }
}
