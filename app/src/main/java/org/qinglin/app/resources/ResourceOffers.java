package org.qinglin.app.resources;

import java.time.Clock;
import java.time.LocalTime;
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

/** Where a side offers what it has, changes what it said about it, and takes it back. */
@Service
@Transactional
public class ResourceOffers {

    private static final int LONGEST_WORDS = 300;

    private final JdbcClient jdbc;
    private final Resources resources;
    private final ResourceDesk desk;
    private final ResourceNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    ResourceOffers(
            JdbcClient jdbc,
            Resources resources,
            ResourceDesk desk,
            ResourceNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.resources = resources;
        this.desk = desk;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    private record Wanted(
            Resource.Kind kind,
            String name,
            String about,
            String location,
            LocalTime opens,
            LocalTime closes,
            Resource.Sharing sharing) {}

    public ResourceOutcome offer(Viewer viewer, ResourceInput input) {
        return check(input, null).fold(wanted -> insert(viewer, wanted), ResourceOutcome.Faulty::new);
    }

    /**
     * Says something else about a resource. Uses to come stand: hours may not leave one of them outside, and whoever has one
     * hears of another name or place. Another circle of askers is asked for new uses only.
     */
    public ResourceOutcome change(Viewer viewer, ResourceId id, ResourceInput input) {
        resources.lock(id);
        var found = owned(viewer, id);
        return found == null || found.withdrawn()
                ? new ResourceOutcome.Missing()
                : check(input, id).fold(wanted -> update(viewer, found, wanted), ResourceOutcome.Faulty::new);
    }

    private Checked<Wanted> check(ResourceInput input, @Nullable ResourceId booked) {
        var form = new FormCheck();
        var kind = form.oneOf("kind", input.kind(), Resource.Kind.class, "fault.choice");
        var name = form.text("name", input.name(), 40);
        var about = form.text("about", input.about(), 500);
        var location = form.text("location", input.location(), 100);
        var opens = form.time("opens", input.opens());
        var closes = form.time("closes", input.closes());
        if (opens != null && closes != null && !closes.isAfter(opens)) {
            form.fault("closes", closes, "fault.resource.order", opens.toString());
        } else if (booked != null && opens != null && closes != null) {
            checkHours(booked, opens, closes, form);
        }
        var shared = form.oneOf("sharing", input.sharing(), Resource.Sharing.class, "fault.choice");
        return form.result(
                () -> new Wanted(kind, name, about, location, FormCheck.given(opens), FormCheck.given(closes), shared));
    }

    private void checkHours(ResourceId id, LocalTime opens, LocalTime closes, FormCheck form) {
        for (var booking : resources.toCome(id)) {
            var from = booking.from().atZone(China.TIME);
            var to = booking.to().atZone(China.TIME);
            if (from.toLocalTime().isBefore(opens)) {
                outside("opens", opens, booking, form);
            }
            if (to.toLocalTime().isAfter(closes)) {
                outside("closes", closes, booking, form);
            }
        }
    }

    private static void outside(String field, LocalTime time, Booking booking, FormCheck form) {
        var from = booking.from().atZone(China.TIME);
        form.fault(
                field,
                time,
                "fault.resource.booked",
                from.toLocalDate().toString(),
                from.toLocalTime().toString(),
                booking.to().atZone(China.TIME).toLocalTime().toString());
    }

    private ResourceOutcome insert(Viewer viewer, Wanted wanted) {
        var party = Party.of(viewer);
        long id = party.written(said(wanted, jdbc.sql("""
                insert into resources.resource (kind, name, about, college_id, faculty_id, place_code, location, opens_at,
                    closes_at, sharing, offered_by, offered_at)
                values (:kind, :name, :about, :college, :faculty, :place, :location, :opens, :closes, :sharing, :by, :now)
                returning id""")))
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "resource-offered", "resource " + id, wanted.name());
        return new ResourceOutcome.Offered(new ResourceId(id));
    }

    private static JdbcClient.StatementSpec said(Wanted wanted, JdbcClient.StatementSpec statement) {
        return statement
                .param("kind", wanted.kind().name())
                .param("name", wanted.name())
                .param("about", wanted.about())
                .param("location", wanted.location())
                .param("opens", wanted.opens())
                .param("closes", wanted.closes())
                .param("sharing", wanted.sharing().name());
    }

    private ResourceOutcome update(Viewer viewer, Resource before, Wanted wanted) {
        said(wanted, jdbc.sql("""
                update resources.resource set kind = :kind, name = :name, about = :about, location = :location,
                    opens_at = :opens, closes_at = :closes, sharing = :sharing where id = :id""")).param("id", before.id().value()).update();
        audit.record(viewer, "resource-changed", "resource " + before.id().value(), wanted.name());
        if (!before.name().equals(wanted.name()) || !before.location().equals(wanted.location())) {
            var now = resources.byId(before.id()).orElseThrow();
            resources.toCome(before.id()).forEach(each -> notices.changed(each, now));
        }
        return new ResourceOutcome.Offered(before.id());
    }

    /**
     * Takes a resource back. What was agreed stands until it was used or is called off by itself; who still waits for an
     * answer is refused with the reason.
     */
    public ResourceOutcome withdraw(Viewer viewer, ResourceId id, @Nullable String reason) {
        resources.lock(id);
        var found = owned(viewer, id);
        if (found == null || found.withdrawn()) {
            return new ResourceOutcome.Missing();
        }
        var form = new FormCheck();
        var words = form.text("reason", reason, LONGEST_WORDS);
        return form.result(() -> words).fold(said -> withdraw(viewer, found, said), ResourceOutcome.Faulty::new);
    }

    private ResourceOutcome withdraw(Viewer viewer, Resource found, String reason) {
        jdbc.sql("update resources.resource set withdrawn_at = :now where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", found.id().value())
                .update();
        audit.record(viewer, "resource-withdrawn", "resource " + found.id().value(), found.name());
        var kept = resources.unanswered(found.id());
        int refused = (int) kept.stream()
                .map(each -> desk.take(viewer, each.id(), new BookingStep.Refuse(reason)))
                .filter(each -> each instanceof ResourceOutcome.Booked)
                .count();
        int standing = (int) resources.toCome(found.id()).stream()
                .filter(each -> each.status() == Booking.Status.APPROVED)
                .count();
        return new ResourceOutcome.Withdrawn(found.id(), refused, standing);
    }

    private @Nullable Resource owned(Viewer viewer, ResourceId id) {
        return resources
                .byId(id)
                .filter(each -> Party.of(viewer).actsFor(each.owner()))
                .orElse(null);
    }
}
