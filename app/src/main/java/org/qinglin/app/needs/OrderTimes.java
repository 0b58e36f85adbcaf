package org.qinglin.app.needs;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinglin.app.needs.NewRequest.Time;
import org.qinglin.app.needs.OrderPreview.Day;
import org.qinglin.app.programmes.CalendarDay;
import org.qinglin.app.programmes.SpecialDays;

/** Reads when an order takes place: day by day, every week, or both. */
final class OrderTimes {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final Map<LocalDate, CalendarDay> calendar;
    private final LocalDateTime now;
    private final OrderCheck check;
    private final List<Day> days = new ArrayList<>();

    private OrderTimes(Map<LocalDate, CalendarDay> calendar, LocalDateTime now, OrderCheck check) {
        this.calendar = calendar;
        this.now = now;
        this.check = check;
    }

    static OrderTimes read(
            OrderInput input, Map<LocalDate, CalendarDay> calendar, LocalDateTime now, OrderCheck check) {
        var times = new OrderTimes(calendar, now, check);
        var weekly = input.weekly();
        var single = input.sessions() == null ? List.<OrderInput.Session>of() : input.sessions();
        if (weekly != null && weekly.isMeant()) {
            // The form has a first row for a single day; an order that is only weekly leaves it without a date.
            times.single(single, true);
            times.weekly(weekly);
        } else {
            times.single(single, false);
        }
        times.days.sort(Comparator.comparing(Day::day).thenComparing(Day::from));
        return times;
    }

    /** All days, in time, those too that are left out. */
    List<Day> days() {
        return List.copyOf(days);
    }

    /** The sessions, in time. */
    List<Time> times() {
        return days.stream()
                .filter(Day::takesPlace)
                .map(each -> new Time(each.day().atTime(each.from()), each.day().atTime(each.to())))
                .toList();
    }

    private void single(List<OrderInput.Session> sessions, boolean mayBeMissing) {
        if (sessions.isEmpty() && !mayBeMissing || sessions.size() > OrderRules.MOST_SESSIONS) {
            check.fault("sessions", sessions.size(), "fault.sessions", OrderRules.MOST_SESSIONS);
        }
        var starts = new HashSet<LocalDateTime>();
        for (int i = 0; i < Math.min(sessions.size(), OrderRules.MOST_SESSIONS); i++) {
            var session = sessions.get(i);
            if (mayBeMissing && (session.date() == null || session.date().isBlank())) {
                continue;
            }
            var field = "sessions[" + i + "].";
            var date = check.date(field + "date", session.date());
            var from = check.time(field + "from", session.from());
            var to = check.time(field + "to", session.to());
            if (date == null || from == null || to == null) {
                continue;
            }
            if (isTimeOfDay(from, to, field + "to")
                    && isWithinReach(date.atTime(from), date.atTime(to), field + "date")) {
                if (!starts.add(date.atTime(from))) {
                    check.fault(field + "from", from, "fault.session.twice");
                }
            }
            days.add(new Day(date, from, to, calendar.get(date), true));
        }
    }

    private boolean isTimeOfDay(LocalTime from, LocalTime to, String field) {
        if (!to.isAfter(from)) {
            check.fault(field, to, "fault.session.order", from);
            return false;
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            check.fault(field, to, "fault.session.long", LONGEST.toHours());
            return false;
        }
        return true;
    }

    private boolean isWithinReach(LocalDateTime from, LocalDateTime to, String field) {
        if (to.isBefore(now)) {
            check.fault(field, from.toLocalDate(), "fault.session.past");
            return false;
        }
        if (from.isAfter(now.plusDays(OrderRules.FARTHEST_DAYS))) {
            check.fault(field, from.toLocalDate(), "fault.session.far", OrderRules.FARTHEST_DAYS);
            return false;
        }
        return true;
    }

    private void weekly(OrderInput.Weekly weekly) {
        int faultsBefore = check.faults.size();
        var weekdays = weekdays(weekly.weekdays() == null ? List.of() : weekly.weekdays());
        var first = check.date("weekly.firstDay", weekly.firstDay());
        var last = check.date("weekly.lastDay", weekly.lastDay());
        var from = check.time("weekly.from", weekly.from());
        var to = check.time("weekly.to", weekly.to());
        if (from != null && to != null) {
            isTimeOfDay(from, to, "weekly.to");
        }
        if (first != null && last != null && last.isBefore(first)) {
            check.fault("weekly.lastDay", last, "fault.weekly.order", first);
        } else if (first != null && last != null && from != null && to != null) {
            isWithinReach(first.atTime(from), first.atTime(to), "weekly.firstDay");
            if (last.isAfter(now.toLocalDate().plusDays(OrderRules.FARTHEST_DAYS))) {
                check.fault("weekly.lastDay", last, "fault.session.far", OrderRules.FARTHEST_DAYS);
            }
        }
        if (check.faults.size() == faultsBefore && first != null && last != null && from != null && to != null) {
            everyWeek(weekdays, first, last, from, to, weekly);
        }
    }

    private Set<DayOfWeek> weekdays(List<String> typed) {
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (var each : typed) {
            if (each.matches("[1-7]")) {
                weekdays.add(DayOfWeek.of(Integer.parseInt(each)));
            } else {
                check.fault("weekly.weekdays", each, "fault.weekly.weekday");
                return weekdays;
            }
        }
        if (weekdays.isEmpty()) {
            check.fault("weekly.weekdays", "", "fault.weekly.weekdays");
        }
        return weekdays;
    }

    private void everyWeek(
            Set<DayOfWeek> weekdays,
            LocalDate first,
            LocalDate last,
            LocalTime from,
            LocalTime to,
            OrderInput.Weekly weekly) {
        var special = SpecialDays.typed(weekly.holidays(), weekly.makeUpDays());
        var typed = new HashSet<LocalDateTime>();
        days.forEach(each -> typed.add(each.day().atTime(each.from())));
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            // A day that also stands by itself is one session, not two.
            if (weekdays.contains(day.getDayOfWeek()) && !typed.contains(day.atTime(from))) {
                var official = calendar.get(day);
                days.add(new Day(day, from, to, official, special.takePlaceOn(official)));
            }
        }
        long sessions = days.stream().filter(Day::takesPlace).count();
        if (sessions == 0) {
            check.fault("weekly.lastDay", last, "fault.weekly.none");
        } else if (sessions > OrderRules.MOST_SESSIONS) {
            check.fault("weekly.lastDay", last, "fault.weekly.many", sessions, OrderRules.MOST_SESSIONS);
        }
    }
}
