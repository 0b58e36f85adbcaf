package org.qinglin.app.people;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Emergency contacts: kept and removed by the student alone, shown to the organisers of the student's sessions alone. */
@Service
@Transactional
public class EmergencyContacts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    EmergencyContacts(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A contact as it was typed; {@code consent} is {@code true} when that person agrees. */
    public record Input(
            @Nullable String name,
            @Nullable String relation,
            @Nullable String phone,
            @Nullable String consent) {}

    /** Contacts by student; the caller has made sure that its reader organises a session of theirs. */
    @Transactional(readOnly = true)
    public Map<StudentId, EmergencyContact> of(Collection<StudentId> students) {
        var contacts = new HashMap<StudentId, EmergencyContact>();
        jdbc.sql("select * from people.emergency_contact where student_id = any (:ids)")
                .param("ids", students.stream().map(StudentId::value).toArray(Long[]::new))
                .query(row -> {
                    contacts.put(
                            new StudentId(row.getLong("student_id")),
                            new EmergencyContact(
                                    row.getString("name"), row.getString("relation"), row.getString("phone")));
                });
        return contacts;
    }

    @Transactional(readOnly = true)
    public Optional<EmergencyContact> own(Viewer viewer) {
        return of(java.util.List.of(viewer.mustStudent())).values().stream().findFirst();
    }

    public Checked<EmergencyContact> keep(Viewer viewer, Input input) {
        var check = new FormCheck();
        var name = check.text("name", input.name(), 40);
        var relation = check.text("relation", input.relation(), 20);
        var phone = check.text("phone", input.phone(), 20);
        if (!phone.isEmpty() && !phone.matches("[0-9+ -]{5,20}")) {
            check.fault("phone", phone, "fault.phone");
        }
        if (!"true".equals(input.consent())) {
            check.fault("consent", "", "fault.contact-consent");
        }
        return check.result(() -> {
            jdbc.sql("""
                    insert into people.emergency_contact (student_id, name, relation, phone, consented_at)
                    values (:student, :name, :relation, :phone, :now)
                    on conflict (student_id) do update set name = excluded.name, relation = excluded.relation,
                        phone = excluded.phone, consented_at = excluded.consented_at""")
                    .param("student", viewer.mustStudent().value())
                    .param("name", name)
                    .param("relation", relation)
                    .param("phone", phone)
                    .param("now", Sql.at(clock.instant()))
                    .update();
            audit.record(
                    viewer,
                    "emergency-contact-kept",
                    "student " + viewer.mustStudent().value(),
                    "");
            return new EmergencyContact(name, relation, phone);
        });
    }

    public void remove(Viewer viewer) {
        jdbc.sql("delete from people.emergency_contact where student_id = :student")
                .param("student", viewer.mustStudent().value())
                .update();
        audit.record(
                viewer,
                "emergency-contact-removed",
                "student " + viewer.mustStudent().value(),
                "");
    }
}
