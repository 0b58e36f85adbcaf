package org.qinglin.engine;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The smallest changes that would fill a plan's empty places: a longer way, another hour, a course, a guardian's consent, one
 * task more. Nothing is guessed: who could come is asked of the policies themselves, and how many places that fills is the
 * largest flow over all pairs in which nobody loses a head. Values play no part: the question is what could be filled.
 *
 * <p>Eligible people of a role are found when first needed and kept, O(people) a role. Not for several threads at once.
 */
public final class SmallestChange {

    /** Metres beyond the reach that are tried, the nearest first. */
    private static final int[] FARTHER = {500, 1000, 2000, 3000, 5000, 8000, 12_000, 20_000};

    /** Minutes by which a session is moved, the least first. */
    private static final int[] SHIFTS = {
        -30, 30, -60, 60, -90, 90, -120, 120, -180, 180, -240, 240, -300, 300, -1440, 1440
    };

    private final Standing standing;
    private final LocalDateTime earliest;
    private final Map<List<Integer>, int[]> withoutChange = new HashMap<>();

    /** @param earliest no session is moved to before this moment */
    public SmallestChange(Problem problem, Plan plan, LocalDateTime earliest) {
        this.standing = new Standing(problem, plan);
        this.earliest = earliest;
    }

    /**
     * What would fill places of this role, each change by itself, what fills most first; empty if it has none empty, or
     * nothing tried here helps. A shift tells of its whole session.
     *
     * @throws NoSuchElementException if the problem has no such role
     */
    public List<Remedy> ofRole(String roleId) {
        int role = standing.indexOf(roleId);
        if (standing.empty(role) == 0) {
            return List.of();
        }
        List<Remedy> found = new ArrayList<>(people(List.of(role)));
        shifts(standing.role(role).sessionId()).stream()
                .filter(each -> each.roles().contains(roleId))
                .forEach(found::add);
        return sorted(found);
    }

    /** What would fill most places of the whole plan, each change made wherever it helps. */
    public List<Remedy> forAll(int most) {
        List<Integer> gaps = new ArrayList<>();
        Set<String> sessions = new LinkedHashSet<>();
        for (int r = 0; r < standing.roles(); r++) {
            if (standing.empty(r) > 0) {
                gaps.add(r);
                sessions.add(standing.role(r).sessionId());
            }
        }
        List<Remedy> found = new ArrayList<>(people(gaps));
        sessions.forEach(session -> shifts(session).stream().findFirst().ifPresent(found::add));
        List<Remedy> sorted = sorted(found);
        return List.copyOf(sorted.subList(0, Math.min(most, sorted.size())));
    }

    private static List<Remedy> sorted(List<Remedy> found) {
        found.sort(Comparator.comparingInt(Remedy::fills)
                .reversed()
                .thenComparingInt(each -> effort(each.change()))
                .thenComparing(each -> String.join(",", each.roles())));
        return found;
    }

    /** Which of two changes that fill as much is told first: what costs people less. */
    private static int effort(Change change) {
        if (change instanceof Change.Shift shift) {
            return Math.abs(shift.minutes());
        }
        if (change instanceof Change.Consent) {
            return 100;
        }
        if (change instanceof Change.Farther farther) {
            return farther.metres() / 10;
        }
        return change instanceof Change.Course ? 2000 : 1000;
    }

    private List<Remedy> people(List<Integer> gaps) {
        List<Remedy> found = new ArrayList<>(farther(gaps));
        Map<Change.Course, Map<Integer, List<Integer>>> courses = new HashMap<>();
        Map<Integer, List<Integer>> consents = new TreeMap<>();
        for (int role : gaps) {
            standing.near(role)
                    .byCourse()
                    .forEach((course, who) -> courses.computeIfAbsent(course, same -> new TreeMap<>())
                            .put(role, who));
            consents.put(role, standing.near(role).byConsent());
        }
        courses.forEach((course, extra) -> add(found, bring(course, gaps, extra)));
        add(found, bring(new Change.Consent(), gaps, consents));
        add(found, oneMoreTask(gaps));
        return found;
    }

    private static void add(List<Remedy> found, Remedy remedy) {
        if (remedy.fills() > 0) {
            found.add(remedy);
        }
    }

