package org.qinglin.app.matching;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;

/**
 * A pin or block as it was typed, for page and API alike.
 *
 * @param kind a name of {@link HandChoice.Kind}
 * @param student the student's number
 * @param role the role's id; of a block, any role of the session
 */
public record HandChoiceForm(
        @Nullable String kind,
        @Nullable String student,
        @Nullable String role,
        @Nullable String reason) implements Serializable {

    public static final int LONGEST_REASON = 200;

    /** A choice fit to be made, should student and role exist. */
    public record Wanted(HandChoice.Kind kind, String number, SessionRoleId role, String reason) {}

    public Checked<Wanted> check() {
        var faults = new ArrayList<Fault>();
        var name = text(kind);
        var wanted = Stream.of(HandChoice.Kind.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (wanted.isEmpty()) {
            faults.add(Fault.of("kind", name, "fault.by-hand.kind"));
        }
        var number = text(student);
        if (number.isEmpty()) {
            faults.add(Fault.of("student", number, "fault.required"));
        }
        var place = text(role);
        if (!place.matches("\\d{1,18}")) {
            faults.add(Fault.of("role", place, "fault.by-hand.role"));
        }
        var why = text(reason);
        if (why.isEmpty()) {
            faults.add(Fault.of("reason", why, "fault.required"));
        } else if (why.codePointCount(0, why.length()) > LONGEST_REASON) {
            faults.add(Fault.of("reason", why, "fault.too-long", LONGEST_REASON, why.codePointCount(0, why.length())));
        }
        return faults.isEmpty()
                ? new Checked.Ok<>(
                        new Wanted(wanted.orElseThrow(), number, new SessionRoleId(Long.parseLong(place)), why))
                : new Checked.Faulty<>(faults);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
