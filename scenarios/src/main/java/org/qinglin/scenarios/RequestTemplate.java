package org.qinglin.scenarios;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A kind of order that communities make, from the table {@code requests.txt}. */
record RequestTemplate(
        Programme programme,
        String title,
        String description,
        String risk,
        String team,
        When when,
        List<RoleTemplate> roles) {

    /** @param skills skill code to level */
    record RoleTemplate(String name, Map<String, Integer> skills, int minHeads, int maxHeads, int minAge) {}

    /** When such a service makes sense. */
    enum When {
        ANY,
        MORNING,
        LATE,
        EVENING,
        WEEKEND,
        WEEKDAY_MORNING;

        private static When of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        DayOfWeek day(Random random) {
            return switch (this) {
                case ANY, MORNING -> SessionTimes.randomDay(random);
                case WEEKEND -> DayOfWeek.of(6 + random.nextInt(2));
                case LATE, EVENING, WEEKDAY_MORNING -> DayOfWeek.of(1 + random.nextInt(5));
            };
        }

        SessionTimes time(DayOfWeek day, Random random) {
            return switch (this) {
                case ANY, WEEKEND -> SessionTimes.random(day, random);
                case MORNING, WEEKDAY_MORNING ->
                    random.nextBoolean() ? SessionTimes.MORNING : SessionTimes.LONG_MORNING;
                case LATE -> SessionTimes.LATE_AFTERNOON;
                case EVENING -> SessionTimes.EVENING;
            };
        }
    }

    static List<RequestTemplate> all() {
        return Table.rows("requests.txt", "|").stream().map(RequestTemplate::of).toList();
    }

    private static RequestTemplate of(List<String> row) {
        Programme programme = Arrays.stream(Programme.values())
                .filter(each -> each.code().equals(row.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No programme is called " + row.get(0) + "."));
        List<RoleTemplate> roles = new ArrayList<>();
        for (String role : row.get(6).split(";", -1)) {
            roles.add(role(role.split(":", -1)));
        }
        return new RequestTemplate(
                programme, row.get(1), row.get(2), row.get(3), row.get(4), When.of(row.get(5)), roles);
    }

    /** name:skill=level+skill=level:min-max[:minAge]. */
    private static RoleTemplate role(String[] parts) {
        Map<String, Integer> skills = new TreeMap<>();
        if (!parts[1].isEmpty()) {
            for (String skill : parts[1].split("\\+", -1)) {
                String[] codeAndLevel = skill.split("=", -1);
                skills.put(codeAndLevel[0], Integer.valueOf(codeAndLevel[1]));
            }
        }
        String[] heads = parts[2].split("-", -1);
        return new RoleTemplate(
                parts[0],
                skills,
                Integer.parseInt(heads[0]),
                Integer.parseInt(heads[1]),
                parts.length > 3 ? Integer.parseInt(parts[3]) : 0);
    }
}
