package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.RoleStory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The empty places of a plan, by what would help most. */
@Component
class GapReading {

    /** So many steps are told over the list. */
    private static final int BEST = 5;

    private final PlanWords planWords;
    private final RemedyWords remedyWords;
    private final Say say;

    GapReading(PlanWords planWords, RemedyWords remedyWords, Say say) {
        this.planWords = planWords;
        this.remedyWords = remedyWords;
        this.say = say;
    }

    /** A need with empty places; {@code steps} the changes that would fill some of them, the best first. */
    record Gap(
            PlanWords.Need need,
            int filled,
            int places,
            boolean belowMinimum,
            String why,
            List<RemedyWords.Step> steps) {

        public int missing() {
            return places - filled;
        }
    }

    /** Gaps for which the same kind of change helps most. */
    record Group(String kind, int missing, List<Gap> gaps) {}

    /** @param untold gaps beyond those that are told one by one */
    record Gaps(int missing, int needs, int untold, List<RemedyWords.Step> best, List<Group> groups) {}

    @Transactional(readOnly = true)
    public Gaps of(CollegeId college, SavedRun saved) {
        var gaps = saved.gaps();
        var best = saved.bestRemedies();
        var roles = Stream.concat(
                        gaps.stream().limit(SavedRun.GAPS_TOLD).map(RoleStory::role),
                        Stream.concat(
                                RemedyWords.roles(best, saved).stream(),
                                gaps.stream()
                                        .limit(SavedRun.GAPS_TOLD)
                                        .flatMap(each ->
                                                RemedyWords.roles(
                                                        saved.remedies(
                                                                each.role().id()),
                                                        saved)
                                                        .stream())))
                .distinct()
                .toList();
        var words = planWords.of(college, roles, List.of());
        var groups = new LinkedHashMap<String, List<Gap>>();
        gaps.stream()
                .limit(SavedRun.GAPS_TOLD)
                .map(each -> gap(each, saved, words))
                .sorted(Comparator.<Gap>comparingInt(each -> each.steps().isEmpty()
                                ? 0
                                : -each.steps().get(0).fills())
                        .thenComparing(Gap::need, PlanWords.Need.IN_TIME))
                .forEach(each -> groups.computeIfAbsent(
                                each.steps().isEmpty()
                                        ? "None"
                                        : each.steps().get(0).kind(),
                                kind -> new ArrayList<>())
                        .add(each));
        return new Gaps(
                gaps.stream().mapToInt(RoleStory::emptyPlaces).sum(),
                gaps.size(),
                Math.max(0, gaps.size() - SavedRun.GAPS_TOLD),
                remedyWords.of(best.subList(0, Math.min(BEST, best.size())), saved, words),
                groups.entrySet().stream()
                        .map(each -> new Group(
                                each.getKey(),
                                each.getValue().stream().mapToInt(Gap::missing).sum(),
                                each.getValue()))
                        .sorted(Comparator.comparing((Group each) -> each.kind().equals("None"))
                                .thenComparing(
                                        Comparator.comparingInt(Group::missing).reversed()))
                        .toList());
    }

    private Gap gap(RoleStory story, SavedRun saved, PlanWords.Book words) {
        return new Gap(
                words.need(story.role()),
                story.chosen().size(),
                story.role().maxHeads(),
                story.belowMinimum(),
                why(story),
                remedyWords.of(saved.remedies(story.role().id()), saved, words));
    }

    /** What kept people away, most first. */
    private String why(RoleStory story) {
        var parts = new ArrayList<String>();
        parts.add(say.text("gap.eligible", story.eligible()));
        if (story.engagedElsewhere() > 0) {
            parts.add(say.text("gap.elsewhere", story.engagedElsewhere()));
        }
        StoryReading.keptAway(story).stream()
                .filter(each -> each.alone() > 0)
                .limit(2)
                .forEach(each -> parts.add(say.text("gap." + each.policy(), each.alone())));
        return String.join(say.text("gap.join"), parts);
    }
}
