package org.qinglin.app.resources;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.RowOutcome.Why;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books a resource for a row of times at once, for what another module plans: all or none, and the first that cannot be is
 * named. They are bookings like others, which the owner answers and both sides find among their own.
 */
@Service
@Transactional
public class RowBookings {

    private final JdbcClient jdbc;
    private final Resources resources;
    private final ResourceDesk desk;
    private final Sharing sharing;
    private final ResourceNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    RowBookings(
            JdbcClient jdbc,
            Resources resources,
            ResourceDesk desk,
            Sharing sharing,
            ResourceNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.resources = resources;
        this.desk = desk;
        this.sharing = sharing;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Books all the times, in place of earlier bookings, which are free again only if all could be had.
     *
     * @param asker on whose behalf; the caller has made sure that the viewer acts for it
     */
    public RowOutcome book(Viewer viewer, Party asker, ResourceId id, Row row) {
        // Alone, since times move into what is free only once all are: whoever else asks waits a moment.
        resources.lock(id);
        var found = resources.find(viewer, id).filter(each -> !each.withdrawn());
        if (found.isEmpty()) {
            return new RowOutcome.Missing();
        }
        var refused = refused(found.get(), asker, row);
        if (refused.isPresent()) {
            return refused.get();
        }
        free(viewer, row.instead());
        var ids = new ArrayList<BookingId>();
        for (var time : row.times()) {
            ids.add(desk.insert(viewer, asker, found.get(), time, row.purpose())
                    .orElseThrow(() -> new IllegalStateException("booked behind the lock of resource " + id.value())));
        }
        audit.record(
                viewer, "booking-asked", "resource " + id.value(), found.get().name());
        resources.byId(ids).values().stream().findFirst().ifPresent(first -> notices.askedInARow(first, ids.size()));
        return new RowOutcome.Booked(ids);
    }

    /** @param instead bookings that these take the place of, maybe of the same resource at the same time */
    public record Row(List<BookingTime> times, String purpose, Collection<BookingId> instead) {}

    private Optional<RowOutcome> refused(Resource resource, Party asker, Row row) {
        return row.times().stream()
                .flatMap(time -> why(resource, asker, row, time).map(why -> new RowOutcome.Refused(why, time)).stream())
                .map(each -> (RowOutcome) each)
                .findFirst();
    }

    private Optional<Why> why(Resource resource, Party asker, Row row, BookingTime time) {
        var from = time.from().atZone(China.TIME);
        var to = time.to().atZone(China.TIME);
        if (from.toLocalTime().isBefore(resource.opens()) || to.toLocalTime().isAfter(resource.closes())) {
            return Optional.of(Why.CLOSED);
        }
        if (!sharing.mayUse(resource, asker, from.toLocalDate())) {
            return Optional.of(Why.NO_AGREEMENT);
        }
        boolean taken = jdbc.sql("""
                select exists (select from resources.booking where resource_id = :resource
                    and status in ('REQUESTED', 'APPROVED', 'DONE') and period && :period::tstzrange
                    and not id = any (:instead))""")
                .param("resource", resource.id().value())
                .param("period", Sql.range(time.from(), time.to()))
                .param("instead", row.instead().stream().map(BookingId::value).toArray(Long[]::new))
                .query(Boolean.class)
                .single();
        return taken ? Optional.of(Why.TAKEN) : Optional.empty();
    }

    /** Gives back what has not begun; the owner is told once. The caller has made sure that the viewer may. */
    public void free(Viewer viewer, Collection<BookingId> ids) {
        var freed = resources.byId(ids).values().stream()
                .filter(each -> each.status() == Booking.Status.REQUESTED || each.status() == Booking.Status.APPROVED)
                .filter(each -> clock.instant().isBefore(each.from()))
                .toList();
        freed.forEach(each -> desk.write(viewer, each.id(), new BookingStep.Cancel(), Booking.Status.CANCELLED, null));
        freed.stream().findFirst().ifPresent(first -> notices.cancelledInARow(first, freed.size()));
    }

    /** What is booked. The caller has made sure that it may know. */
    @Transactional(readOnly = true)
    public Optional<Resource> resource(ResourceId id) {
        return resources.byId(id);
    }

    /** What became of bookings, by their ids. The caller has made sure that it may know. */
    @Transactional(readOnly = true)
    public Map<BookingId, Booking> of(Collection<BookingId> ids) {
        return resources.byId(ids);
    }
}
