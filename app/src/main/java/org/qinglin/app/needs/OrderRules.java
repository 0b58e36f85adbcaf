package org.qinglin.app.needs;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.NewRequest.NewRole;
import org.qinglin.app.needs.NewRequest.Time;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.GeoPoint;
import org.springframework.stereotype.Component;

/** What makes an order fit to be submitted: the one place where it is written, for form, API and import alike. */
@Component
public class OrderRules {

    /** A class of helpers larger than this is a typing slip. */
    public static final int MOST_HEADS = 500;

    public static final int MOST_SESSIONS = 60;
    public static final int MOST_ROLES = 10;
    public static final int FARTHEST_DAYS = 370;

    private static final Duration LONGEST = Duration.ofHours(12);

    private final Clock clock;

    OrderRules(Clock clock) {
        this.clock = clock;
    }

    /** What an order is checked against: the colleges open to the orderer, the dictionaries, the orderer's position. */
    public record Context(Set<CollegeId> colleges, Set<String> programmes, Set<String> skills, GeoPoint position) {}

    /** The order, fit to be submitted, or everything that is wrong with it at once. */
    public Checked<NewRequest> check(OrderInput input, Context context) {
        var check = new Check();
        var college = check.college(input.college(), context.colleges());
        var programme = check.oneOf("programme", input.programme(), context.programmes(), "fault.programme");
        var title = check.text("title", input.title(), 60);
        var description = check.text("description", input.description(), 2000);
        var risk = check.text("riskText", input.riskText(), 1000);
        boolean hazardous = "true".equals(input.hazardous()) || "on".equals(input.hazardous());
        var insurance = check.optional("insurancePolicy", input.insurancePolicy(), 100);
        var minAge = check.optionalNumber("minAge", input.minAge(), 10, 100);
        var maxAge = check.optionalNumber("maxAge", input.maxAge(), 10, 100);
        if (minAge != null && maxAge != null && minAge > maxAge) {
            check.fault("maxAge", maxAge, "fault.ages", minAge);
        }
        int urgency = check.number("urgency", input.urgency(), 1, 3);
        var contact = check.text("contactName", input.contactName(), 40);
        var phone = check.phone(input.contactPhone());
        var place = check.text("place", input.place(), 100);
        var times = times(input.sessions() == null ? List.of() : input.sessions(), check);
        var roles = roles(input.roles() == null ? List.of() : input.roles(), context.skills(), check);
        if (!check.faults.isEmpty() || college == null) {
            return new Checked.Faulty<>(check.faults);
        }
        return new Checked.Ok<>(new NewRequest(
                college,
                programme,
                title,
                description,
                risk,
                hazardous,
                insurance,
                minAge,
                maxAge,
                urgency,
                contact,
                phone,
                place,
                context.position(),
                times,
                roles));
    }

    private List<Time> times(List<OrderInput.Session> sessions, Check check) {
        if (sessions.isEmpty() || sessions.size() > MOST_SESSIONS) {
            check.fault("sessions", sessions.size(), "fault.sessions", MOST_SESSIONS);
        }
        var times = new ArrayList<Time>();
        var starts = new HashSet<LocalDateTime>();
        for (int i = 0; i < Math.min(sessions.size(), MOST_SESSIONS); i++) {
            var session = sessions.get(i);
            var field = "sessions[" + i + "].";
            var date = check.date(field + "date", session.date());
            var from = check.time(field + "from", session.from());
            var to = check.time(field + "to", session.to());
            if (date == null || from == null || to == null) {
                continue;
            }
            var time = new Time(date.atTime(from), date.atTime(to));
            checkTime(time, field, starts, check);
            times.add(time);
        }
        return times;
    }

    private void checkTime(Time time, String field, Set<LocalDateTime> starts, Check check) {
        var now = LocalDateTime.now(clock);
        if (!time.to().isAfter(time.from())) {
            check.fault(
                    field + "to",
                    time.to().toLocalTime(),
                    "fault.session.order",
                    time.from().toLocalTime());
        } else if (Duration.between(time.from(), time.to()).compareTo(LONGEST) > 0) {
            check.fault(field + "to", time.to().toLocalTime(), "fault.session.long", LONGEST.toHours());
        } else if (time.to().isBefore(now)) {
            check.fault(field + "date", time.from().toLocalDate(), "fault.session.past");
        } else if (time.from().isAfter(now.plusDays(FARTHEST_DAYS))) {
            check.fault(field + "date", time.from().toLocalDate(), "fault.session.far", FARTHEST_DAYS);
        } else if (!starts.add(time.from())) {
            check.fault(field + "from", time.from().toLocalTime(), "fault.session.twice");
        }
    }

