package org.qinglin.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.BookingId;
import org.qinglin.app.resources.BookingInput;
import org.qinglin.app.resources.BookingStep;
import org.qinglin.app.resources.ResourceDesk;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.resources.ResourceInput;
import org.qinglin.app.resources.ResourceOffers;
import org.qinglin.app.resources.ResourceOutcome;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** What the demo's two sides lend each other: some used, some agreed, one that waits for an answer. */
@Component
class DemoResources {

    private final ResourceOffers offers;
    private final ResourceDesk desk;
    private final Accounts accounts;
    private final TravellingClock travelling;
    private final Clock clock;

    DemoResources(
            ResourceOffers offers, ResourceDesk desk, Accounts accounts, TravellingClock travelling, Clock clock) {
        this.offers = offers;
        this.desk = desk;
        this.accounts = accounts;
        this.travelling = travelling;
        this.clock = clock;
    }

    void play() {
        var today = LocalDate.now(clock);
        var college = accounts.byLogin("college").orElseThrow().getViewer();
        var community = accounts.byLogin("community").orElseThrow().getViewer();
        var hall = offered(college, "VENUE", "学术报告厅", "能坐 120 人，有投影和音响，轮椅可以从东门进。", "图书馆一楼", "08:00", "21:00");
        offered(college, "TEACHER", "智能手机入门课教师", "讲挂号、缴费、防诈骗，每次一个半小时，自带大字讲义。", "可以到社区来", "09:00", "17:00");
        offered(college, "EQUIPMENT", "移动音响和话筒", "一套，能用四个小时，户外也够响。", "团委办公室", "08:00", "20:00");
        var room = offered(community, "VENUE", "社区活动室", "能坐 30 人，有桌椅和黑板，一楼没有台阶。", "居委会一楼", "08:30", "20:00");
        offered(community, "POST", "居委会助理岗位", "每周两个半天，接待居民、整理台账。", "居委会", "08:30", "17:00");
        for (int week = 5; week >= 1; week--) {
            var day = today.minusDays(7L * week);
            used(college, community, room, day, "14:00", "16:00", "手机课堂");
        }
        used(community, college, hall, today.minusDays(10), "09:00", "11:30", "社区文艺汇演彩排");
        approve(college, booked(community, hall, today.plusDays(4), "14:00", "16:30", "居民健康讲座"));
        booked(community, hall, today.plusDays(9), "09:00", "11:00", "老年大学开班");
        booked(college, room, today.plusDays(2), "14:00", "16:00", "手机课堂");
    }

    private ResourceId offered(
            Viewer owner, String kind, String name, String about, String where, String opens, String closes) {
        var outcome = offers.offer(owner, new ResourceInput(kind, name, about, where, opens, closes, "PARTNERS"));
        if (outcome instanceof ResourceOutcome.Offered offered) {
            return offered.id();
        }
        throw new IllegalStateException("the demo's resource was not taken: " + outcome);
    }

    private void used(
            Viewer asker, Viewer owner, ResourceId what, LocalDate day, String from, String to, String purpose) {
        var before = day.minusDays(5).atTime(10, 0).atZone(China.TIME).toInstant();
        var id = travelling.at(before, () -> booked(asker, what, day, from, to, purpose));
        travelling.at(before, () -> approve(owner, id));
        var after = day.atTime(18, 0).atZone(China.TIME).toInstant();
        travelling.at(after, () -> done(desk.take(asker, id, new BookingStep.Report(true, "桌椅归位，灯和空调已关。"))));
    }

    private BookingId approve(Viewer owner, BookingId id) {
        return done(desk.take(owner, id, new BookingStep.Approve()));
    }

    private BookingId booked(Viewer asker, ResourceId what, LocalDate day, String from, String to, String purpose) {
        return done(desk.book(asker, what, new BookingInput(day.toString(), from, to, purpose)));
    }

    private static BookingId done(ResourceOutcome outcome) {
        if (outcome instanceof ResourceOutcome.Booked booked) {
            return booked.id();
        }
        throw new IllegalStateException("the demo's booking was not taken: " + outcome);
    }
}
