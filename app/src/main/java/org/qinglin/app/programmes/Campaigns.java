package org.qinglin.app.programmes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.pictures.Pictures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns of colleges. */
@Service
@Transactional
public class Campaigns {

    private static final int LARGEST_POSTER = 8 * 1_048_576;

    private static final String SELECT = "select *, exists (select from programmes.poster p where p.campaign_id = id)"
            + " as has_poster from programmes.campaign";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Campaigns(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The college announces a campaign. */
    public Checked<Campaign> announce(Viewer viewer, CampaignForm form) {
        return form.check().fold(wanted -> announce(viewer, wanted), Checked.Faulty::new);
    }

    private Checked<Campaign> announce(Viewer viewer, CampaignForm.Wanted wanted) {
        var made = jdbc.sql("""
                insert into programmes.campaign (college_id, name, starts_on, ends_on, about, goal_sessions,
                    goal_people, goal_hours)
                values (:college, :name, :starts, :ends, :about, :sessions, :people, :hours)
                on conflict do nothing returning *, false as has_poster""")
                .param("college", viewer.mustCollege().value())
                .param("name", wanted.name())
                .param("starts", wanted.startsOn())
                .param("ends", wanted.endsOn())
                .param("about", wanted.about())
                .param("sessions", wanted.goals().sessions())
                .param("people", wanted.goals().people())
                .param("hours", wanted.goals().hours())
                .query(Campaigns::campaign)
                .optional();
        if (made.isEmpty()) {
            return new Checked.Faulty<>(List.of(Fault.of("name", wanted.name(), "fault.campaign.name-taken")));
        }
        audit.record(viewer, "campaign-announced", "campaign " + made.get().id().value(), wanted.name());
        return new Checked.Ok<>(made.get());
    }

    /** All of a college, the latest first. */
    @Transactional(readOnly = true)
    public List<Campaign> of(CollegeId college) {
        return jdbc.sql(SELECT + " where college_id = :college order by starts_on desc, id desc")
                .param("college", college.value())
                .query(Campaigns::campaign)
                .list();
    }

    /** Those of a college that are not over. */
    @Transactional(readOnly = true)
    public List<Campaign> current(CollegeId college, LocalDate today) {
        return of(college).stream()
                .filter(each -> !each.endsOn().isBefore(today))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Campaign> find(CollegeId college, CampaignId id) {
        return jdbc.sql(SELECT + " where id = :id and college_id = :college")
                .param("id", id.value())
                .param("college", college.value())
                .query(Campaigns::campaign)
                .optional();
    }

    /** Gives a campaign its poster, drawn anew; empty if there is no such campaign, a fault if the file is no picture. */
    public Optional<Checked<Campaign>> putUp(Viewer viewer, CampaignId id, String fileName, byte[] content) {
        return find(viewer.mustCollege(), id).map(campaign -> {
            var picture = content.length > LARGEST_POSTER ? Optional.<byte[]>empty() : Pictures.drawnAnew(content);
            if (picture.isEmpty()) {
                return new Checked.Faulty<>(
                        List.of(Fault.of("poster", fileName, "fault.picture", LARGEST_POSTER / 1_048_576)));
            }
            jdbc.sql("""
                    insert into programmes.poster (campaign_id, content) values (:id, :poster)
                    on conflict (campaign_id) do update set content = excluded.content""").param("poster", picture.get()).param("id", id.value()).update();
            audit.record(viewer, "campaign-poster", "campaign " + id.value(), campaign.name());
            return new Checked.Ok<>(campaign);
        });
    }

    /** A JPEG. */
    @Transactional(readOnly = true)
    public Optional<byte[]> poster(CollegeId college, CampaignId id) {
        return jdbc.sql("""
                select p.content from programmes.poster p join programmes.campaign c on c.id = p.campaign_id
                where c.id = :id and c.college_id = :college""")
                .param("id", id.value())
                .param("college", college.value())
                .query(byte[].class)
                .optional();
    }

    /** What a campaign is called; the caller has found what is about it for its college. */
    @Transactional(readOnly = true)
    public String name(CampaignId id) {
        return jdbc.sql("select name from programmes.campaign where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                new CampaignId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                row.getString("name"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("about"),
                new Campaign.Goals(
                        Sql.intOrNull(row, "goal_sessions"),
                        Sql.intOrNull(row, "goal_people"),
                        Sql.intOrNull(row, "goal_hours")),
                row.getBoolean("has_poster"));
    }
}
