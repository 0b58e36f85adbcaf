package org.qinglin.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.CampaignForm;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.projects.ProjectStep;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** The demo's projects, of which the founders tell: one half way, one just finished, one proposed; and two campaigns. */
@Component
class DemoProjects {

    private static final int MOST_ORDERS = 4;

    private final ProjectDesk desk;
    private final Projects projects;
    private final Campaigns campaigns;
    private final Requests requests;
    private final Organisations organisations;
    private final Accounts accounts;
    private final TravellingClock travelling;
    private final Clock clock;

    DemoProjects(
            ProjectDesk desk,
            Projects projects,
            Campaigns campaigns,
            Requests requests,
            Organisations organisations,
            Accounts accounts,
            TravellingClock travelling,
            Clock clock) {
        this.desk = desk;
        this.projects = projects;
        this.campaigns = campaigns;
        this.requests = requests;
        this.organisations = organisations;
        this.accounts = accounts;
        this.travelling = travelling;
        this.clock = clock;
    }

    void play(DemoCast cast) {
        var college = DemoCasting.need(cast.collegeViewers(), "qtc");
        var today = LocalDate.now(clock);
        var orders = Stream.of(RequestStatus.ACCEPTED, RequestStatus.CLOSED)
                .flatMap(each -> requests.of(college.mustCollege(), each, "", 0, 300).stream())
                .toList();
        villageArts(cast, college, today, orders);
        neighbours(college, today, orders);
        proposal(today);
        campaigns(college, today, orders);
    }

    private void villageArts(DemoCast cast, Viewer college, LocalDate today, List<ServiceRequest> orders) {
        var village = communityIn(college, "泊里", orders);
        var arts = DemoCasting.need(cast.faculties(), "arts");
        var id = begun(
                college,
                new ProjectInput(
                        "艺美乡村",
                        "VolunteerService",
                        "文艺下乡",
                        "FACULTY",
                        Long.toString(arts.value()),
                        village.code().value(),
                        today.minusDays(60).toString(),
                        today.plusDays(60).toString(),
                        "艺术学院的同学进村画墙绘、教手工、排节目，学期末在村里办一场展演。先同村里定墙面和题材，再分三批进村，最后请村民打分。",
                        "墙绘颜料和工具\n指导教师两名\n音响一套",
                        "文化广场和两面墙\n村里的老照片\n活动室钥匙"),
                today.minusDays(62));
        milestone(college, id, today.minusDays(45), "和村里定下墙面与题材");
        milestone(college, id, today.minusDays(10), "第一面墙画完，村民看过");
        milestone(college, id, today.plusDays(50), "村里的展演");
        take(college, id, new ProjectStep.Begin(), today.minusDays(60));
        var list = projects.milestones(id);
        reach(college, id, list.get(0).id(), today.minusDays(47));
        reach(college, id, list.get(1).id(), today.minusDays(11));
        addOrders(college, id, village, orders);
    }

    private void neighbours(Viewer college, LocalDate today, List<ServiceRequest> orders) {
        var community = communityIn(college, "八大关", orders);
        var id = begun(
                college,
                new ProjectInput(
                        "青旅睦邻",
                        "VolunteerService",
                        "为老服务",
                        "COLLEGE",
                        null,
                        community.code().value(),
                        today.minusDays(70).toString(),
                        today.minusDays(3).toString(),
                        "陪社区里的老人走一走身边的老街，讲老房子的故事，做一本口述小册子，让邻居先熟起来。",
                        "讲解培训一次\n录音笔三支",
                        "引路的老街坊\n社区茶室"),
                today.minusDays(72));
        milestone(college, id, today.minusDays(40), "走完第一条街");
        milestone(college, id, today.minusDays(6), "小册子定稿");
        take(college, id, new ProjectStep.Begin(), today.minusDays(70));
        for (var each : projects.milestones(id)) {
            reach(college, id, each.id(), each.dueOn().minusDays(1));
        }
        addOrders(college, id, community, orders);
        take(college, id, new ProjectStep.Finish("走了四条老街，记下十二位老街坊的口述，小册子放在社区茶室，谁都可以翻。"), today.minusDays(3));
    }

