package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinglin.app.World;
import org.qinglin.app.programmes.CalendarDay;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.GeoPoint;

/** What makes an order fit to be submitted; on Tuesday, 2 June 2026, 10:00. */
class OrderRulesTest {

    private static final OrderInput.Session SESSION = new OrderInput.Session("2026-06-06", "09:00", "11:00");
    private static final OrderInput.Role ROLE = new OrderInput.Role("助教", "1", "3", "first-aid", "2");

    private static final Map<LocalDate, CalendarDay> HOLIDAYS = Stream.of(
                    moved("2026-06-19", CalendarDay.Kind.HOLIDAY),
                    moved("2026-06-20", CalendarDay.Kind.HOLIDAY),
                    moved("2026-07-04", CalendarDay.Kind.WORKDAY))
            .collect(Collectors.toMap(CalendarDay::day, day -> day));

    private static CalendarDay moved(String day, CalendarDay.Kind kind) {
        return new CalendarDay(LocalDate.parse(day), kind, "端午", "Dragon Boat Festival");
    }

    private final OrderRules rules = new OrderRules(Clock.fixed(World.NOW, China.TIME));
    private final OrderRules.Context context = new OrderRules.Context(
            Set.of(new CollegeId(7)), Set.of("VolunteerService"), Set.of("first-aid"), new GeoPoint(120, 36), HOLIDAYS);

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
                roles(fields.getOrDefault("roles", List.of(ROLE))),
                (OrderInput.Weekly) fields.get("weekly"),
                null,
                null);
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

    private static final OrderInput.Session NO_DAY = new OrderInput.Session("", "09:00", "11:00");

    private static OrderInput.Weekly weekly(List<String> weekdays, String first, String last) {
        return new OrderInput.Weekly(weekdays, first, last, "14:00", "16:00", null, null);
    }

    private List<String> days(OrderInput input) {
        return rules.check(input, context)
                .fold(
                        order -> order.times().stream()
                                .map(time -> time.from().toString())
                                .toList(),
                        faults -> List.of(faults.toString()));
    }

    @Test
    void aWeeklyOrderLeavesOutHolidaysAndWeekendDaysThatAreWorked() {
        var everyFridayAndSaturday = weekly(List.of("5", "6"), "2026-06-12", "2026-07-04");
        assertThat(days(input("sessions", List.of(NO_DAY), "weekly", everyFridayAndSaturday)))
                .containsExactly(
                        "2026-06-12T14:00",
                        "2026-06-13T14:00",
                        "2026-06-26T14:00",
                        "2026-06-27T14:00",
                        "2026-07-03T14:00");
        var onEveryDay =
                new OrderInput.Weekly(List.of("5", "6"), "2026-06-19", "2026-07-04", "14:00", "16:00", "keep", "keep");
        assertThat(days(input("sessions", List.of(), "weekly", onEveryDay)))
                .containsExactly(
                        "2026-06-19T14:00",
                        "2026-06-20T14:00",
                        "2026-06-26T14:00",
                        "2026-06-27T14:00",
                        "2026-07-03T14:00",
                        "2026-07-04T14:00");
    }

    @Test
    void aDayThatStandsByItselfAndInTheWeekIsOneSession() {
        var single = new OrderInput.Session("2026-06-13", "14:00", "15:00");
        assertThat(days(input("sessions", List.of(single), "weekly", weekly(List.of("6"), "2026-06-13", "2026-06-27"))))
                .containsExactly("2026-06-13T14:00", "2026-06-27T14:00");
    }

    @Test
    void aPreviewNamesTheDaysThatAreLeftOutAndWhy() {
        var preview = rules.preview(
                input("sessions", List.of(NO_DAY), "weekly", weekly(List.of("5"), "2026-06-12", "2026-06-26")),
                context);
        assertThat(preview.faults()).isEmpty();
        assertThat(preview.sessions()).isEqualTo(2);
        assertThat(preview.days())
                .filteredOn(day -> !day.takesPlace())
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.day()).isEqualTo(LocalDate.of(2026, 6, 19));
                    assertThat(day.official()).isEqualTo(HOLIDAYS.get(day.day()));
                });
    }

    static Stream<Arguments> wrongWeeks() {
        var friday = List.of("5");
        return Stream.of(
                Arguments.of(weekly(List.of(), "2026-06-12", "2026-06-26"), "weekdays", "fault.weekly.weekdays"),
                Arguments.of(weekly(List.of("8"), "2026-06-12", "2026-06-26"), "weekdays", "fault.weekly.weekday"),
                Arguments.of(weekly(friday, "2026-06-12", "2026-06-11"), "lastDay", "fault.weekly.order"),
                Arguments.of(weekly(friday, "", "2026-06-26"), "firstDay", "fault.date"),
                Arguments.of(weekly(friday, "2026-05-01", "2026-06-26"), "firstDay", "fault.session.past"),
                Arguments.of(weekly(friday, "2026-06-12", "2027-08-01"), "lastDay", "fault.session.far"),
                Arguments.of(weekly(friday, "2026-06-19", "2026-06-20"), "lastDay", "fault.weekly.none"),
                Arguments.of(
                        weekly(List.of("1", "2", "3", "4", "5"), "2026-06-08", "2026-12-31"),
                        "lastDay",
                        "fault.weekly.many"),
                Arguments.of(
                        new OrderInput.Weekly(friday, "2026-06-12", "2026-06-26", "16:00", "14:00", null, null),
                        "to",
                        "fault.session.order"));
    }

    @ParameterizedTest
    @MethodSource("wrongWeeks")
    void aWeekSaysWhichOfItsPartsIsWrong(OrderInput.Weekly weekly, String field, String key) {
        assertThat(faults(input("sessions", List.of(NO_DAY), "weekly", weekly)))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(tuple("weekly." + field, key));
    }
}