    /** The shortest way that fills a place, and the shortest that fills as many as any tried. */
    private List<Remedy> farther(List<Integer> gaps) {
        List<Remedy> tried = new ArrayList<>();
        for (int metres : FARTHER) {
            Map<Integer, List<Integer>> extra = new TreeMap<>();
            for (int role : gaps) {
                List<Integer> who = new ArrayList<>();
                standing.near(role).byMetres().headMap(metres, true).values().forEach(who::addAll);
                extra.put(role, who);
            }
            tried.add(bring(new Change.Farther(metres), gaps, extra));
        }
        int most = tried.get(tried.size() - 1).fills();
        List<Remedy> told = new ArrayList<>();
        tried.stream().filter(each -> each.fills() > 0).findFirst().ifPresent(told::add);
        tried.stream()
                .filter(each -> each.fills() == most && most > 0)
                .findFirst()
                .filter(each -> !told.contains(each))
                .ifPresent(told::add);
        return told;
    }

    /** Fills the gaps with these people beside those who may come anyway. */
    private Remedy bring(Change change, List<Integer> gaps, Map<Integer, List<Integer>> extra) {
        Set<Integer> candidates = new TreeSet<>();
        extra.forEach((role, who) ->
                who.stream().filter(p -> standing.available(p, role)).forEach(candidates::add));
        if (candidates.isEmpty()) {
            return new Remedy(change, List.of(), 0, 0, 0);
        }
        Filling filling = standing.filling(
                standing.capacity(),
                role -> Standing.joined(standing.eligible(role), extra.getOrDefault(role, List.of())),
                hopeless(gaps));
        int[] filled = fill(filling, gaps);
        Set<Integer> used = new TreeSet<>();
        extra.forEach(
                (role, who) -> who.stream().filter(p -> filling.holds(p, role)).forEach(used::add));
        return remedy(change, gaps, filled, candidates.size(), used.size());
    }

    /**
     * Where only one role may take new people, a way that leads back to it is no way: a role whose people nobody could
     * replace before leads nowhere still. With several, one may lead to the other's new people.
     */
    private IntPredicate hopeless(List<Integer> gaps) {
        return gaps.size() == 1 ? role -> !standing.replaceable(role) : role -> false;
    }

    private Remedy oneMoreTask(List<Integer> gaps) {
        int[] capacity = standing.capacity();
        Set<Integer> candidates = new TreeSet<>();
        for (int role : gaps) {
            for (int p : standing.eligible(role)) {
                if (capacity[p] > 0 && standing.left(p) == 0 && standing.idleThen(p, role)) {
                    candidates.add(p);
                }
            }
        }
        if (candidates.isEmpty()) {
            return new Remedy(new Change.OneMoreTask(), List.of(), 0, 0, 0);
        }
        int[] raised = capacity.clone();
        candidates.forEach(p -> raised[p]++);
        Filling filling = standing.filling(raised, standing::eligible, hopeless(gaps));
        int[] filled = fill(filling, gaps);
        int used = 0;
        for (int p = 0; p < raised.length; p++) {
            used += raised[p] > capacity[p] && filling.left(p) == 0 ? 1 : 0;
        }
        return remedy(new Change.OneMoreTask(), gaps, filled, candidates.size(), used);
    }

    /** What is filled beyond what could be filled without the change: there the plan is worth more with the place empty. */
    private Remedy remedy(Change change, List<Integer> gaps, int[] filled, int candidates, int used) {
        int[] anyway = withoutChange.computeIfAbsent(
                gaps, same -> fill(standing.filling(standing.capacity(), standing::eligible, hopeless(gaps)), gaps));
        int fills = Arrays.stream(filled).sum() - Arrays.stream(anyway).sum();
        TreeSet<String> names = new TreeSet<>();
        for (int role = 0; role < filled.length; role++) {
            if (filled[role] > anyway[role]) {
                names.add(standing.role(role).id());
            }
        }
        return new Remedy(change, List.copyOf(names), candidates, used, fills);
    }

    /** How many places each role gains. */
    private int[] fill(Filling filling, List<Integer> gaps) {
        int[] filled = new int[standing.roles()];
        for (int role : gaps) {
            while (filled[role] < standing.empty(role) && filling.fill(role)) {
                filled[role]++;
            }
        }
        return filled;
    }

    /** The least shift that fills a place, and the least that fills as many as any tried. */
    private List<Remedy> shifts(String session) {
        List<Remedy> tried = new ArrayList<>();
        for (int minutes : SHIFTS) {
            Remedy remedy = new ShiftedSession(standing, session, minutes, earliest).remedy();
            if (remedy.fills() > 0) {
                tried.add(remedy);
            }
        }
        Comparator<Remedy> least = Comparator.comparingInt(each -> effort(each.change()));
        Comparator<Remedy> mostFirst = Comparator.comparingInt(Remedy::fills).reversed();
        List<Remedy> told = new ArrayList<>();
        tried.stream().min(mostFirst.thenComparing(least)).ifPresent(told::add);
        tried.stream()
                .min(least.thenComparing(mostFirst))
                .filter(each -> !told.contains(each))
                .ifPresent(told::add);
        return told;
    }
}
