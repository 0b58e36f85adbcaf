package org.qinglin.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.conversation.Conversations;
import org.qinglin.app.conversation.SayOutcome;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.StructureDesk;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementCalendar;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementFlow;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementInput.Line;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.Plaques;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.scenarios.DemoTerm;
import org.springframework.stereotype.Component;

/**
 * The demo's agreements, each written, reviewed and signed by both sides at its own time: most are in force, one ends soon
 * and its renewal is being written, one is a first draft.
 */
@Component
class DemoAgreements {

    private static final String STREET = "370211005";

    private final Accounts accounts;
    private final AgreementDesk desk;
    private final AgreementFlow flow;
    private final AgreementCalendar calendar;
    private final Agreements agreements;
    private final Plaques plaques;
    private final Conversations conversations;
    private final StructureDesk structure;
    private final TravellingClock clock;

    DemoAgreements(
            Accounts accounts,
            AgreementDesk desk,
            AgreementFlow flow,
            AgreementCalendar calendar,
            Agreements agreements,
            Plaques plaques,
            Conversations conversations,
            StructureDesk structure,
            TravellingClock clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.flow = flow;
        this.calendar = calendar;
        this.agreements = agreements;
        this.plaques = plaques;
        this.conversations = conversations;
        this.structure = structure;
        this.clock = clock;
    }

    /** Plays them, once all accounts are open. */
    void play(DemoTerm term, DemoCast cast) {
        for (var each : term.agreements()) {
            sign(each, term, cast);
        }
        calendar.today();
        var ending = agreements.list(DemoCasting.need(cast.collegeViewers(), "qtc")).stream()
                .filter(each -> each.endsOn().isBefore(term.today().plusDays(60)))
                .findFirst();
        ending.ifPresent(old -> renew(old, cast));
        draft(term, cast);
        nameUnits(DemoCasting.need(cast.collegeViewers(), "qtc"));
    }

    /** The street drafts the renewal, the college sends it back with words and then writes what it means itself. */
    private void renew(Agreement old, DemoCast cast) {
        var college = DemoCasting.need(cast.collegeViewers(), "qtc");
        var street = viewer("street-" + old.parties().street().value());
        var first = titled(desk.renewing(old), "长江路街道社区学院共建协议（续签）", "12");
        var id = done(desk.draft(street, first));
        done(flow.take(street, id, new AgreementStep.Submit()));
        done(flow.take(college, id, new AgreementStep.SendBack("建议新一期多做几次海水监测的科普，订单数可以再高一点。")));
        done(desk.edit(college, id, titled(first, "长江路街道社区学院共建协议（续签）", "20")));
    }

    private static AgreementInput titled(AgreementInput input, String title, String orders) {
        var lines = input.commitments() == null ? List.<Line>of() : input.commitments();
        return new AgreementInput(
                null,
                null,
                null,
                null,
                title,
                input.body() + (orders.equals("20") ? "\n四、每年春秋两季各办一次海洋环境科普活动。" : ""),
                input.startsOn(),
                input.endsOn(),
                input.renews(),
                "1",
                lines.stream()
                        .map(each -> "orders-fulfilled".equals(each.measure())
                                ? line("JOINT_ACTIVITY", String.valueOf(each.words()), "orders-fulfilled", null, orders)
                                : each)
                        .toList());
    }

    /** The founders' "two centres, two bases". */
    private void nameUnits(Viewer college) {
        for (var each : List.of(
                new StructureDesk.UnitInput("中心", "社区教育中心", null),
                new StructureDesk.UnitInput("中心", "志愿服务中心", null),
                new StructureDesk.UnitInput("基地", "社区实践基地", null),
                new StructureDesk.UnitInput("基地", "乡村振兴基地", null))) {
            structure.add(college, each).fold(id -> id, faults -> {
                throw new IllegalStateException("the demo's unit is faulty: " + faults);
            });
        }
    }

    /** What the two sides said at their last meeting. */
    private void talk(AgreementId id, Viewer college, Viewer street, LocalDate day) {
        at(day, () -> say(street, id, "下个月想多排几场家电检修，几个老小区报上来的需求比较集中。", false));
        at(day.plusDays(1), () -> say(college, id, "可以，周六上午能去两支队伍。工具我们带，场地请街道协调。", false));
        at(day.plusDays(1), () -> say(street, id, "每月第二个周六上午为固定服务日，场地由街道提供。", true));
    }

    private AgreementId say(Viewer by, AgreementId about, String words, boolean decision) {
        var outcome = conversations.say(by, "agreements", about.value(), words, decision, List.of());
        if (!(outcome instanceof SayOutcome.Said)) {
            throw new IllegalStateException("the demo's words were refused: " + outcome);
        }
        return about;
    }

