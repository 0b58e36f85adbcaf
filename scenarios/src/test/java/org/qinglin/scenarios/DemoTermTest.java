package org.qinglin.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinglin.engine.Coverage;
import org.qinglin.engine.Explanation;
import org.qinglin.engine.Matcher;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.RoleStory;
import org.qinglin.engine.verify.Verifier;
import org.qinglin.scenarios.DemoTerm.Request;
import org.qinglin.scenarios.DemoTerm.Session;
import org.qinglin.scenarios.DemoTerm.Stage;
import org.qinglin.scenarios.DemoTerm.Student;

class DemoTermTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private final DemoTerm term = DemoTerm.of(1, TODAY);

    @Test
    void isTheSameForTheSameSeedAndDayAndAnotherOtherwise() {
        assertThat(DemoTerm.of(1, TODAY)).isEqualTo(term);
        assertThat(DemoTerm.of(2, TODAY)).isNotEqualTo(term);
        assertThat(DemoTerm.of(1, TODAY.plusDays(1))).isNotEqualTo(term);
    }

    @Test
    void hasTheSizeThatTheDemoPromises() {
        assertThat(term.students()).hasSize(3000);
        assertThat(term.communities()).hasSize(40);
        assertThat(term.requests()).hasSize(150);
        assertThat(term.requests().stream().flatMap(r -> r.sessions().stream())).hasSize(500);
        assertThat(term.requests().stream().map(Request::programme).distinct()).hasSize(7);
        assertThat(term.requests().stream().map(Request::stage).distinct()).hasSize(Stage.values().length);
        assertThat(term.colleges()).extracting(DemoTerm.College::name).containsExactly("青岛职业技术学院", "海滨示范学院");
    }

    @Test
    void keepsTheNamesOfTheArticleAsAliasesOfRegisterEntries() {
        assertThat(term.community("370202009001").alias()).isEqualTo("八大关路社区");
        assertThat(term.community("370202009007").name()).isEqualTo("红岛路社区");
        assertThat(term.community("370211005038").alias()).isEqualTo("峨眉路社区");
        assertThat(term.community("370211005038").name()).startsWith("峨眉山路社区");
    }

    @Test
    void givesEveryoneAndEverythingAnIdOfItsOwn() {
        assertThat(term.students().stream().map(Student::number)).doesNotHaveDuplicates();
        assertThat(term.students().stream().map(Student::phone))
                .doesNotHaveDuplicates()
                .allMatch(p -> p.matches("100\\d{8}"));
        assertThat(term.requests().stream().map(Request::key)).doesNotHaveDuplicates();
        assertThat(term.requests().stream()
                        .flatMap(r -> r.sessions().stream())
                        .flatMap(s -> s.roles().stream())
                        .map(DemoTerm.RoleNeed::key))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasMinorsSomeWithAndSomeWithoutConsent() {
        List<Student> minors = term.students().stream()
                .filter(s -> ChronoUnit.YEARS.between(s.birthDate(), TODAY) < 18)
                .toList();
        assertThat(minors).hasSizeBetween(50, 900);
        assertThat(minors).anyMatch(Student::guardianConsent).anyMatch(s -> !s.guardianConsent());
        assertThat(minors).allMatch(s -> ChronoUnit.YEARS.between(s.birthDate(), TODAY) >= 15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-23", "2026-11-24", "2026-11-28", "2026-11-29", "2027-01-15", "2027-08-31", "2028-02-29"
            })
    void putsEveryOrderWhereItsStageBelongsWhateverDayItIs(LocalDate day) {
        for (Request request : DemoTerm.of(3, day).requests()) {
            assertThat(request.submittedAt().toLocalDate()).as(request.key()).isBefore(day);
            assertThat(request.risk()).isNotEmpty();
            Session first = request.sessions().get(0);
            Session last = request.sessions().get(request.sessions().size() - 1);
            switch (request.stage()) {
                case SERVED -> {
                    assertThat(last.period().end()).isBefore(day.atStartOfDay());
                    assertThat(request.evaluation()).isNotNull();
                }
                case RUNNING -> {
                    assertThat(first.period().end()).isBefore(day.atStartOfDay());
                    assertThat(last.period().start()).isAfter(day.plusDays(1).atStartOfDay());
                }
                case REFUSED -> assertThat(request.refusal()).isNotEmpty();
                default ->
                    assertThat(first.period().start()).isAfter(day.plusDays(1).atStartOfDay());
            }
        }
    }

    @Test
    void canBeDispatchedWithProofAndLeavesGapsToExplain() {
        Problem problem = term.problem("qtc");
        Plan plan = Matcher.exact().match(problem, Progress.SILENT);
        assertThat(Verifier.check(problem, plan).reasons()).isEmpty();
        assertThat(Verifier.check(problem, plan).optimal()).isTrue();
        Coverage coverage = plan.coverage(problem);
        assertThat((double) coverage.filled() / coverage.places()).isBetween(0.7, 0.999);
        List<RoleStory> gaps = new Explanation(problem, plan).gaps();
        assertThat(gaps).isNotEmpty();
        assertThat(gaps.get(0).eligible()).isLessThan(problem.people().size());
    }
}
