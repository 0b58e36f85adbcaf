package org.qinglin.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: an exception to it is a decision, not a slip. */
class ModularityTest {

    private static final Path SOURCES = Path.of("src/main/java/org/qinglin/app");
    private static final ApplicationModules MODULES = ApplicationModules.of(Qinglin.class);

    @Test
    void modulesFormNoCycleAndUseOnlyWhatOthersOffer() {
        MODULES.verify();
    }

    @Test
    void theEngineKnowsNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("org.qinglin.engine..", "java..", "org.jspecify..")
                .check(new ClassFileImporter().importPackages("org.qinglin.engine"));
    }

    /** What verifies a credential must not be what signed it. */
    @Test
    void theVerifierOfCredentialsKnowsNothingOfThePlatform() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.qinglin.credential..",
                        "java..",
                        "javax.xml.stream..",
                        "org.jspecify..",
                        "picocli..",
                        "tools.jackson..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.qinglin.credential"));
    }

    @Test
    void matchingIsNeverCalledBackByAssignment() {
        noClasses()
                .that()
                .resideInAPackage("org.qinglin.app.assignment..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.qinglin.app.matching..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.qinglin.app"));
    }

    /** Every module's tables lie in a schema of its name; only {@code insight} reads others', and only published views. */
    @Test
    void noModuleTouchesAnothersTables() throws IOException {
        var strangers = new ArrayList<String>();
        for (var file : javaFiles()) {
            var module = SOURCES.relativize(file).getName(0).toString();
            strangers.addAll(foreignTables(module, file.getFileName().toString(), Files.readString(file)));
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void aForeignTableWouldBeFound() {
        assertThat(foreignTables("needs", "X.java", "select * from people.student s"))
                .hasSize(1);
        assertThat(foreignTables("insight", "X.java", "select * from people.student s"))
                .hasSize(1);
        assertThat(foreignTables("insight", "X.java", "join needs.published_session s"))
                .isEmpty();
        assertThat(foreignTables("people", "X.java", "select * from people.student s"))
                .isEmpty();
    }

    private static List<String> foreignTables(String module, String file, String source) {
        var found = new ArrayList<String>();
        var names = Pattern.compile(
                        "(?i)\\b(?:from|join|into|update|table)\\s+(" + String.join("|", schemas()) + ")\\.([a-z_]+)")
                .matcher(source);
        while (names.find()) {
            boolean own = names.group(1).equals(module);
            boolean published = module.equals("insight") && names.group(2).startsWith("published_");
            if (!own && !published) {
                found.add(file + ": " + names.group());
            }
        }
        return found;
    }

    private static Set<String> schemas() {
        return MODULES.stream().map(module -> module.getIdentifier().toString()).collect(Collectors.toSet());
    }

    private static List<Path> javaFiles() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
