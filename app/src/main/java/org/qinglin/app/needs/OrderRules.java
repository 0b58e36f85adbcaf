package org.qinglin.app.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinglin.app.needs.NewRequest.NewRole;
import org.qinglin.app.programmes.CalendarDay;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
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

    private final Clock clock;

    OrderRules(Clock clock) {
        this.clock = clock;
    }

    /**
     * What an order is checked against: the colleges open to the orderer, the dictionaries, the orderer's position.
     *
     * @param calendar the days that the official calendar moves, for as long ahead as an order may reach
     */
    public record Context(
            Set<CollegeId> colleges,
            Set<String> programmes,
            Set<String> skills,
            GeoPoint position,
            Map<LocalDate, CalendarDay> calendar) {}

    /** The order, fit to be submitted, or everything that is wrong with it at once. */
    public Checked<NewRequest> check(OrderInput input, Context context) {
        var check = new OrderCheck();
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
        var times = OrderTimes.read(input, context.calendar(), LocalDateTime.now(clock), check)
                .times();
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

    /** The days that an order's times come to, and what is wrong with them: for looking at before it is submitted. */
    public OrderPreview preview(OrderInput input, Context context) {
        var check = new OrderCheck();
        var times = OrderTimes.read(input, context.calendar(), LocalDateTime.now(clock), check);
        return new OrderPreview(times.days(), List.copyOf(check.faults));
    }

    private static List<NewRole> roles(List<OrderInput.Role> roles, Set<String> skills, OrderCheck check) {
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
}
