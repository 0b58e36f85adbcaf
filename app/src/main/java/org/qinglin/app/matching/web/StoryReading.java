package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.internal.ProblemBuilder;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.PersonStory;
import org.qinglin.engine.Role;
import org.qinglin.engine.RoleStory;
import org.qinglin.engine.eligibility.Policy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why a plan is as it is, as people read it: by need, by student. */
@Component
class StoryReading {

    /** So many roles that were near are told of a student. */
    private static final int NEAR = 6;

    private final PlanWords planWords;
    private final RemedyWords remedyWords;
    private final Say say;

    StoryReading(PlanWords planWords, RemedyWords remedyWords, Say say) {
        this.planWords = planWords;
        this.remedyWords = remedyWords;
        this.say = say;
    }

    /** One who was chosen, and what for. */
    record Chosen(PlanWords.Who who, String distance, Worth worth) {}

    /** @param alone kept away by this policy and no other */
    record KeptAway(String policy, int all, int alone) {}

    /** @param again whether the order was marked for being dispatched again, and so came first */
    record NeedStory(
            PlanWords.Need need,
            int places,
            int filled,
            int minimum,
            int waitingDays,
            boolean again,
            List<String> skills,
            int eligible,
            int engaged,
            List<Chosen> chosen,
            List<KeptAway> keptAway,
            List<RemedyWords.Step> steps) {

        public int missing() {
            return places - filled;
        }
    }

    @Transactional(readOnly = true)
    public Optional<NeedStory> need(CollegeId college, SavedRun saved, String roleId) {
        return saved.role(roleId).map(role -> need(college, saved, role));
    }

    private NeedStory need(CollegeId college, SavedRun saved, Role role) {
        var story = saved.ofRole(role.id());
        var remedies = saved.remedies(role.id());
        var roles = Stream.concat(Stream.of(role), RemedyWords.roles(remedies, saved).stream())
                .distinct()
                .toList();
        var words = planWords.of(
                college,
                roles,
                story.chosen().stream().map(Assignment::personId).toList());
        return new NeedStory(
                words.need(role),
                role.maxHeads(),
                story.chosen().size(),
                role.minHeads(),
                role.waitingDays(),
                role.urgency() == ProblemBuilder.FIRST,
                role.skills().entrySet().stream()
                        .map(each -> say.text("need.skill", words.skill(each.getKey()), each.getValue()))
                        .toList(),
                story.eligible(),
                story.engagedElsewhere(),
                story.chosen().stream()
                        .sorted(Comparator.comparingInt(Assignment::value).reversed())
                        .map(each -> new Chosen(
                                words.who(each.personId()),
                                say.distance(each.parts().metres()),
                                Worth.of(each.parts(), saved.problem().weights(), say)))
                        .toList(),
                keptAway(story),
                remedyWords.of(remedies, saved, words));
    }

    static List<KeptAway> keptAway(RoleStory story) {
        return Stream.of(Policy.values())
                .map(policy -> new KeptAway(
                        policy.name(),
                        story.excluded().getOrDefault(policy, 0),
                        story.excludedOnly().getOrDefault(policy, 0)))
                .filter(each -> each.all() > 0)
                .sorted(Comparator.comparingInt(KeptAway::alone)
                        .reversed()
                        .thenComparing(Comparator.comparingInt(KeptAway::all).reversed()))
                .toList();
    }

    /** A place that a student takes. */
    record Taken(PlanWords.Need need, String distance, Worth worth) {}

    /**
     * A place that was near.
     *
     * @param why in one sentence, what speaks against it
     */
    record Near(PlanWords.Need need, String distance, Worth worth, String why) {}

    record StudentStory(
            PlanWords.Who who, int capacity, int eligible, List<Taken> taken, List<Near> near, List<String> keptFrom) {}

    @Transactional(readOnly = true)
    public Optional<StudentStory> student(DispatchRun run, SavedRun saved, String student) {
        return saved.person(student).map(person -> {
            var story = saved.ofPerson(student, NEAR);
            var roles = new ArrayList<Role>();
            story.chosen().forEach(each -> roles.add(saved.role(each.roleId()).orElseThrow()));
            story.others().forEach(each -> roles.add(saved.role(each.roleId()).orElseThrow()));
            var words = planWords.of(run.college(), roles, List.of(student));
            var weights = saved.problem().weights();
            return new StudentStory(
                    words.who(student),
                    person.capacity(),
                    story.eligible(),
                    story.chosen().stream()
                            .map(each -> new Taken(
                                    words.need(saved.role(each.roleId()).orElseThrow()),
                                    say.distance(each.parts().metres()),
                                    Worth.of(each.parts(), weights, say)))
                            .toList(),
                    story.others().stream()
                            .map(each -> new Near(
                                    words.need(saved.role(each.roleId()).orElseThrow()),
                                    say.distance(each.parts().metres()),
                                    Worth.of(each.parts(), weights, say),
                                    against(each, saved, words)))
                            .toList(),
                    keptFrom(story));
        });
    }

    private String against(PersonStory.Alternative other, SavedRun saved, PlanWords.Book words) {
        var sentences = new ArrayList<String>();
        if (!other.sameBlockAs().isEmpty()) {
            sentences.add(say.text(
                    "near.same-time",
                    words.need(saved.role(other.sameBlockAs()).orElseThrow()).title()));
        }
        if (other.price() <= 0) {
            sentences.add(say.text("near.no-price"));
        } else if (other.margin() > 0) {
            sentences.add(say.text("near.could", say.number(other.price())));
        } else {
            sentences.add(say.text("near.price", say.number(other.price())));
        }
        long surely = Math.max(0, other.loss() - saved.plan().certificate().gap());
        sentences.add(surely > 0 ? say.text("near.loss", say.number(surely)) : say.text("near.as-good"));
        return String.join(say.text("sentence.join"), sentences);
    }

    private List<String> keptFrom(PersonStory story) {
        return story.excludedOnly().entrySet().stream()
                .sorted(Map.Entry.<Policy, Integer>comparingByValue().reversed())
                .map(each -> say.text("kept-from." + each.getKey().name(), each.getValue()))
                .collect(Collectors.toList());
    }

    /** A student in the list: what they do in this plan. */
    record Row(PlanWords.Who who, List<PlanWords.Need> needs, boolean inRun) {}

    /** Students by id, in this order. */
    @Transactional(readOnly = true)
    public List<Row> rows(CollegeId college, SavedRun saved, List<String> students) {
        var roles = students.stream()
                .flatMap(each -> saved.plan().ofPerson(each).stream())
                .map(each -> saved.role(each.roleId()).orElseThrow())
                .distinct()
                .toList();
        var words = planWords.of(college, roles, students);
        return students.stream()
                .map(each -> new Row(
                        words.who(each),
                        saved.plan().ofPerson(each).stream()
                                .map(place ->
                                        words.need(saved.role(place.roleId()).orElseThrow()))
                                .sorted(PlanWords.Need.IN_TIME)
                                .toList(),
                        saved.person(each).isPresent()))
                .toList();
    }
}
