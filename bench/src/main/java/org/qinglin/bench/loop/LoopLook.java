package org.qinglin.bench.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds everything that stands in the tables of a college against the model. */
final class LoopLook {

    private static final String TAKEN_BY_NOBODY = """
            select p.role_id, p.taken::text from assignment.role_places p left join (
                    select role_id, count(*) as held from assignment.acceptance
                    where college_id = :college and cancelled_at is null group by role_id) a on a.role_id = p.role_id
            where p.college_id = :college and p.taken <> coalesce(a.held, 0)""";

    private static final String AT_TWO_PLACES = """
            select a.id, b.id::text from assignment.acceptance a
                join assignment.acceptance b on b.student_id = a.student_id and b.id > a.id and b.during && a.during
            where a.college_id = :college and a.cancelled_at is null and b.cancelled_at is null
                and a.reconfirm_by is null and b.reconfirm_by is null""";

    private static final String NOT_THE_SUM = """
            select b.student_id, b.minutes::text from attendance.balance b
                join people.student s on s.id = b.student_id and s.college_id = :college
            where b.minutes <> (select coalesce(sum(minutes), 0) from attendance.ledger_entry l
                where l.student_id = b.student_id)""";

    private final LoopServices services;
    private final SmallCollege college;
    private final Differences differences;

    LoopLook(LoopServices services, SmallCollege college, Differences differences) {
        this.services = services;
        this.college = college;
        this.differences = differences;
    }

    void look(LoopWalk walk, String what) {
        Map<Long, String> orders = new TreeMap<>();
        Map<Long, String> offered = new TreeMap<>();
        Map<Long, String> taken = new TreeMap<>();
        walk.model().orders.forEach((id, order) -> orders.put(id, order.status));
        for (var session : walk.model().sessions()) {
            session.places.forEach(each -> offered.put(each.offer, each.status));
            if (!Set.of("SUBMITTED", "ASKED_BACK", "REFUSED").contains(session.order.status)) {
                taken.put(session.role, session.taken() + "/" + session.capacity());
            }
        }
        differences.compare(
                what + ": order",
                column("select id, status from needs.service_request where college_id = :college"),
                orders);
        differences.compare(
                what + ": place",
                column("select id, status from assignment.offer where college_id = :college"),
                offered);
        Map<Long, String> counted = column(
                "select role_id, taken || '/' || capacity from assignment.role_places where college_id = :college");
        // An order that was withdrawn may never have been accepted: nothing was opened then.
        taken.keySet().retainAll(counted.keySet());
        differences.compare(what + ": taken of capacity of role", counted, taken);
        differences.compare(what + ": taken by nobody, of role", column(TAKEN_BY_NOBODY), Map.of());
        differences.compare(what + ": at two places at once, acceptance", column(AT_TWO_PLACES), Map.of());
        differences.compare(what + ": minutes that are no sum, of student", column(NOT_THE_SUM), Map.of());
        for (int student = 0; student < college.students().size(); student++) {
            differences.compare(
                    what + ": minutes of student " + student,
                    services.hours().balance(college.student(student)).value(),
                    walk.minutes().getOrDefault(student, 0L));
        }
    }

    private Map<Long, String> column(String sql) {
        Map<Long, String> found = new LinkedHashMap<>();
        services.jdbc().sql(sql).param("college", college.id().value()).query(row -> {
            found.put(row.getLong(1), row.getString(2));
        });
        return found;
    }
}
