package org.qinglin.app.needs;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.China;

/** Orders that begin from what there is already: the same texts as typed ones. */
final class OrderInputs {

    private static final ZoneId ZONE = China.TIME;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final int TITLE_FROM_WISH = 20;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private OrderInputs() {}

    /** A request as it could be typed, for changing it. */
    static OrderInput of(ServiceRequest request, List<ServiceSession> sessions) {
        return input(
                request,
                sessions,
                sessions.stream().map(each -> session(each, true)).toList());
    }

    /** The same order for other days: times of day stay, dates do not. */
    static OrderInput copy(ServiceRequest request, List<ServiceSession> sessions) {
        return input(
                request,
                sessions,
                sessions.stream().limit(1).map(each -> session(each, false)).toList());
    }

    /** What a menu item says of an order; the community adds days, place and contact. */
    static OrderInput of(MenuItem item, OrderInput blank) {
        var ends = MORNING.plusMinutes(item.minutes());
        return new OrderInput(
                Long.toString(item.college().value()),
                item.programme(),
                item.title(),
                item.description(),
                item.riskText(),
                null,
                null,
                null,
                null,
                blank.urgency(),
                blank.contactName(),
                blank.contactPhone(),
                blank.place(),
                List.of(new OrderInput.Session(null, MORNING.format(TIME), ends.format(TIME))),
                List.of(new OrderInput.Role(
                        item.roleName(),
                        Integer.toString(item.minHeads()),
                        Integer.toString(item.maxHeads()),
                        item.skill(),
                        null)),
                null,
                Long.toString(item.id().value()),
                null);
    }

    /** What a wish says of an order; nothing of whoever made it. */
    static OrderInput of(Wish wish, OrderInput blank) {
        var words = wish.words();
        int end = words.offsetByCodePoints(0, Math.min(TITLE_FROM_WISH, words.codePointCount(0, words.length())));
        return new OrderInput(
                null,
                "VolunteerService",
                words.substring(0, end).lines().findFirst().orElse("").strip(),
                words,
                null,
                null,
                null,
                null,
                null,
                blank.urgency(),
                blank.contactName(),
                blank.contactPhone(),
                blank.place(),
                blank.sessions(),
                List.of(new OrderInput.Role(null, "1", "2", null, null)),
                null,
                null,
                Long.toString(wish.id().value()));
    }

    private static OrderInput input(
            ServiceRequest request, List<ServiceSession> sessions, List<OrderInput.Session> days) {
        return new OrderInput(
                Long.toString(request.college().value()),
                request.programme(),
                request.title(),
                request.description(),
                request.riskText(),
                request.hazardous() ? "true" : null,
                request.insurancePolicy(),
                text(request.minAge()),
                text(request.maxAge()),
                Integer.toString(request.urgency()),
                request.contactName(),
                request.contactPhone(),
                sessions.isEmpty() ? null : sessions.get(0).place(),
                days,
                sessions.isEmpty()
                        ? List.of(new OrderInput.Role(null, "1", "2", null, null))
                        : sessions.get(0).roles().stream()
                                .map(OrderInputs::role)
                                .toList());
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static OrderInput.Session session(ServiceSession session, boolean dated) {
        var from = session.startsAt().atZone(ZONE);
        return new OrderInput.Session(
                dated ? from.toLocalDate().toString() : null,
                from.format(TIME),
                session.endsAt().atZone(ZONE).format(TIME));
    }

    private static OrderInput.Role role(SessionRole role) {
        var skill = role.skills().entrySet().stream().findFirst();
        return new OrderInput.Role(
                role.name(),
                Integer.toString(role.minHeads()),
                Integer.toString(role.maxHeads()),
                skill.map(each -> each.getKey()).orElse(null),
                skill.map(each -> each.getValue().toString()).orElse(null));
    }
}
