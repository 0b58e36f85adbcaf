package org.qinglin.app.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.sealing.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wishes and what becomes of them. Who made one is known to its community; to the college and the students who accepted
 * only through {@link #behind}, whose caller has made sure of that; and to nobody once it is erased.
 */
@Service
@Transactional
public class Wishes {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Sealing sealing;
    private final Clock clock;
    private final Duration kept;

    Wishes(
            JdbcClient jdbc,
            AuditTrail audit,
            Sealing sealing,
            Clock clock,
            @Value("${qinglin.wish-kept:P30D}") Duration kept) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.sealing = sealing;
        this.clock = clock;
        this.kept = kept;
    }

    /** A community's wishes in one state; the oldest of the open ones first, else the newest. */
    @Transactional(readOnly = true)
    public List<Wish> of(PlaceCode community, WishStatus status, int offset, int limit) {
        return jdbc.sql("select * from needs.wish where community_code = :community and status = :status order by "
                        + (status == WishStatus.OPEN ? "made_at, id" : "made_at desc, id desc")
                        + " offset :offset limit :limit")
                .param("community", community.value())
                .param("status", status.name())
                .param("offset", offset)
                .param("limit", limit)
                .query(this::wish)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(PlaceCode community, WishStatus status) {
        return jdbc.sql("select count(*) from needs.wish where community_code = :community and status = :status")
                .param("community", community.value())
                .param("status", status.name())
                .query(Integer.class)
                .single();
    }

    /** A wish of the viewer's community. */
    @Transactional(readOnly = true)
    public Optional<Wish> find(Viewer viewer, WishId id) {
        return jdbc.sql("select * from needs.wish where id = :id and community_code = :community")
                .param("id", id.value())
                .param("community", viewer.mustPlace().value())
                .query(this::wish)
                .optional();
    }

    /**
     * The wish that a request fulfils, with phone and address. Only for the community, for the college once it has
     * accepted, and for students who accepted.
     */
    @Transactional(readOnly = true)
    public Optional<Wish> behind(RequestId request) {
        return jdbc.sql("select * from needs.wish where request_id = :request")
                .param("request", request.value())
                .query(this::wish)
                .optional();
    }

    /** Takes a step; false when there is no such wish, it stands elsewhere by now, or a reason is missing. */
    public boolean take(Viewer viewer, WishId id, WishStep step) {
        var wish = jdbc.sql("select * from needs.wish where id = :id and community_code = :community for update")
                .param("id", id.value())
                .param("community", viewer.mustPlace().value())
                .query(this::wish)
                .optional();
        if (wish.isEmpty() || wish.get().isErased()) {
            return false;
        }
        var next = WishSteps.TABLE.after(wish.get().status(), step.getClass());
        if (next.isEmpty()
                || step instanceof WishStep.Decline decline && decline.reason().isBlank()) {
            return false;
        }
        jdbc.sql("""
                update needs.wish set status = :status, request_id = :request, reason = :reason, decided_at = :now
                where id = :id""")
                .param("status", next.get().name())
                .param(
                        "request",
                        step instanceof WishStep.TakeUp taken ? taken.request().value() : null)
                .param(
                        "reason",
                        step instanceof WishStep.Decline decline
                                ? decline.reason().strip()
                                : null)
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
        audit.record(
                viewer,
                "wish-" + next.get().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                "wish " + id.value(),
                "");
        return true;
    }

    /** Forgets who made a wish, at the resident's word; what was wished stays for the count. */
    public boolean erase(Viewer viewer, WishId id) {
        boolean there = jdbc.sql("""
                        update needs.wish set person_name = null, phone = null, phone_digest = null, address = null,
                            origin = null, erased_at = :now
                        where id = :id and community_code = :community and erased_at is null""")
                        .param("now", Sql.at(clock.instant()))
                        .param("id", id.value())
                        .param("community", viewer.mustPlace().value())
                        .update()
                > 0;
        if (there) {
            audit.record(viewer, "wish-erased", "wish " + id.value(), "");
        }
        return there;
    }

    /** Forgets who made wishes that are done or declined for a while, and whence wishes came a day ago. */
    @Scheduled(cron = "${qinglin.wish-sweep:0 50 3 * * *}", zone = "Asia/Shanghai")
    public int sweep() {
        jdbc.sql("update needs.wish set origin = null where origin is not null and made_at < :then")
                .param("then", Sql.at(clock.instant().minus(Duration.ofDays(1))))
                .update();
        return jdbc.sql("""
                update needs.wish w set person_name = null, phone = null, phone_digest = null, address = null,
                    origin = null, erased_at = :now
                where erased_at is null
                  and (w.status = 'DECLINED' and w.decided_at < :then
                       or w.status = 'TAKEN_UP' and not exists (select from needs.session s
                           where s.request_id = w.request_id and s.ends_at >= :then))""")
                .param("now", Sql.at(clock.instant()))
                .param("then", Sql.at(clock.instant().minus(kept)))
                .update();
    }

    private Wish wish(ResultSet row, int number) throws SQLException {
        var request = Sql.longOrNull(row, "request_id");
        return new Wish(
                new WishId(row.getLong("id")),
                new PlaceCode(row.getString("community_code")),
                row.getString("person_name"),
                sealing.openOrNull(SealedWishes.PHONE, row.getString("phone")),
                sealing.openOrNull(SealedWishes.ADDRESS, row.getString("address")),
                row.getString("words"),
                row.getObject("entered_by") != null,
                WishStatus.valueOf(row.getString("status")),
                request == null ? null : new RequestId(request),
                row.getString("reason"),
                Sql.instant(row, "made_at"),
                Sql.instantOrNull(row, "erased_at"));
    }
}
