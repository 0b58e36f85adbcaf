package org.qinglin.app.resources;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where resources are asked for, lent and given back. */
@Service
@Transactional
public class ResourceDesk {

    private static final int FURTHEST_DAYS = 366;
    private static final int LONGEST_WORDS = 300;

    private final JdbcClient jdbc;
    private final Resources resources;
    private final Sharing sharing;
    private final ResourceNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    ResourceDesk(
            JdbcClient jdbc,
            Resources resources,
            Sharing sharing,
            ResourceNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.resources = resources;
        this.sharing = sharing;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a time. Of two who ask at once, the database lets one have it. */
    public ResourceOutcome book(Viewer viewer, ResourceId id, BookingInput input) {
        // Hours are not changed, and nothing is taken back, while somebody asks for it.
        jdbc.sql("select 1 from resources.resource where id = :id for share")
                .param("id", id.value())
                .query(row -> {});
        var found = resources.find(viewer, id).filter(each -> !each.withdrawn());
        return found.isEmpty()
                ? new ResourceOutcome.Missing()
                : check(found.get(), input).fold(use -> insert(viewer, found.get(), use), ResourceOutcome.Faulty::new);
    }

    private record Use(LocalDate day, Instant from, Instant to, String purpose) {}

    private Checked<Use> check(Resource resource, BookingInput input) {
        var form = new FormCheck();
        var today = LocalDate.now(clock);
        var day = form.date("day", input.day());
        if (day != null && (day.isBefore(today) || day.isAfter(today.plusDays(FURTHEST_DAYS)))) {
            form.fault("day", day, "fault.booking.day", FURTHEST_DAYS);
        }
        var from = form.time("from", input.from());
        var to = form.time("to", input.to());
        if (from != null && from.isBefore(resource.opens())) {
            form.fault(
                    "from",
                    from,
                    "fault.booking.open",
                    resource.opens().toString(),
                    resource.closes().toString());
        }
        if (to != null && to.isAfter(resource.closes())) {
            form.fault(
                    "to",
                    to,
                    "fault.booking.open",
                    resource.opens().toString(),
                    resource.closes().toString());
        } else if (from != null && to != null && !to.isAfter(from)) {
            form.fault("to", to, "fault.resource.order", from.toString());
        }
        var purpose = form.text("purpose", input.purpose(), 200);
        return form.result(() -> new Use(
                FormCheck.given(day),
                at(FormCheck.given(day), FormCheck.given(from)),
                at(FormCheck.given(day), FormCheck.given(to)),
                purpose));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(China.TIME).toInstant();
    }

    private ResourceOutcome insert(Viewer viewer, Resource resource, Use use) {
        var asker = Party.of(viewer);
        if (!sharing.mayUse(resource, asker, use.day())) {
            return new ResourceOutcome.NoAgreement(resource.id());
        }
        return insert(viewer, asker, resource, new BookingTime(use.from(), use.to()), use.purpose())
                .<ResourceOutcome>map(id -> {
                    audit.record(viewer, "booking-asked", "booking " + id.value(), resource.name());
                    notices.asked(resources.byId(id).orElseThrow());
                    return new ResourceOutcome.Booked(id, resource.id());
                })
                .orElseGet(() -> new ResourceOutcome.Taken(resource.id()));
    }

    /** Keeps a time for somebody; empty where it is taken. What is the asker's own to decide is approved at once. */
    Optional<BookingId> insert(Viewer viewer, Party asker, Resource resource, BookingTime time, String purpose) {
        var status = asker.actsFor(resource.owner()) ? Booking.Status.APPROVED : Booking.Status.REQUESTED;
        return asker.written(jdbc.sql("""
                insert into resources.booking (resource_id, college_id, faculty_id, place_code, asker, period, purpose,
                    status, asked_by, asked_at)
                values (:resource, :college, :faculty, :place, :asker, :period::tstzrange, :purpose, :status, :by, :now)
                on conflict do nothing returning id"""))
                .param("resource", resource.id().value())
                .param("asker", viewer.name())
                .param("period", Sql.range(time.from(), time.to()))
                .param("purpose", purpose)
                .param("status", status.name())
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional()
                .map(BookingId::new);
    }

    public ResourceOutcome take(Viewer viewer, BookingId id, BookingStep step) {
        jdbc.sql("select 1 from resources.booking where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
        var found = resources.find(viewer, id);
        if (found.isEmpty() || !mayTake(Party.of(viewer), found.get(), step)) {
            return new ResourceOutcome.Missing();
        }
        var booking = found.get();
        var next = BookingSteps.TABLE.after(booking.status(), step.getClass());
        if (next.isEmpty()) {
            return new ResourceOutcome.NotPossible(booking.resource(), booking.status());
        }
        boolean begun = !clock.instant().isBefore(booking.from());
        if (step instanceof BookingStep.Report && !begun) {
            return new ResourceOutcome.TooEarly(booking.resource());
        }
        if (begun && booking.status() == Booking.Status.APPROVED && next.get() == Booking.Status.CANCELLED) {
            return new ResourceOutcome.Begun(booking.resource());
        }
        var form = new FormCheck();
        var said = words(step);
        var words = said == null ? null : form.text("words", said, LONGEST_WORDS);
        return form.result(() -> booking)
                .fold(
                        same -> {
                            write(viewer, id, step, next.get(), words);
                            notices.decided(booking, step);
                            return new ResourceOutcome.Booked(id, booking.resource());
                        },
                        ResourceOutcome.Faulty::new);
    }

    /** Keeps that a booking stands elsewhere now. The caller has asked the table. */
    void write(Viewer viewer, BookingId id, BookingStep step, Booking.Status next, @Nullable String words) {
        jdbc.sql("""
                update resources.booking set status = :status, words = :words, in_order = :order, decided_at = :now
                where id = :id""")
                .param("status", next.name())
                .param("words", words)
                .param("order", step instanceof BookingStep.Report report ? report.inOrder() : null, Types.BOOLEAN)
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
        audit.record(viewer, "booking-" + next.name().toLowerCase(java.util.Locale.ROOT), "booking " + id.value(), "");
    }

    private static @Nullable String words(BookingStep step) {
        if (step instanceof BookingStep.Refuse refuse) {
            return refuse.reason();
        }
        if (step instanceof BookingStep.CallOff off) {
            return off.reason();
        }
        return step instanceof BookingStep.Report report ? report.words() : null;
    }

    private static boolean mayTake(Party party, Booking booking, BookingStep step) {
        if (step instanceof BookingStep.Approve
                || step instanceof BookingStep.Refuse
                || step instanceof BookingStep.CallOff) {
            return party.actsFor(booking.owner());
        }
        return party.actsFor(booking.asker()) || step instanceof BookingStep.Report && party.actsFor(booking.owner());
    }

    /** A week of use: how many minutes, of how many that it is open. */
    public record Week(LocalDate monday, int bookings, long minutes, long openMinutes) {}

    /** The last eight weeks, this one last. The caller has made sure that it may see the resource. */
    @Transactional(readOnly = true)
    public java.util.List<Week> use(Resource resource) {
        var monday = LocalDate.now(clock).with(java.time.DayOfWeek.MONDAY);
        return java.util.stream.IntStream.rangeClosed(0, 7)
                .mapToObj(back -> monday.minusWeeks(7 - back))
                .map(each -> week(resource, each))
                .toList();
    }

    private Week week(Resource resource, LocalDate monday) {
        var used = resources.kept(resource.id(), monday, monday.plusDays(6)).stream()
                .filter(each -> each.status() != Booking.Status.REQUESTED)
                .toList();
        return new Week(
                monday,
                used.size(),
                used.stream()
                        .mapToLong(
                                each -> Duration.between(each.from(), each.to()).toMinutes())
                        .sum(),
                7 * resource.minutesADay());
    }
}
