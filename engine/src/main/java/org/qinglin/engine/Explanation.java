package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.qinglin.engine.PersonStory.Alternative;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.eligibility.Refusal;

/** Tells why a plan is as it is; everything is counted over the real people and roles when asked. */
public final class Explanation {

    private final Problem problem;
    private final Plan plan;
    private final Eligibility eligibility;
    private final Valuation valuation;
    private final TimeBlocks blocks;
    private final Map<String, Integer> indexOfRole = new HashMap<>();
    private final Map<String, Person> personById = new HashMap<>();

    public Explanation(Problem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
        this.eligibility = new Eligibility(problem.weights());
        this.valuation = new Valuation(problem.weights());
        this.blocks = problem.blocks();
        for (int r = 0; r < problem.roles().size(); r++) {
            indexOfRole.put(problem.roles().get(r).id(), r);
        }
        problem.people().forEach(person -> personById.put(person.id(), person));
    }

    /**
     * Why this role is filled as it is. O(people).
     *
     * @throws NoSuchElementException if the problem has no such role
     */
    public RoleStory ofRole(String roleId) {
        int index = indexOf(roleId);
        Role role = problem.roles().get(index);
        Map<Policy, Integer> excluded = new EnumMap<>(Policy.class);
        Map<Policy, Integer> excludedOnly = new EnumMap<>(Policy.class);
        for (Policy policy : Policy.values()) {
            excluded.put(policy, 0);
            excludedOnly.put(policy, 0);
        }
        List<Assignment> chosen = plan.ofRole(roleId);
        int eligible = 0;
        int engaged = 0;
        for (Person person : problem.people()) {
            List<Refusal> refusals = eligibility.refusals(person, role);
            refusals.forEach(refusal -> excluded.merge(refusal.policy(), 1, Integer::sum));
            if (refusals.size() == 1) {
                excludedOnly.merge(refusals.get(0).policy(), 1, Integer::sum);
            }
            if (refusals.isEmpty()) {
                eligible++;
                engaged += isEngagedElsewhere(person, index) ? 1 : 0;
            }
        }
        return new RoleStory(role, chosen, role.maxHeads() - chosen.size(), eligible, engaged, excluded, excludedOnly);
    }

    /** The stories of all roles with an empty place, those below their minimum first. O(people · such roles). */
    public List<RoleStory> gaps() {
        List<RoleStory> gaps = new ArrayList<>();
        for (Role role : problem.roles()) {
            if (plan.ofRole(role.id()).size() < role.maxHeads()) {
                gaps.add(ofRole(role.id()));
            }
        }
        gaps.sort(Comparator.comparing(RoleStory::belowMinimum)
                .reversed()
                .thenComparing(Comparator.comparingInt(RoleStory::emptyPlaces).reversed())
                .thenComparing(story -> story.role().id()));
        return gaps;
    }

    /**
     * Why this person takes what they take. O(roles).
     *
     * @param most how many other roles to tell of; those they may take are counted all the same
     * @throws NoSuchElementException if the problem has no such person
     */
    public PersonStory ofPerson(String personId, int most) {
        Person person = personById.get(personId);
        if (person == null) {
            throw new NoSuchElementException(
                    "No person has the id " + personId + ". Maybe it belongs to another round?");
        }
        List<Assignment> chosen = plan.ofPerson(personId);
        Map<Integer, String> takenBlocks = new HashMap<>();
        chosen.forEach(each -> takenBlocks.put(blocks.ofRole(indexOf(each.roleId())), each.roleId()));
        List<Alternative> others = new ArrayList<>();
        int eligible = 0;
        Map<Policy, Integer> excludedOnly = new EnumMap<>(Policy.class);
        for (int r = 0; r < problem.roles().size(); r++) {
            Role role = problem.roles().get(r);
            String inBlock = takenBlocks.getOrDefault(blocks.ofRole(r), "");
            List<Refusal> refusals = eligibility.refusals(person, role);
            eligible += refusals.isEmpty() ? 1 : 0;
            if (refusals.size() == 1) {
                excludedOnly.merge(refusals.get(0).policy(), 1, Integer::sum);
            }
            if (!inBlock.equals(role.id()) && refusals.isEmpty()) {
                Parts parts = valuation.of(person, role);
                if (parts.value() > 0) {
                    others.add(new Alternative(
                            role.id(),
                            parts,
                            priceInPoints(role.id()),
                            inBlock,
                            loss(person, chosen, role, parts, inBlock)));
                }
            }
        }
        others.sort(Comparator.comparingLong(Alternative::margin).reversed().thenComparing(Alternative::roleId));
        return new PersonStory(
                person, chosen, List.copyOf(others.subList(0, Math.min(most, others.size()))), eligible, excludedOnly);
    }

    private boolean isEngagedElsewhere(Person person, int role) {
        List<Assignment> chosen = plan.ofPerson(person.id());
        for (Assignment each : chosen) {
            if (each.roleId().equals(problem.roles().get(role).id())) {
                return false;
            }
        }
        if (chosen.size() >= person.capacity()) {
            return true;
        }
        for (Assignment each : chosen) {
            if (blocks.ofRole(indexOf(each.roleId())) == blocks.ofRole(role)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The person's best choice at the prices, less the best one with this role in it: it takes the place of the one in its
     * block, or, with no capacity left, of the one that earns least.
     */
    private long loss(Person person, List<Assignment> chosen, Role role, Parts parts, String inBlock) {
        long gives = margin(role.id(), parts.value());
        long givenUp = 0;
        if (!inBlock.isEmpty()) {
            givenUp = chosen.stream()
                    .filter(each -> each.roleId().equals(inBlock))
                    .mapToLong(each -> margin(inBlock, each.value()))
                    .sum();
        } else if (chosen.size() >= person.capacity()) {
            givenUp = chosen.stream()
                    .mapToLong(each -> margin(each.roleId(), each.value()))
                    .min()
                    .orElse(0);
        }
        long scale = plan.certificate().scale();
        return Math.max(0, Math.floorDiv(givenUp - gives, scale));
    }

    /** In 1/scale points. */
    private long margin(String roleId, int value) {
        Certificate certificate = plan.certificate();
        return value * certificate.scale() - certificate.prices().getOrDefault(roleId, 0L);
    }

    private long priceInPoints(String roleId) {
        Certificate certificate = plan.certificate();
        return Math.round((double) certificate.prices().getOrDefault(roleId, 0L) / certificate.scale());
    }

    private int indexOf(String roleId) {
        Integer index = indexOfRole.get(roleId);
        if (index == null) {
            throw new NoSuchElementException("No role has the id " + roleId + ". Maybe it belongs to another round?");
        }
        return index;
    }
}