    private static List<NewRole> roles(List<OrderInput.Role> roles, Set<String> skills, Check check) {
        if (roles.isEmpty() || roles.size() > MOST_ROLES) {
            check.fault("roles", roles.size(), "fault.roles", MOST_ROLES);
        }
        var checked = new ArrayList<NewRole>();
        var names = new HashSet<String>();
        for (int i = 0; i < Math.min(roles.size(), MOST_ROLES); i++) {
            var role = roles.get(i);
            var field = "roles[" + i + "].";
            var name = check.text(field + "name", role.name(), 30);
            int max = check.number(field + "max", role.max(), 1, MOST_HEADS);
            int min = check.number(field + "min", role.min(), 0, MOST_HEADS);
            if (min > max) {
                check.fault(field + "min", min, "fault.heads", max);
            }
            if (!name.isEmpty() && !names.add(name)) {
                check.fault(field + "name", name, "fault.role.twice");
            }
            var skill = role.skill() == null ? "" : role.skill().strip();
            if (!skill.isEmpty() && !skills.contains(skill)) {
                check.fault(field + "skill", skill, "fault.skill");
            }
            var level = check.optionalNumber(field + "level", role.level(), 1, 5);
            checked.add(
                    new NewRole(name, min, max, skill.isEmpty() ? Map.of() : Map.of(skill, level == null ? 1 : level)));
        }
        return checked;
    }

    /** Collects the faults while the fields are read one by one. */
    private static final class Check {

        private final List<Fault> faults = new ArrayList<>();

        void fault(String field, Object value, String key, Object... arguments) {
            faults.add(Fault.of(field, value, key, arguments));
        }

        String text(String field, @Nullable String value, int longest) {
            var text = value == null ? "" : value.strip();
            if (text.isEmpty()) {
                fault(field, text, "fault.required");
            }
            return withinLength(field, text, longest);
        }

        @Nullable
        String optional(String field, @Nullable String value, int longest) {
            return value == null || value.isBlank() ? null : withinLength(field, value.strip(), longest);
        }

        private String withinLength(String field, String text, int longest) {
            int length = text.codePointCount(0, text.length());
            if (length > longest) {
                fault(field, text, "fault.too-long", longest, length);
            }
            return text;
        }

        @Nullable
        CollegeId college(@Nullable String value, Set<CollegeId> open) {
            if (value != null && value.strip().matches("\\d{1,18}")) {
                var id = new CollegeId(Long.parseLong(value.strip()));
                if (open.contains(id)) {
                    return id;
                }
            }
            fault("college", value == null ? "" : value, "fault.college");
            return null;
        }

        String oneOf(String field, @Nullable String value, Set<String> allowed, String key) {
            if (value == null || !allowed.contains(value)) {
                fault(field, value == null ? "" : value, key);
                return "";
            }
            return value;
        }

        int number(String field, @Nullable String value, int least, int most) {
            var number = optionalNumber(field, value == null || value.isBlank() ? "?" : value, least, most);
            return number == null ? least : number;
        }

        @Nullable
        Integer optionalNumber(String field, @Nullable String value, int least, int most) {
            if (value == null || value.isBlank()) {
                return null;
            }
            var text = value.strip();
            if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.valueOf(text);
            }
            fault(field, text.equals("?") ? "" : text, "fault.number", least, most);
            return null;
        }

        String phone(@Nullable String value) {
            var text = value == null ? "" : value.strip().replaceAll("[ -]", "");
            if (!text.matches("\\+?\\d{5,15}")) {
                fault("contactPhone", value == null ? "" : value, "fault.phone");
            }
            return text;
        }

        @Nullable
        LocalDate date(String field, @Nullable String value) {
            try {
                return LocalDate.parse(value == null ? "" : value.strip());
            } catch (DateTimeParseException unreadable) {
                fault(field, value == null ? "" : value, "fault.date");
                return null;
            }
        }

        @Nullable
        LocalTime time(String field, @Nullable String value) {
            try {
                return LocalTime.parse(value == null ? "" : value.strip())
                        .withSecond(0)
                        .withNano(0);
            } catch (DateTimeParseException unreadable) {
                fault(field, value == null ? "" : value, "fault.time");
                return null;
            }
        }
    }
}