    private void sign(DemoTerm.Agreement each, DemoTerm term, DemoCast cast) {
        var college = DemoCasting.need(cast.collegeViewers(), each.college());
        var street = viewer("street-" + each.streetCode());
        var name = streetName(term, each.streetCode());
        var input = input(
                faculty(cast, each.faculty()),
                each.streetCode(),
                name + "社区学院共建协议 " + each.number(),
                each.signedOn(),
                each.endsOn(),
                each.faculty());
        var id = at(each.signedOn().minusDays(14), () -> done(desk.draft(college, input)));
        at(each.signedOn().minusDays(12), () -> done(flow.take(college, id, new AgreementStep.Submit())));
        at(each.signedOn().minusDays(8), () -> done(flow.take(street, id, new AgreementStep.Agree())));
        at(
                each.signedOn(),
                () -> done(flow.take(
                        college, id, new AgreementStep.Sign(each.signedOn().toString(), "党总支书记 王某", "党工委书记 李某"))));
        if (each.faculty().equals("haier")) {
            talk(id, college, street, term.today().minusDays(9));
        }
        if (each.faculty().equals("haier") || each.faculty().equals("education")) {
            at(each.signedOn().plusDays(5), () -> {
                grant(college, id, "PLAQUE", name + "社区学院", name + "办事处", each.signedOn());
                return grant(
                        college,
                        id,
                        "PRACTICE_BASE",
                        "大学生社区实践基地",
                        name,
                        each.signedOn().plusDays(5));
            });
        }
    }

    /** The faculty of the demo's own account and the street of the other one write their first. */
    private void draft(DemoTerm term, DemoCast cast) {
        var faculty = viewer("faculty");
        var from = term.today().plusDays(20);
        var input = input(
                null,
                STREET,
                streetName(term, STREET) + "数字助老共建协议",
                from,
                from.plusYears(1).minusDays(1),
                "information");
        at(term.today().minusDays(3), () -> done(desk.draft(faculty, input)));
    }

    private AgreementId grant(Viewer by, AgreementId id, String kind, String name, String place, LocalDate on) {
        return done(plaques.grant(by, id, new Plaques.Input(kind, name, place, on.toString())));
    }

    private static AgreementInput input(
            @Nullable String faculty, String street, String title, LocalDate from, LocalDate to, String slug) {
        return new AgreementInput(
                faculty, street, null, null, title, """
                一、双方本着优势互补、互惠互利、双向赋能的原则，共同建设社区学院。
                二、以社区需求为导向，街道汇总需求，学院组织师生按需服务。
                三、双方每学期会商一次，每年总结一次，到期前三个月商量续签。""", from.toString(), to.toString(), null, null, promises(slug));
    }

    private static List<Line> promises(String slug) {
        boolean small = slug.equals("arts") || slug.equals("biochemistry");
        return List.of(
                line("JOINT_ORGANIZATION", "结对的社区都有学生走进去", "communities-served", null, small ? "8" : "12"),
                line("JOINT_ACTIVITY", "社区点的单，办成", "orders-fulfilled", null, small ? "12" : "30"),
                line("JOINT_ACTIVITY", "志愿服务场次", "sessions-held", "VolunteerService", small ? "6" : "15"),
                line("JOINT_TALENT_TRAINING", "到社区实践的学生", "students-served", null, small ? "40" : "80"),
                line("JOINT_TALENT_TRAINING", "学生在社区的服务时长", "service-hours", null, small ? "150" : "300"),
                line("SHARED_RESOURCE", "社区对服务的评价不低于", "community-score", null, "4.5"));
    }

    private static Line line(String content, String words, String measure, @Nullable String programme, String target) {
        return new Line(content, words, measure, programme, target);
    }

    private static String faculty(DemoCast cast, String slug) {
        return Long.toString(DemoCasting.need(cast.faculties(), slug).value());
    }

    private static String streetName(DemoTerm term, String code) {
        return term.communities().stream()
                .filter(each -> each.streetCode().equals(code))
                .findFirst()
                .orElseThrow()
                .streetName();
    }

    private AgreementId at(LocalDate day, java.util.function.Supplier<AgreementId> deed) {
        Instant moment = day.atTime(10, 0).atZone(China.TIME).toInstant();
        return clock.at(moment, deed);
    }

    private static AgreementId done(AgreementOutcome outcome) {
        if (outcome instanceof AgreementOutcome.Done done) {
            return done.id();
        }
        throw new IllegalStateException("the demo's agreement was refused: " + outcome);
    }

    private Viewer viewer(String login) {
        return accounts.byLogin(login).orElseThrow().getViewer();
    }
}