    /** The leader's own, waiting for the college. */
    private void proposal(LocalDate today) {
        var leader = accounts.byLogin("leader").orElseThrow().getViewer();
        begun(
                leader,
                new ProjectInput(
                        "手机课堂进楼道",
                        "VolunteerService",
                        "为老服务",
                        null,
                        null,
                        null,
                        today.plusDays(14).toString(),
                        today.plusDays(90).toString(),
                        "每周一个晚上，在楼道口教老人用手机：挂号、缴费、和孩子视频。一栋楼教会三个人，再由他们教邻居。",
                        "队员每晚四名\n大字操作卡",
                        ""),
                today.minusDays(1));
    }

    private void campaigns(Viewer college, LocalDate today, List<ServiceRequest> orders) {
        var into = travelling.at(
                at(today.minusDays(50)),
                () -> campaigns
                        .announce(
                                college,
                                new CampaignForm(
                                        "百万大学生进社区",
                                        today.minusDays(45).toString(),
                                        today.plusDays(30).toString(),
                                        "每个团支部结对一个社区，从社区最想办的小事做起。",
                                        "150",
                                        "320",
                                        "2400"))
                        .fold(made -> made, faults -> {
                            throw new IllegalStateException("the demo's campaign was not taken: " + faults);
                        }));
        orders.stream()
                .filter(each -> each.reviewedAt() != null && each.submittedAt().isAfter(at(today.minusDays(45))))
                .limit(30)
                .forEach(each -> requests.putInto(college, each.id(), into.id()));
        int year = today.getMonthValue() > 3 ? today.getYear() + 1 : today.getYear();
        campaigns.announce(
                college,
                new CampaignForm(
                        "学雷锋月",
                        LocalDate.of(year, 3, 1).toString(),
                        LocalDate.of(year, 3, 31).toString(),
                        "3 月 5 日前后，各学院服务队集中进社区。",
                        "40",
                        "200",
                        null));
    }

    private Community communityIn(Viewer college, String street, List<ServiceRequest> orders) {
        return organisations.communitiesOf(college.mustCollege()).stream()
                .filter(each -> each.streetName().contains(street))
                .max(Comparator.comparingLong((Community each) -> orders.stream()
                                .filter(order -> order.community().equals(each.code()))
                                .count())
                        .thenComparing(each -> each.code().value()))
                .orElseThrow(() -> new IllegalStateException("the demo has no community in " + street));
    }

    private ProjectId begun(Viewer viewer, ProjectInput input, LocalDate day) {
        return done(travelling.at(at(day), () -> desk.begin(viewer, input)));
    }

    private void milestone(Viewer viewer, ProjectId id, LocalDate due, String what) {
        done(desk.addMilestone(viewer, id, due.toString(), what));
    }

    private void reach(Viewer viewer, ProjectId id, long milestone, LocalDate day) {
        done(travelling.at(at(day), () -> desk.reach(viewer, id, milestone)));
    }

    private void take(Viewer viewer, ProjectId id, ProjectStep step, LocalDate day) {
        done(travelling.at(at(day), () -> desk.take(viewer, id, step)));
    }

    private void addOrders(Viewer viewer, ProjectId id, Community community, List<ServiceRequest> orders) {
        orders.stream()
                .filter(each -> each.community().equals(community.code()))
                .limit(MOST_ORDERS)
                .forEach(each ->
                        done(desk.addOrder(viewer, id, Long.toString(each.id().value()))));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(10, 0).atZone(China.TIME).toInstant();
    }

    private static ProjectId done(@Nullable ProjectOutcome outcome) {
        if (outcome instanceof ProjectOutcome.Done done) {
            return done.id();
        }
        throw new IllegalStateException("the demo's project was not taken: " + outcome);
    }
}
