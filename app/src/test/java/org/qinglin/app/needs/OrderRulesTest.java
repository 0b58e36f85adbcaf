package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinglin.app.World;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.GeoPoint;

/** What makes an order fit to be submitted; on Tuesday, 2 June 2026, 10:00. */
class OrderRulesTest {

    private static final OrderInput.Session SESSION = new OrderInput.Session("2026-06-06", "09:00", "11:00");
    private static final OrderInput.Role ROLE = new OrderInput.Role("助教", "1", "3", "first-aid", "2");

    private final OrderRules rules = new OrderRules(Clock.fixed(World.NOW, China.TIME));
    private final OrderRules.Context context = new OrderRules.Context(
            Set.of(new CollegeId(7)), Set.of("VolunteerService"), Set.of("first-aid"), new GeoPoint(120, 36));

    private static OrderInput input(Object... changes) {
        var fields = new java.util.HashMap<String, Object>();
        for (int i = 0; i < changes.length; i += 2) {
            fields.put((String) changes[i], changes[i + 1]);
        }
        return new OrderInput(
                (String) fields.getOrDefault("college", "7"),
                (String) fields.getOrDefault("programme", "VolunteerService"),
                (String) fields.getOrDefault("title", "教手机"),
                (String) fields.getOrDefault("description", "教老人用手机"),
                (String) fields.getOrDefault("riskText", "无特殊风险"),
                (String) fields.getOrDefault("hazardous", ""),
                (String) fields.getOrDefault("insurancePolicy", ""),
                (String) fields.getOrDefault("minAge", ""),
                (String) fields.getOrDefault("maxAge", ""),
                (String) fields.getOrDefault("urgency", "1"),
                (String) fields.getOrDefault("contactName", "书记"),
                (String) fields.getOrDefault("contactPhone", "10000000002"),
                (String) fields.getOrDefault("place", "活动室"),
                sessions(fields.getOrDefault("sessions", List.of(SESSION))),
                roles(fields.getOrDefault("roles", List.of(ROLE))));
    }

