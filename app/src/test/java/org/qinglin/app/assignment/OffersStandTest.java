package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.signup.SignUp;
import org.qinglin.app.assignment.signup.SignUpAnswer;
import org.qinglin.app.assignment.signup.SignUpWriter;
import org.qinglin.app.needs.ServiceSession;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The database itself keeps every acceptance on its offer, and every offer on the places of a role. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffersStandTest {

    private static final LocalDateTime DAY = LocalDateTime.of(2026, 6, 6, 9, 0);
    private static final String NO_PLACES = "an offer for a role without places";
    private static final String NOT_OFFERED = "an acceptance of what was not offered";
    private static final String STAYS = "stays, with its numbers";
    private static final long NOBODYS = 987_654_321L;

    @Autowired
    private World world;

    @Autowired
    private SignUpWriter writer;

    @Autowired
    private JdbcClient jdbc;

    private ServiceSession session;
    private ServiceSession other;

    @BeforeAll
    void twoSessionsAndSomebodyAtOne() {
        var campus = world.campus("立得住", 2);
        session = world.accepted(campus, DAY, 2);
        other = world.accepted(campus, DAY.plusDays(1), 2);
        var student = campus.student(0);
        var answer = writer.signUp(
                new SignUp(student, session.id(), session.roles().get(0).id(), List.of(student.mustStudent()), null));
        assertThat(answer).isEqualTo(new SignUpAnswer.Placed());
    }

    private static long role(ServiceSession session) {
        return session.roles().get(0).id().value();
    }

    private void isRefused(String sql, String why) {
        var ready = sql.replace(":role", "" + role(session))
                .replace(":other", "" + role(other))
                .replace(":nobodys", "" + NOBODYS);
        assertThatThrownBy(() -> jdbc.sql(ready).update())
                .as(ready)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(why);
    }

    private static final String OFFER = """
            insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons, offered_at,
                respond_by, status, decided_at)
            select college_id, origin, %s, session_id, student_id, reasons, offered_at, respond_by, 'CANCELLED', decided_at
            from assignment.offer where role_id = :role""";

    private static final String ACCEPTANCE = """
            insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                confirmed_at, cancelled_at)
            select a.college_id, %s, %s, a.session_id, a.student_id, a.during, a.confirmed_at, a.confirmed_at
            from assignment.acceptance a where a.role_id = :role""";

    @Test
    @Transactional
    void anOfferIsForARoleThatHasPlaces() {
        isRefused(OFFER.formatted(":nobodys"), NO_PLACES);
    }

    @Test
    @Transactional
    void anOfferForARoleWithPlacesIsTaken() {
        assertThat(jdbc.sql(OFFER.formatted("role_id").replace(":role", "" + role(session)))
                        .update())
                .isOne();
    }

    @Test
    @Transactional
    void anAcceptanceIsOfAnOfferThatStands() {
        isRefused(ACCEPTANCE.formatted(":nobodys", "a.role_id"), NOT_OFFERED);
    }

    @Test
    @Transactional
    void anAcceptanceIsForTheVeryRoleThatWasOffered() {
        jdbc.sql("update assignment.acceptance set cancelled_at = confirmed_at where role_id = " + role(session))
                .update();
        isRefused("""
                with made as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons, offered_at,
                        respond_by, status, decided_at)
                    select college_id, origin, role_id, session_id, student_id, reasons, offered_at, respond_by,
                        'CANCELLED', decided_at
                    from assignment.offer where role_id = :role returning id, role_id)
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                    confirmed_at)
                select a.college_id, made.id, :other, a.session_id, a.student_id, a.during, a.confirmed_at
                from assignment.acceptance a, made where a.role_id = made.role_id""", NOT_OFFERED);
    }

    @Test
    @Transactional
    void oneThatIsWrongAmongManyUndoesTheStatement() {
        isRefused(
                OFFER.formatted("r.role_id")
                        .replace(
                                "from assignment.offer where role_id",
                                "from assignment.offer, (values (:role), (:nobodys)) r(role_id) where offer.role_id"),
                NO_PLACES);
    }

    @Test
    @Transactional
    void thePlacesOfARoleAreNeverDeleted() {
        isRefused("delete from assignment.role_places where role_id = :role", STAYS);
    }

    @Test
    @Transactional
    void thePlacesOfARoleStayWithTheirRole() {
        isRefused("update assignment.role_places set role_id = :nobodys where role_id = :role", STAYS);
    }

    @Test
    @Transactional
    void anOfferIsNeverDeleted() {
        isRefused("delete from assignment.offer where role_id = :role", STAYS);
    }

    @Test
    @Transactional
    void anOfferStaysWithItsRole() {
        isRefused("update assignment.offer set role_id = :other where role_id = :role", STAYS);
    }

    @Test
    @Transactional
    void anAcceptanceStaysWithItsOffer() {
        isRefused("update assignment.acceptance set role_id = :other where role_id = :role", STAYS);
    }

    @Test
    @Transactional
    void offersAreNotEmptied() {
        isRefused("truncate assignment.offer cascade", STAYS);
    }

    @Test
    @Transactional
    void placesAreNotEmptied() {
        isRefused("truncate assignment.role_places cascade", STAYS);
    }
}
