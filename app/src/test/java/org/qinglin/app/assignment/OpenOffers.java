package org.qinglin.app.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qinglin.app.World;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Offers put straight into the table: more than there are places, as no run would make them. */
record OpenOffers(JdbcClient jdbc, JsonMapper json) {

    static final Instant DEADLINE = World.NOW.plus(Duration.ofHours(6));

    OfferId to(StudentId student, World.Campus campus, ServiceSession session) {
        return new OfferId(jdbc.sql("""
                insert into assignment.offer (college_id, run_id, role_id, session_id, student_id, reasons, offered_at,
                    respond_by, status)
                values (:college, 1, :role, :session, :student, :reasons::jsonb, :offered, :deadline, 'OFFERED')
                returning id""")
                .param("college", campus.id().value())
                .param("role", session.roles().get(0).id().value())
                .param("session", session.id().value())
                .param("student", student.value())
                .param("reasons", json.writeValueAsString(new Reasons(900, List.of(), 1, false, 1200, 3, false, 4000)))
                .param("offered", Sql.at(World.NOW.minusSeconds(60)))
                .param("deadline", Sql.at(DEADLINE))
                .query(Long.class)
                .single());
    }
}
