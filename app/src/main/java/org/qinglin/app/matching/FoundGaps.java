package org.qinglin.app.matching;

import java.util.List;
import java.util.Map;
import org.qinglin.engine.Change;
import org.qinglin.engine.Remedy;
import org.qinglin.engine.RoleStory;
import org.qinglin.engine.eligibility.Policy;

/**
 * Everything that was found about a plan's gaps, in a form that can be kept.
 *
 * @param gaps in the order in which they are told
 * @param best what would fill most of the plan's empty places
 */
public record FoundGaps(List<Gap> gaps, List<Step> best) {

    /**
     * A role with an empty place; see {@link RoleStory}.
     *
     * @param told whether its smallest changes were looked for, too
     */
    public record Gap(
            String role,
            int eligible,
            int engagedElsewhere,
            Map<Policy, Integer> excluded,
            Map<Policy, Integer> excludedOnly,
            boolean told,
            List<Step> steps) {

        static Gap of(RoleStory story, boolean told, List<Remedy> remedies) {
            return new Gap(
                    story.role().id(),
                    story.eligible(),
                    story.engagedElsewhere(),
                    story.excluded(),
                    story.excludedOnly(),
                    told,
                    Step.of(remedies));
        }
    }

    /**
     * A {@link Remedy} whose change is told by its name and its measure.
     *
     * @param amount metres, minutes or the level of the skill; 0 where the change has none
     * @param skill empty where it is no course
     */
    public record Step(
            String change, int amount, String skill, List<String> roles, int candidates, int people, int fills) {

        static List<Step> of(List<Remedy> remedies) {
            return remedies.stream().map(Step::of).toList();
        }

        private static Step of(Remedy remedy) {
            var change = remedy.change();
            int amount = 0;
            var skill = "";
            if (change instanceof Change.Farther farther) {
                amount = farther.metres();
            } else if (change instanceof Change.Shift shift) {
                amount = shift.minutes();
            } else if (change instanceof Change.Course course) {
                amount = course.level();
                skill = course.skill();
            }
            return new Step(
                    change.getClass().getSimpleName(),
                    amount,
                    skill,
                    remedy.roles(),
                    remedy.candidates(),
                    remedy.people(),
                    remedy.fills());
        }

        Remedy remedy() {
            var made = switch (change) {
                case "Farther" -> new Change.Farther(amount);
                case "Shift" -> new Change.Shift(amount);
                case "Course" -> new Change.Course(skill, amount);
                case "Consent" -> new Change.Consent();
                case "OneMoreTask" -> new Change.OneMoreTask();
                default -> throw new IllegalStateException("no change is called '" + change + "'");
            };
            return new Remedy(made, roles, candidates, people, fills);
        }
    }
}