    @SuppressWarnings("unchecked")
    private static List<OrderInput.Session> sessions(Object value) {
        return (List<OrderInput.Session>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<OrderInput.Role> roles(Object value) {
        return (List<OrderInput.Role>) value;
    }

    private List<Fault> faults(OrderInput input) {
        return rules.check(input, context).fold(order -> List.of(), faults -> faults);
    }

    @Test
    void aFitOrderBecomesARequest() {
        var checked = rules.check(input("title", "  教手机  ", "contactPhone", "100-0000 0002"), context);
        assertThat(checked).isInstanceOfSatisfying(Checked.Ok.class, ok -> {
            var order = (NewRequest) ok.value();
            assertThat(order.title()).isEqualTo("教手机");
            assertThat(order.contactPhone()).isEqualTo("10000000002");
            assertThat(order.position()).isEqualTo(context.position());
            assertThat(order.times())
                    .containsExactly(new NewRequest.Time(
                            LocalDateTime.of(2026, 6, 6, 9, 0), LocalDateTime.of(2026, 6, 6, 11, 0)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "college, 8, fault.college",
        "college, seven, fault.college",
        "college, '', fault.college",
        "programme, Fishing, fault.programme",
        "title, ' ', fault.required",
        "description, '', fault.required",
        "riskText, '  ', fault.required", // no call without its risks (条例 Art.12)
        "minAge, 9, fault.number",
        "minAge, 3.5, fault.number",
        "maxAge, 101, fault.number",
        "urgency, 4, fault.number",
        "urgency, '', fault.number",
        "contactName, '', fault.required",
        "contactPhone, 12ab, fault.phone",
        "contactPhone, '', fault.phone",
        "place, '', fault.required",
    })
    void eachFieldSaysWhatIsWrongWithItsValue(String field, String value, String key) {
        assertThat(faults(input(field, value))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.value()).isEqualTo(key.equals("fault.required") ? "" : value);
            assertThat(fault.messageKey()).isEqualTo(key);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "title, 60",
        "description, 2000",
        "riskText, 1000",
        "insurancePolicy, 100",
        "contactName, 40",
        "place, 100"
    })
    void lengthsAreCountedInCharactersAsPeopleSeeThem(String field, int most) {
        assertThat(faults(input(field, "𠮷".repeat(most)))).isEmpty(); // two chars in Java, one on the page
        assertThat(faults(input(field, "字".repeat(most + 1)))).singleElement().satisfies(fault -> {
            assertThat(fault.messageKey()).isEqualTo("fault.too-long");
            assertThat(fault.arguments()).containsExactly(most, most + 1);
        });
    }

    record Wrong(OrderInput.Session session, String field, String key) {}

    static Stream<Wrong> wrongSessions() {
        return Stream.of(
                new Wrong(new OrderInput.Session("6月6日", "09:00", "11:00"), "date", "fault.date"),
                new Wrong(new OrderInput.Session("2026-02-30", "09:00", "11:00"), "date", "fault.date"),
                new Wrong(new OrderInput.Session("2026-06-06", "9点", "11:00"), "from", "fault.time"),
                new Wrong(new OrderInput.Session("2026-06-06", "09:00", "25:00"), "to", "fault.time"),
                new Wrong(new OrderInput.Session("2026-06-06", "11:00", "09:00"), "to", "fault.session.order"),
                new Wrong(new OrderInput.Session("2026-06-06", "09:00", "09:00"), "to", "fault.session.order"),
                new Wrong(new OrderInput.Session("2026-06-06", "08:00", "20:01"), "to", "fault.session.long"),
                new Wrong(new OrderInput.Session("2026-06-02", "07:00", "09:59"), "date", "fault.session.past"),
                new Wrong(new OrderInput.Session("2027-06-08", "09:00", "11:00"), "date", "fault.session.far"));
    }

    @ParameterizedTest
    @MethodSource("wrongSessions")
    void aSessionSaysWhichOfItsPartsIsWrong(Wrong wrong) {
        assertThat(faults(input("sessions", List.of(SESSION, wrong.session()))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("sessions[1]." + wrong.field());
                    assertThat(fault.messageKey()).isEqualTo(wrong.key());
                });
    }

    @Test
    void twoSessionsMayNotBeginAtTheSameTime() {
        assertThat(faults(input("sessions", List.of(SESSION, SESSION))))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(tuple("sessions[1].from", "fault.session.twice"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, 3, '', '', name, fault.required",
        "助教, 0, 0, '', '', max, fault.number",
        "助教, 0, 501, '', '', max, fault.number",
        "助教, x, 3, '', '', min, fault.number",
        "助教, 4, 3, '', '', min, fault.heads",
        "助教, 1, 3, juggling, '', skill, fault.skill",
        "助教, 1, 3, first-aid, 6, level, fault.number",
    })
    void aRoleSaysWhichOfItsPartsIsWrong(
            String name, String min, String max, String skill, String level, String field, String key) {
        assertThat(faults(input("roles", List.of(new OrderInput.Role(name, min, max, skill, level)))))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(tuple("roles[0]." + field, key));
    }

    @Test
    void twoRolesMayNotShareAName() {
        assertThat(faults(input("roles", List.of(ROLE, ROLE))))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(tuple("roles[1].name", "fault.role.twice"));
    }

    @Test
    void anOrderHasAtLeastOneAndAtMostSoManySessionsAndRoles() {
        assertThat(faults(input("sessions", List.of(), "roles", List.of())))
                .extracting(Fault::messageKey)
                .containsExactly("fault.sessions", "fault.roles");
        var many = IntStream.rangeClosed(0, OrderRules.MOST_SESSIONS)
                .mapToObj(i -> new OrderInput.Session(
                        LocalDate.of(2026, 6, 6).plusDays(i).toString(), "09:00", "11:00"))
                .toList();
        assertThat(faults(input("sessions", many)))
                .extracting(Fault::messageKey, Fault::value)
                .containsExactly(tuple("fault.sessions", "61"));
    }

    @Test
    void theAgesMustFitEachOther() {
        assertThat(faults(input("minAge", "20", "maxAge", "18")))
                .extracting(Fault::field, Fault::messageKey, Fault::value)
                .containsExactly(tuple("maxAge", "fault.ages", "18"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var nothing = new OrderInput(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(faults(nothing))
                .extracting(Fault::field)
                .containsExactly(
                        "college",
                        "programme",
                        "title",
                        "description",
                        "riskText",
                        "urgency",
                        "contactName",
                        "contactPhone",
                        "place",
                        "sessions",
                        "roles");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-02, 1, 2026-06-03",
        "2026-06-05, 1, 2026-06-08", // Friday → Monday
        "2026-06-06, 1, 2026-06-08",
        "2026-06-02, 5, 2026-06-09",
        "2026-06-02, 0, 2026-06-02",
    })
    void workingDaysLeaveTheWeekendOut(LocalDate start, int days, LocalDate due) {
        assertThat(WorkingDays.after(start, days)).isEqualTo(due);
    }
}
