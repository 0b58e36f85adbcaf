package org.qinglin.engine.verify;

import java.util.Arrays;
import java.util.List;
import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.Weights;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.EligibilityPolicy;
import org.qinglin.engine.eligibility.Policy;

/**
 * Tells which pairs of a person gain at some prices. What a pair would be worth and the role's price say whether it could
 * gain enough; only then the other policies are asked, each of them itself. Not for several threads.
 */
final class GainfulPairs implements Market.Teller {

    private static final int NOT_WISHED = -1;
    private static final int NO_TEAM = -2;
    private static final int FULL = 100;

    private final ProblemMarket market;
    private final Problem problem;
    private final RoleTree tree;
    private final Facts facts;
    private final long scale;
    private final Valuation valuation;
    private final Answers time;
    private final SkillPercents skills;
    private final Answers age;
    private final EligibilityPolicy blocked;
    private final EligibilityPolicy reach;
    private final int[] wishRank;

    GainfulPairs(ProblemMarket market, Problem problem, RoleTree tree, long scale) {
        this.market = market;
        this.problem = problem;
        this.tree = tree;
        this.facts = tree.facts();
        this.scale = scale;
        this.valuation = new Valuation(problem.weights());
        Eligibility eligibility = new Eligibility(problem.weights());
        this.time = new Answers(eligibility.policy(Policy.FREE_THEN), facts.periods());
        this.skills = new SkillPercents(eligibility.policy(Policy.SKILLS_HELD), facts.skills());
        this.age = new Answers(eligibility.policy(Policy.AGE_AND_CONSENT), facts.ages());
        this.blocked = eligibility.policy(Policy.NOT_BLOCKED);
        this.reach = eligibility.policy(Policy.WITHIN_REACH);
        this.wishRank = new int[facts.programmes().size()];
        Arrays.fill(wishRank, NOT_WISHED);
    }

    @Override
    public void gainful(int person, Market.PairVisitor visitor) {
        Person who = problem.people().get(person);
        time.forget();
        age.forget();
        rankWishes(who.wishes(), true);
        tree.near(
                who.position(),
                market.standsFor(person) == 1 ? new One(person, who, visitor) : new Unit(person, who, visitor));
        rankWishes(who.wishes(), false);
    }

    private void rankWishes(List<String> wishes, boolean set) {
        for (int rank = wishes.size() - 1; rank >= 0; rank--) {
            Integer programme = facts.programmes().get(wishes.get(rank));
            if (programme != null) {
                wishRank[programme] = set ? rank : NOT_WISHED;
            }
        }
    }

    /** Asks all policies but that of skills, and tells the pair if none refuses. */
    private void ask(int person, Person who, int i, Market.PairVisitor visitor) {
        int place = tree.place(i);
        Role role = problem.roles().get(place);
        if (age.allows(who, facts.ages(i), role)
                && time.allows(who, facts.period(i), role)
                && market.fitsBesidePins(person, place)
                && blocked.refuse(who, role) == null
                && reach.refuse(who, role) == null) {
            long value = market.together(person, place, valuation.of(who, role).value());
            if (value > 0) {
                visitor.pair(place, value);
            }
        }
    }

    private int percents(int[] held, Person who, int i) {
        return skills.of(held, who, facts.skills(i), facts.example(facts.skills(i)));
    }

    /** Someone alone: the value of a pair is bounded by what is known of both. */
    private final class One implements RoleTree.Seeker {
        private final int person;
        private final Person who;
        private final Market.PairVisitor visitor;
        private final int hoursShort;
        private final int[] served;
        private final int team;
        private final int bestWish;
        private final int[] percents;

        One(int person, Person who, Market.PairVisitor visitor) {
            this.person = person;
            this.who = who;
            this.visitor = visitor;
            this.hoursShort = valuation.pointsOfHoursShort(who.minutesShort());
            this.served = who.servedCommunities().stream()
                    .mapToInt(code -> facts.communities().getOrDefault(code, -1))
                    .toArray();
            this.team = who.team() == null ? NO_TEAM : facts.teams().getOrDefault(who.team(), NO_TEAM);
            this.bestWish = who.wishes().isEmpty() ? NOT_WISHED : 0;
            this.percents = skills.of(who);
        }

        @Override
        public long uselessFrom(int metres) {
            return valuation.value(FULL, 1, metres, bestWish, served.length > 0, hoursShort, team != NO_TEAM) * scale
                    - visitor.enough();
        }

        @Override
        public void role(int i, int metres) {
            int percent = percents(percents, who, i);
            if (percent == SkillPercents.REFUSED) {
                return;
            }
            int value = valuation.value(
                    percent,
                    facts.skillsAsked(i),
                    metres,
                    wishRank[facts.programme(i)],
                    servedBefore(facts.community(i)),
                    hoursShort,
                    team == facts.team(i));
            if (tree.price(i) < value * scale - visitor.enough()) {
                ask(person, who, i, visitor);
            }
        }

        private boolean servedBefore(int community) {
            for (int each : served) {
                if (each == community) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Several who only come together: each might be worth the most that anyone can be. */
    private final class Unit implements RoleTree.Seeker {
        private final int person;
        private final Person first;
        private final int[] percents;
        private final Market.PairVisitor visitor;

        Unit(int person, Person first, Market.PairVisitor visitor) {
            this.person = person;
            this.first = first;
            this.percents = skills.of(first);
            this.visitor = visitor;
        }

        @Override
        public long uselessFrom(int metres) {
            return Weights.MAX_VALUE * scale;
        }

        @Override
        public void role(int i, int metres) {
            if (percents(percents, first, i) != SkillPercents.REFUSED) {
                ask(person, first, i, visitor);
            }
        }
    }
}
