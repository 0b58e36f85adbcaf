package org.qinglin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Explanation;
import org.qinglin.engine.Part;
import org.qinglin.engine.Parts;
import org.qinglin.engine.PersonStory;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.RoleStory;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.engine.format.UnreadableInput;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(name = "explain", description = "Says why a plan is as it is.", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int OTHERS = 10;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder that the plan was made from.")
    Path input;

    @Parameters(index = "1", paramLabel = "PLAN", description = "Folder with plan.csv and certificate.json.")
    Path plan;

    @ArgGroup(multiplicity = "1")
    About about;

    @Spec
    CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    static final class About {
        @Option(names = "--student", paramLabel = "ID", description = "Why this student takes what they take.")
        @Nullable
        String student;

        @Option(names = "--need", paramLabel = "ID", description = "Who fills this need, and why.")
        @Nullable
        String need;

        @Option(names = "--gaps", description = "Which places stay empty, and which policy emptied them.")
        boolean gaps;
    }

    @Override
    public Integer call() throws IOException, UnreadableInput {
        Problem problem = ProblemFiles.read(input);
        Explanation explanation = new Explanation(problem, PlanFiles.read(problem, plan));
        PrintWriter out = spec.commandLine().getOut();
        String student = about.student;
        String need = about.need;
        if (student != null) {
            if (problem.people().stream().noneMatch(person -> person.id().equals(student))) {
                return unknown("student", student);
            }
            tell(out, explanation.ofPerson(student, OTHERS));
        } else if (need != null) {
            List<Role> roles = problem.roles().stream()
                    .filter(role -> role.requestId().equals(need))
                    .toList();
            if (roles.isEmpty()) {
                return unknown("need", need);
            }
            roles.forEach(role -> tell(out, explanation.ofRole(role.id())));
        } else {
            List<RoleStory> gaps = explanation.gaps();
            gaps.forEach(story -> tell(out, story));
            out.println(gaps.size() + " roles have an empty place");
        }
        return 0;
    }

    private int unknown(String what, String id) {
        spec.commandLine()
                .getErr()
                .println("No " + what + " has the id \"" + id + "\" in " + input + ". Maybe another folder is meant?");
        return Main.UNREADABLE;
    }

    private static void tell(PrintWriter out, PersonStory story) {
        out.println("student " + story.person().id() + " takes "
                + story.chosen().size() + " of at most " + story.person().capacity());
        story.chosen().forEach(each -> out.println("  role " + each.roleId() + ": " + told(each.parts())));
        out.println(story.others().isEmpty() ? "no other role was eligible" : "others that were near:");
        story.others()
                .forEach(other -> out.println("  role " + other.roleId() + ": " + told(other.parts())
                        + "; a place there costs "
                        + other.price() + " points"
                        + (other.sameBlockAs().isEmpty() ? "" : "; same time block as " + other.sameBlockAs())));
    }

    private static void tell(PrintWriter out, RoleStory story) {
        Role role = story.role();
        out.println(
                "role " + role.id() + " of need " + role.requestId() + ", " + role.start() + " to " + role.end() + ": "
                        + story.chosen().size() + " of " + role.minHeads() + " to " + role.maxHeads() + " heads"
                        + (story.belowMinimum() ? ", below its minimum" : ""));
        story.chosen().forEach(each -> out.println("  " + each.personId() + ": " + told(each.parts())));
        if (story.emptyPlaces() > 0) {
            out.println("  " + story.emptyPlaces() + " places are empty: " + story.eligible() + " people may come, "
                    + story.engagedElsewhere() + " of them serve elsewhere");
            for (Policy policy : Policy.values()) {
                out.println(
                        "    " + said(policy) + ": excludes " + story.excluded().get(policy) + ", and "
                                + story.excludedOnly().get(policy) + " by this alone");
            }
        }
    }

    private static String told(Parts parts) {
        StringBuilder out = new StringBuilder().append(parts.value()).append(" points (");
        String between = "";
        for (Part part : Part.values()) {
            if (parts.of(part) > 0) {
                out.append(between).append(part.name().toLowerCase(Locale.ROOT).replace('_', ' '));
                out.append(' ').append(parts.of(part));
                between = ", ";
            }
        }
        return out.append(String.format(Locale.ROOT, "; %.1f km)", parts.metres() / 1000.0))
                .toString();
    }

    private static String said(Policy policy) {
        return switch (policy) {
            case NOT_BLOCKED -> "one side blocked the other";
            case FREE_THEN -> "not free then";
            case SKILLS_HELD -> "a skill is missing";
            case AGE_AND_CONSENT -> "age, or no guardian's consent";
            case WITHIN_REACH -> "too far";
        };
    }
}
