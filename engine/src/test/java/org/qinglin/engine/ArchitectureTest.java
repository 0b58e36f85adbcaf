package org.qinglin.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void theEngineKnowsNothingButTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", "org.qinglin.engine..")
                .check(ENGINE);
    }

    @Test
    void theVerifierSharesNoCodeWithSolverAndIndex() {
        noClasses()
                .that()
                .resideInAPackage("..verify..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..solve..", "..index..")
                .check(ENGINE);
    }

    @Test
    void theSolverKnowsOnlyItsArrays() {
        noClasses()
                .that()
                .resideInAPackage("..solve..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.jspecify.annotations..",
                        "org.qinglin.engine.solve..",
                        "org.qinglin.engine.values..")
                .check(ENGINE);
    }
}
