package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.eligibility.Refusal;
import org.qinglin.engine.verify.Verifier;

/** The lines of the README, run; and the README held to them. */
class ReadmeExampleTest {

    @Test
    void theExampleDoesWhatItSays() {
        Period morning = new Period(LocalDateTime.parse("2026-11-28T09:00"), LocalDateTime.parse("2026-11-28T11:00"));
        Position campus = new Position(120.17, 35.97);
        Position community = new Position(120.19, 35.96);

        Person an = Person.of("an", 1, campus, LocalDate.parse("2006-05-01"))
                .free(List.of(morning))
                .skill("first-aid", 2)
                .build();
        Person bo = Person.of("bo", 1, campus, LocalDate.parse("2005-03-09")).build(); // has lessons then
        Role helper = Role.of("helper", morning, community)
                .skill("first-aid", 1)
                .heads(1, 2)
                .build();

        Problem problem = new Problem(List.of(an, bo), List.of(helper), Weights.defaults());
        Plan plan = Matcher.exact().match(problem, Progress.SILENT);

        assertThat(plan.ofRole("helper").get(0).personId()).isEqualTo("an");
        assertThat(plan.certificate().optimal()).isTrue();
        assertThat(Verifier.check(problem, plan).optimal()).isTrue();
        assertThat(new Eligibility(problem.weights()).check(bo, helper).get()).isEqualTo(new Refusal.NotFree(morning));
        assertThat(new Explanation(problem, plan).ofRole("helper").excluded())
                .isEqualTo(Map.of(
                        Policy.NOT_BLOCKED, 0,
                        Policy.FREE_THEN, 1,
                        Policy.SKILLS_HELD, 1,
                        Policy.AGE_AND_CONSENT, 0,
                        Policy.WITHIN_REACH, 0));
    }

    @Test
    void theReadmeShowsTheseLines() throws IOException {
        String source = squeezed(Files.readString(Path.of("src/test/java/org/qinglin/engine/ReadmeExampleTest.java")));
        String readme = Files.readString(Path.of("README.md"));
        String code = readme.substring(readme.indexOf("```java\n") + 8, readme.indexOf("```\n\n(`ReadmeExampleTest`"));
        for (String statement : code.split(";")) {
            String line = squeezed(statement.replaceAll("(?m)//.*$", ""));
            if (!line.isEmpty()) {
                assertThat(source).contains(line);
            }
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("//.*|\\s+", "");
    }
}
