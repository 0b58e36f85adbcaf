package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.signup.RolePlaces.Place;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the places of a role to those who applied, in an order that was drawn, as {@link SignUpBatch} gives them by arrival:
 * under the role's lock, after whoever waits already, counting what the database really took. The rest stand in line in the
 * same order.
 */
@Component
public class LotteryPlacing {

    private final RolePlaces places;
    private final WaitingList waiting;
    private final JdbcClient jdbc;

    LotteryPlacing(RolePlaces places, WaitingList waiting, JdbcClient jdbc) {
        this.places = places;
        this.waiting = waiting;
        this.jdbc = jdbc;
    }

    /** Somebody who applied, with their application. */
    public record Applied(OfferId offer, StudentId student) {}

    /**
     * @param free how many places there were
     * @param placed who has one
     * @param skipped who came before one of these in the order and could not come
     */
    public record Placed(int free, Set<OfferId> placed, Set<OfferId> skipped) {}

    /**
     * Places who applied, within the transaction under way.
     *
     * @param inOrder in the order drawn, applications that still stand
     * @param canCome whether nothing keeps a student from it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placed place(SessionRoleId role, List<Applied> inOrder, Predicate<StudentId> canCome, Instant now) {
        var locked = places.lock(role, List.of(), now, more -> more).orElseThrow();
        var place = locked.place();
        int before = place.open() - locked.standing().held();
        int free = Math.max(
                0,
                locked.standing().waiting() > 0
                        ? before - waiting.promote(place, before, now).size()
                        : before);
        var placed = new LinkedHashSet<OfferId>();
        var skipped = new LinkedHashSet<OfferId>();
        int next = 0;
        while (placed.size() < free && next < inOrder.size()) {
            var reached = new ArrayList<Applied>();
            for (; reached.size() < free - placed.size() && next < inOrder.size(); next++) {
                if (canCome.test(inOrder.get(next).student())) {
                    reached.add(inOrder.get(next));
                } else {
                    skipped.add(inOrder.get(next).offer());
                }
            }
            var given = give(place, reached, now);
            reached.forEach(each -> (given.contains(each.offer()) ? placed : skipped).add(each.offer()));
        }
        standInLine(
                place,
                inOrder.stream()
                        .map(Applied::offer)
                        .filter(each -> !placed.contains(each))
                        .toList());
        return new Placed(free, placed, skipped);
    }

    /** As {@link RolePlaces#give}, for applications that stand already; in the order of students for the same reason. */
    private Set<OfferId> give(Place place, List<Applied> chosen, Instant now) {
        if (chosen.isEmpty()) {
            return Set.of();
        }
        var given = new HashSet<OfferId>();
        jdbc.sql("""
                with given as (
                    insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                        confirmed_at)
                    select p.college_id, o.id, p.role_id, p.session_id, o.student_id, p.during, :now
                    from assignment.role_places p join assignment.offer o on o.role_id = p.role_id
                    where p.role_id = :role and o.id = any (:offers) and o.status = 'APPLIED' order by o.student_id
                    on conflict do nothing returning offer_id),
                accepted as (
                    update assignment.offer set status = 'ACCEPTED', decided_at = :now
                    where id in (select offer_id from given)),
                counted as (
                    update assignment.role_places set taken = taken + (select count(*) from given)
                    where role_id = :role and exists (select from given))
                select offer_id from given""")
                .param("role", place.role().value())
                .param("offers", ids(chosen.stream().map(Applied::offer).toList()))
                .param("now", Sql.at(now))
                .query(row -> {
                    given.add(new OfferId(row.getLong(1)));
                });
        return given;
    }

    private void standInLine(Place place, List<OfferId> inOrder) {
        jdbc.sql("""
                update assignment.offer o set status = 'WAITLISTED', line_number = t.at +
                    (select coalesce(max(line_number), 0) from assignment.offer where role_id = :role)
                from unnest(:offers) with ordinality t(id, at) where o.id = t.id and o.status = 'APPLIED'""")
                .param("role", place.role().value())
                .param("offers", ids(inOrder))
                .update();
    }

    private static Long[] ids(List<OfferId> offers) {
        return offers.stream().map(OfferId::value).toArray(Long[]::new);
    }
}
