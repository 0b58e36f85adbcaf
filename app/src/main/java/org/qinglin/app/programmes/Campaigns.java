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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns of colleges. */
@Service
@Transactional
public class Campaigns {

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
                insert into programmes.campaign (college_id, name, starts_on, ends_on)
                values (:college, :name, :starts, :ends) on conflict do nothing returning *""")
                .param("college", viewer.mustCollege().value())
                .param("name", wanted.name())
                .param("starts", wanted.startsOn())
                .param("ends", wanted.endsOn())
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
        return jdbc.sql(
                        "select * from programmes.campaign where college_id = :college order by starts_on desc, id desc")
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
        return jdbc.sql("select * from programmes.campaign where id = :id and college_id = :college")
                .param("id", id.value())
                .param("college", college.value())
                .query(Campaigns::campaign)
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
                row.getObject("ends_on", LocalDate.class));
    }
}
