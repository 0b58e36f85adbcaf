package org.qinglin.engine.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.Role;

/**
 * What policies and values look at in roles, as small numbers: roles alike in something have the same number for it. They
 * stand in an order of the caller's, all numbers of a role side by side.
 */
final class Facts {

    private static final int PERIOD = 0;
    private static final int SKILLS = 1;
    private static final int AGES = 2;
    private static final int PROGRAMME = 3;
    private static final int COMMUNITY = 4;
    private static final int TEAM = 5;
    private static final int SKILLS_ASKED = 6;
    private static final int WIDTH = 8;

    private final Map<String, Integer> programmes = new HashMap<>();
    private final Map<String, Integer> communities = new HashMap<>();
    private final Map<String, Integer> teams = new HashMap<>();
    private final Map<Object, Integer> periods = new HashMap<>();
    private final Map<Object, Integer> skills = new HashMap<>();
    private final Map<Object, Integer> ages = new HashMap<>();
    private final List<Role> examples = new ArrayList<>();
    private final int[] numbers;

    Facts(List<Role> roles, int[] order) {
        numbers = new int[WIDTH * order.length];
        for (int i = 0; i < order.length; i++) {
            Role role = roles.get(order[i]);
            set(i, PERIOD, number(periods, role.period()));
            set(i, SKILLS, number(skills, role.skills()));
            if (examples.size() < skills.size()) {
                examples.add(role);
            }
            set(i, AGES, number(ages, List.of(role.start().toLocalDate(), role.minAge(), role.maxAge())));
            set(i, PROGRAMME, number(programmes, role.programme()));
            set(i, COMMUNITY, number(communities, role.community()));
            set(i, TEAM, role.team() == null ? -1 : number(teams, role.team()));
            set(i, SKILLS_ASKED, role.skills().size());
        }
    }

    private static <T> int number(Map<T, Integer> known, T what) {
        return known.computeIfAbsent(what, each -> known.size());
    }

    private void set(int i, int fact, int number) {
        numbers[WIDTH * i + fact] = number;
    }

    int period(int i) {
        return numbers[WIDTH * i + PERIOD];
    }

    int periods() {
        return periods.size();
    }

    int skills(int i) {
        return numbers[WIDTH * i + SKILLS];
    }

    int skills() {
        return skills.size();
    }

    /** A role that asks for the skills of this number. */
    Role example(int skillsNumber) {
        return examples.get(skillsNumber);
    }

    /** Day and ages admitted. */
    int ages(int i) {
        return numbers[WIDTH * i + AGES];
    }

    int ages() {
        return ages.size();
    }

    int programme(int i) {
        return numbers[WIDTH * i + PROGRAMME];
    }

    /** By code. */
    Map<String, Integer> programmes() {
        return programmes;
    }

    int community(int i) {
        return numbers[WIDTH * i + COMMUNITY];
    }

    /** By code. */
    Map<String, Integer> communities() {
        return communities;
    }

    /** −1 for none. */
    int team(int i) {
        return numbers[WIDTH * i + TEAM];
    }

    /** By name. */
    Map<String, Integer> teams() {
        return teams;
    }

    int skillsAsked(int i) {
        return numbers[WIDTH * i + SKILLS_ASKED];
    }
}
