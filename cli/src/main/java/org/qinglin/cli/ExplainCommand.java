package org.qinglin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Change;
import org.qinglin.engine.Explanation;
import org.qinglin.engine.OneMore;
import org.qinglin.engine.Part;
import org.qinglin.engine.Parts;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.PersonStory;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Remedy;
import org.qinglin.engine.Role;
import org.qinglin.engine.RoleStory;
import org.qinglin.engine.SmallestChange;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.engine.format.UnreadableInput;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(name = "explain", description = "Says why a plan is as it is.", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int OTHERS = 10;
    private static final int ADULT = 20;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder that the plan was made from.")
    Path input;

    @Parameters(index = "1", paramLabel = "PLAN", description = "Folder with plan.csv and certificate.json.")
    Path plan;

    @ArgGroup(multiplicity = "1")
    About about;

    @Option(
            names = "--skill",
            paramLabel = "CODE=LEVEL",
            description = "With --one-more: a skill that the student has; may stand several times.")
    Map<String, Integer> skills = new TreeMap<>();

    @Option(
            names = "--free",
            paramLabel = "FROM/TO",
            description = "With --one-more: when the student is free, such as 2026-11-28T09:00/11:30; else always.")
    @Nullable
    String free;

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

        @Option(names = "--changes", description = "The smallest changes that would fill most of the empty places.")
        boolean changes;

        @Option(
                names = "--one-more",
                paramLabel = "STREET",
                description = "What one more student near this street would add; see --skill and --free.")
        @Nullable
        String oneMore;
    }

    @Override
    public Integer call() throws IOException, UnreadableInput {
        Problem problem = ProblemFiles.read(input);
        Plan read = PlanFiles.read(problem, plan);
        Explanation explanation = new Explanation(problem, read);
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
            SmallestChange changes = smallestChange(problem, read);
            roles.forEach(role -> {
                tell(out, explanation.ofRole(role.id()));
                changes.ofRole(role.id()).stream().limit(OTHERS).forEach(remedy -> tell(out, remedy));
            });
        } else if (about.changes) {
            List<Remedy> remedies = smallestChange(problem, read).forAll(OTHERS);
            remedies.forEach(remedy -> tell(out, remedy));
            out.println(remedies.size() + " changes would fill empty places");
        } else if (about.oneMore != null) {
            return oneMore(problem, read, about.oneMore, out);
        } else {
            List<RoleStory> gaps = explanation.gaps();
            gaps.forEach(story -> tell(out, story));
            out.println(gaps.size() + " roles have an empty place");
        }
        return 0;
    }

    /** No session is moved to before the first of the round. */
    private static SmallestChange smallestChange(Problem problem, Plan plan) {
        LocalDateTime first = problem.roles().stream()
                .map(Role::start)
                .min(LocalDateTime::compareTo)
                .orElse(LocalDateTime.MIN);
        return new SmallestChange(problem, plan, first);
    }

    private int oneMore(Problem problem, Plan plan, String street, PrintWriter out) {
        List<Role> there = problem.roles().stream()
                .filter(role -> role.street().equals(street))
                .toList();
        if (there.isEmpty()) {
            return unknown("street", street);
        }
        Position middle = new Position(
                there.stream()
                        .mapToDouble(role -> role.position().longitude())
                        .average()
                        .orElse(0),
                there.stream()
                        .mapToDouble(role -> role.position().latitude())
                        .average()
                        .orElse(0));
        LocalDate adult = there.get(0).start().toLocalDate().minusYears(ADULT);
        Person student = Person.of("one more student", 1, middle, adult)
                .skills(skills)
                .free(whenFree(problem))
                .build();
        OneMore more = OneMore.of(problem, plan, student, ProgressBar.onStandardError());
        out.println("one more student near " + street + (skills.isEmpty() ? "" : " with " + skills) + " would add "
                + more.value() + " points and fill " + more.places() + " more places"
                + (more.roles().isEmpty() ? "" : ": " + String.join(", ", more.roles())));
        return 0;
    }

    private List<Period> whenFree(Problem problem) {
        if (free == null) {
            return problem.roles().stream().map(Role::period).toList();
        }
        String[] ends = free.split("/", -1);
        try {
            LocalDateTime from = LocalDateTime.parse(ends[0]);
            return List.of(new Period(
                    from,
                    ends[1].contains("T")
                            ? LocalDateTime.parse(ends[1])
                            : from.toLocalDate().atTime(LocalTime.parse(ends[1]))));
        } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException notAPeriod) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--free is \"" + free + "\", which is no period. Write 2026-11-28T09:00/11:30.");
        }
    }

    private static void tell(PrintWriter out, Remedy remedy) {
        Change change = remedy.change();
        String said;
        if (change instanceof Change.Farther farther) {
            said = "if the way may be " + farther.metres() + " m longer";
        } else if (change instanceof Change.Shift shift) {
            said = "if the session begins " + Math.abs(shift.minutes()) + " minutes "
                    + (shift.minutes() < 0 ? "earlier" : "later");
        } else if (change instanceof Change.Course course) {
            said = "with a course in " + course.skill() + " at level " + course.level();
        } else if (change instanceof Change.Consent) {
            said = "with a guardian's consent";
        } else {
            said = "if they take one task more";
        }
        out.println("    " + remedy.candidates() + " people could come " + said + ": fills " + remedy.fills()
                + " places"
                + (remedy.roles().size() == 1 ? "" : " in " + remedy.roles().size() + " roles"));
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
