package org.qinglin.app.needs;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.OriginDigest;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.qinglin.app.shared.sealing.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a wish comes in: from the public page, with a bound on how many, or through a helper of the community. */
@Service
@Transactional
public class WishDesk {

    private static final int DAYS_PER_PHONE = 7;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Sealing sealing;
    private final Clock clock;
    private final int mostPerPhone;
    private final int mostPerOrigin;

    WishDesk(
            JdbcClient jdbc,
            Organisations organisations,
            Outbox outbox,
            AuditTrail audit,
            Sealing sealing,
            Clock clock,
            @Value("${qinglin.wishes-per-phone:3}") int mostPerPhone,
            @Value("${qinglin.wishes-per-connection:20}") int mostPerOrigin) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.outbox = outbox;
        this.audit = audit;
        this.sealing = sealing;
        this.clock = clock;
        this.mostPerPhone = mostPerPhone;
        this.mostPerOrigin = mostPerOrigin;
    }

    /** The communities that a wish can be left with: those that a college works with. */
    @Transactional(readOnly = true)
    public List<Community> communities() {
        return organisations.allCommunities().stream()
                .filter(each -> !organisations.collegesOf(each.code()).isEmpty())
                .toList();
    }

    /** A resident leaves a wish. {@code address} is where the connection comes from; a digest of it lives a day. */
    public WishOutcome leave(WishInput input, String address) {
        var origin = OriginDigest.of(address, LocalDate.now(clock));
        lock("origin/" + origin);
        int fromThere = jdbc.sql("select count(*) from needs.wish where origin = :origin")
                .param("origin", origin)
                .query(Integer.class)
                .single();
        if (fromThere >= mostPerOrigin) {
            return new WishOutcome.TooMany(mostPerOrigin, 1);
        }
        return take(input, input.community(), origin, null);
    }

    /** A helper of the community (帮办) enters a wish for a resident. */
    public WishOutcome enter(Viewer viewer, WishInput input) {
        var outcome = take(input, viewer.mustPlace().value(), null, viewer);
        if (outcome instanceof WishOutcome.Left left) {
            audit.record(viewer, "wish-entered", "wish " + left.id().value(), "");
        }
        return outcome;
    }

    private WishOutcome take(
            WishInput input, @Nullable String community, @Nullable String origin, @Nullable Viewer helper) {
        var check = new OrderCheck();
        var code = community(community, check);
        var words = check.text("words", input.words(), 300);
        var name = check.optional("personName", input.personName(), 20);
        var phone = check.phone("phone", input.phone());
        var home = check.optional("address", input.address(), 100);
        if (!"true".equals(input.consent())) {
            check.fault("consent", "", helper == null ? "fault.wish.consent" : "fault.wish.consent-helper");
        }
        if (!check.faults.isEmpty() || code == null) {
            return new WishOutcome.Faulty(check.faults);
        }
        lock("phone/" + phone);
        var digest = sealing.digest(SealedWishes.PHONE, phone);
        int before = jdbc.sql("select count(*) from needs.wish where phone_digest = :phone and made_at > :since")
                .param("phone", digest)
                .param("since", Sql.at(clock.instant().minus(Duration.ofDays(DAYS_PER_PHONE))))
                .query(Integer.class)
                .single();
        if (before >= mostPerPhone) {
            return new WishOutcome.TooMany(mostPerPhone, DAYS_PER_PHONE);
        }
        long id = jdbc.sql("""
                insert into needs.wish (community_code, person_name, phone, phone_digest, address, words, entered_by, status,
                    origin, made_at)
                values (:community, :name, :phone, :digest, :address, :words, :helper, 'OPEN', :origin, :now) returning id""")
                .param("community", code.value())
                .param("name", name)
                .param("phone", sealing.seal(SealedWishes.PHONE, phone))
                .param("digest", digest)
                .param("address", home == null ? null : sealing.seal(SealedWishes.ADDRESS, home))
                .param("words", words)
                .param("helper", helper == null ? null : helper.account().value())
                .param("origin", origin)
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        if (helper == null) {
            tell(code);
        }
        return new WishOutcome.Left(new WishId(id));
    }

    private @Nullable PlaceCode community(@Nullable String typed, OrderCheck check) {
        if (typed != null && typed.strip().matches("\\d{12}")) {
            var code = new PlaceCode(typed.strip());
            if (!organisations.collegesOf(code).isEmpty()) {
                return code;
            }
        }
        check.fault("community", typed == null ? "" : typed, "fault.wish.community");
        return null;
    }

    /** The notice holds nothing of the resident: it is read in the queue. */
    private void tell(PlaceCode community) {
        var college = organisations.collegesOf(community).get(0);
        outbox.put(Notice.of(
                NoticeKind.WISH_LEFT,
                college.id(),
                List.of(Recipient.community(community)),
                "/wishes",
                Detail.words(
                        organisations.community(community).map(Community::name).orElse(""))));
    }

    /** Two at once count one after the other. */
    private void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "wish/" + key)
                .query(row -> {});
    }
}
