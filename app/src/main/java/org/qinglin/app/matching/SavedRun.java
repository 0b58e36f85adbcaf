package org.qinglin.app.matching;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Explanation;
import org.qinglin.engine.Fairness;
import org.qinglin.engine.Person;
import org.qinglin.engine.PersonStory;
import org.qinglin.engine.Plan;
import org.qinglin.engine.PlanFigures;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Remedy;
import org.qinglin.engine.Role;
import org.qinglin.engine.RoleStory;
import org.qinglin.engine.SmallestChange;

/**
 * A run's input and plan as they were when it was planned, and what the engine tells about them. Answers are found when
 * first asked for and kept. Safe for several threads.
 */
public final class SavedRun {

    /** For so many gaps the smallest changes are found at once; for the others when asked for. */
    public static final int GAPS_TOLD = 30;

    private final Problem problem;
    private final Plan plan;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, List<Remedy>> remedies = new HashMap<>();
    private volatile boolean gapsTold;
    private @Nullable Explanation explanation;
    private @Nullable SmallestChange changes;
    private @Nullable List<RoleStory> gaps;
    private @Nullable List<Remedy> best;

    public SavedRun(Problem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
        problem.roles().forEach(role -> roles.put(role.id(), role));
        problem.people().forEach(person -> people.put(person.id(), person));
    }

    public Problem problem() {
        return problem;
    }

    public Plan plan() {
        return plan;
    }

    public Optional<Role> role(String id) {
        return Optional.ofNullable(roles.get(id));
    }

    public Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    public PlanFigures figures() {
        return PlanFigures.of(problem, plan);
    }

    /** Empty where the run has no floor. */
    public List<StreetFloor> floors() {
        return StreetFloor.of(problem, plan);
    }

    public Fairness fairness() {
        return Fairness.of(problem, plan);
    }

    /**
     * Finds what {@link #gaps}, {@link #bestRemedies} and, for the first gaps, {@link #remedies} will answer: it takes long
     * where thousands of students stand before hundreds of gaps.
     *
     * @param done told how far it is, 0 to 1
     * @throws CancellationException if {@code cancelled} says so
     */
    public void tellGaps(DoubleConsumer done, BooleanSupplier cancelled) {
        var shown = gaps().stream().limit(GAPS_TOLD).toList();
        int told = 0;
        for (var gap : shown) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("Telling the gaps was cancelled.");
            }
            remedies(gap.role().id());
            done.accept((double) ++told / (shown.size() + 1));
        }
        bestRemedies();
        gapsTold = true;
    }

    /** What {@link #tellGaps} has found. */
    synchronized FoundGaps foundGaps() {
        var told = new ArrayList<FoundGaps.Gap>();
        for (var story : gaps()) {
            boolean first = told.size() < GAPS_TOLD;
            told.add(
                    FoundGaps.Gap.of(story, first, first ? remedies(story.role().id()) : List.of()));
        }
        return new FoundGaps(told, FoundGaps.Step.of(bestRemedies()));
    }

    /** Takes over what was found before, instead of finding it again. */
    synchronized void know(FoundGaps found) {
        gaps = found.gaps().stream().map(this::story).toList();
        found.gaps().stream().filter(FoundGaps.Gap::told).forEach(gap -> remedies.put(gap.role(), of(gap.steps())));
        best = of(found.best());
        gapsTold = true;
    }

    private static List<Remedy> of(List<FoundGaps.Step> steps) {
        return steps.stream().map(FoundGaps.Step::remedy).toList();
    }

    private RoleStory story(FoundGaps.Gap gap) {
        var role = role(gap.role())
                .orElseThrow(() -> new IllegalStateException("a gap names a role that the run lacks: " + gap.role()));
        var chosen = plan.ofRole(role.id());
        return new RoleStory(
                role,
                chosen,
                role.maxHeads() - chosen.size(),
                gap.eligible(),
                gap.engagedElsewhere(),
                gap.excluded(),
                gap.excludedOnly());
    }

    /** Whether everything about the gaps is found. */
    public boolean gapsTold() {
        return gapsTold;
    }

    /** Why a role is filled as it is. */
    public synchronized RoleStory ofRole(String id) {
        return explanation().ofRole(id);
    }

    /** Why a student does what they do, and up to {@code most} roles that were near. */
    public synchronized PersonStory ofPerson(String id, int most) {
        return explanation().ofPerson(id, most);
    }

    /** All roles with an empty place. */
    public synchronized List<RoleStory> gaps() {
        var found = gaps;
        if (found == null) {
            found = explanation().gaps();
            gaps = found;
        }
        return found;
    }

    /** What would fill places of a role, what fills most first. */
    public synchronized List<Remedy> remedies(String role) {
        return remedies.computeIfAbsent(role, id -> changes().ofRole(id));
    }

    /** What would fill most of the plan's empty places. */
    public synchronized List<Remedy> bestRemedies() {
        var found = best;
        if (found == null) {
            found = changes().forAll(12);
            best = found;
        }
        return found;
    }

    private Explanation explanation() {
        var found = explanation;
        if (found == null) {
            found = new Explanation(problem, plan);
            explanation = found;
        }
        return found;
    }

    /** No session is moved to a day before the first of the round, about which nothing is known. */
    private SmallestChange changes() {
        var found = changes;
        if (found == null) {
            var first = problem.roles().stream().map(Role::start).min(LocalDateTime::compareTo);
            var earliest =
                    first.map(moment -> moment.toLocalDate().atStartOfDay()).orElse(LocalDateTime.MIN);
            found = new SmallestChange(problem, plan, earliest);
            changes = found;
        }
        return found;
    }
}
