package org.qinglin.app.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.meetings.CameAs;
import org.qinglin.app.meetings.Ceremonies;
import org.qinglin.app.meetings.Ceremony;
import org.qinglin.app.meetings.Guests;
import org.qinglin.app.meetings.Invitations;
import org.qinglin.app.meetings.MeetingCode;
import org.qinglin.app.meetings.MeetingDesk;
import org.qinglin.app.meetings.MeetingOutcome;
import org.qinglin.app.meetings.Meetings;
import org.qinglin.app.meetings.Minutes;
import org.qinglin.app.meetings.SignIns;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** The demo's meetings: one that was held, with everything, and one that is announced. */
@Component
class DemoMeetings {

    private static final int STUDENTS_WHO_CAME = 40;

    private final MeetingDesk desk;
    private final Meetings meetings;
    private final Invitations invitations;
    private final Ceremonies ceremonies;
    private final SignIns signIns;
    private final MeetingCode codes;
    private final Guests guests;
    private final Minutes minutes;
    private final Accounts accounts;
    private final TravellingClock travelling;
    private final Clock clock;

    DemoMeetings(
            MeetingDesk desk,
            Meetings meetings,
            Invitations invitations,
            Ceremonies ceremonies,
            SignIns signIns,
            MeetingCode codes,
            Guests guests,
            Minutes minutes,
            Accounts accounts,
            TravellingClock travelling,
            Clock clock) {
        this.desk = desk;
        this.meetings = meetings;
        this.invitations = invitations;
        this.ceremonies = ceremonies;
        this.signIns = signIns;
        this.codes = codes;
        this.guests = guests;
        this.minutes = minutes;
        this.accounts = accounts;
        this.travelling = travelling;
        this.clock = clock;
    }

    /** Plays both, once there is a round of awards that is final. */
    void play(DemoCast cast) {
        held(cast);
        ahead();
    }

    private void held(DemoCast cast) {
        var college = viewer("college");
        var day = LocalDate.now(clock).minusDays(2);
        var planned = moment(day.minusDays(10), 9);
        long id = travelling.at(planned, () -> planned("季度总结会", "总结这个季度的服务，授旗、颁奖、续约。", "大学生活动中心报告厅", day));
        travelling.at(planned, () -> {
            item(id, "主持人介绍来宾", "校团委", 5);
            item(id, "季度工作总结", "校团委书记", 20);
            item(id, "社区代表发言", "社区", 15);
            item(id, "授旗", "", 15);
            item(id, "颁奖", "", 20);
            item(id, "下一季度启动", "各学院", 30);
            return id;
        });
        var everyone =
                List.of(CameAs.LEADER, CameAs.WINNER, CameAs.TEAM, CameAs.FACULTY, CameAs.COMMUNITY, CameAs.STREET);
        travelling.at(planned, () -> done(desk.announce(college, id)));
        // The winners are known four days before the demo's day: they are invited then.
        var invited = moment(day.minusDays(1), 9);
        travelling.at(invited, () -> invitations.invite(college, id, everyone, List.of(), List.of()));
        programme(college, id, invited);
        var withAccounts = List.of("college", "faculty", "community", "leader", "student", "street").stream()
                .map(accounts::byLogin)
                .flatMap(each -> each.stream())
                .map(each -> each.getViewer())
                .toList();
        var doors = moment(day, 13);
        withAccounts.forEach(each -> {
            travelling.at(invited.plus(Duration.ofHours(2)), () -> invitations.answer(each, id, true));
            sign(each, id, doors.plusSeconds(1200));
        });
        everyoneElse(cast, id, invited, doors.plusSeconds(1260));
        travelling.at(moment(day, 14), () -> done(guests.enter(college, id, "社区居民代表", "18")));
        var begun = moment(day, 15);
        meetings.ceremonies(id)
                .forEach(each -> travelling.at(begun, () -> done(ceremonies.done(college, id, each.id()))));
        travelling.at(
                moment(day, 17),
                () -> done(
                        minutes.write(
                                viewer("faculty"),
                                id,
                                "校团委通报了本季度的订单、时长和社区评价。\n社区代表希望手机课堂改到周日上午，各学院同意从下月起调整。\n会上为服务队授旗，为优秀青年志愿者颁奖。\n下季度由各学院各牵头一个项目，月底前报计划。")));
        travelling.at(
                moment(day, 17), () -> done(minutes.addPicture(viewer("faculty"), id, "报告厅里的会场（示意图）", picture())));
        travelling.at(moment(day, 18), () -> done(minutes.confirm(college, id)));
    }

    /** Most who are invited come, some decline, some say nothing; and some students who are not invited look in. */
    private void everyoneElse(DemoCast cast, long id, Instant invited, Instant doors) {
        var college = viewer("college").mustCollege();
        var people = Stream.concat(
                        cast.communities().values().stream(),
                        cast.students().values().stream().filter(each -> college.equals(each.college())))
                .sorted(Comparator.comparingLong(each -> each.account().value()))
                .toList();
        int uninvited = 0;
        int number = 0;
        for (var each : people) {
            boolean guest = invitations.own(each, id).isPresent();
            if (!guest && (each.student() == null || uninvited++ >= STUDENTS_WHO_CAME)) {
                continue;
            }
            int mood = number++ % 8;
            if (guest && mood < 6) {
                boolean comes = mood > 0;
                travelling.at(invited.plus(Duration.ofHours(3)), () -> invitations.answer(each, id, comes));
            }
            if (mood > 0 && mood < 7) {
                sign(each, id, doors.plusSeconds(number * 5L));
            }
        }
    }

    private void programme(Viewer college, long id, Instant at) {
        var agenda = meetings.agenda(meetings.find(college, id).orElseThrow());
        var choices = ceremonies.choices(college);
        travelling.at(at, () -> {
            choices.stream()
                    .filter(each -> each.kind() == Ceremony.Kind.TEAM_FLAG)
                    .limit(2)
                    .forEach(each ->
                            add(college, id, each, "青年志愿服务队队旗", agenda.get(3).id()));
            choices.stream()
                    .filter(each -> each.kind() == Ceremony.Kind.COMMUNITY_PLAQUE)
                    .limit(1)
                    .forEach(each ->
                            add(college, id, each, "大学生社区实践基地", agenda.get(3).id()));
            choices.stream()
                    .filter(each -> each.kind() == Ceremony.Kind.AWARDS)
                    .limit(1)
                    .forEach(each -> add(college, id, each, "", agenda.get(4).id()));
            choices.stream()
                    .filter(each -> each.kind() == Ceremony.Kind.AGREEMENT)
                    .reduce((first, last) -> last)
                    .ifPresent(each -> add(college, id, each, "", agenda.get(5).id()));
            return id;
        });
    }

    private void add(Viewer college, long id, Ceremonies.Choice choice, String title, long item) {
        done(ceremonies.add(college, id, choice.kind() + ":" + choice.subject(), title, Long.toString(item)));
    }

    private void ahead() {
        var college = viewer("college");
        var day = LocalDate.now(clock).plusDays(8);
        long id = planned("年度总结暨新一年启动会", "各学院和社区各讲五分钟，新一年的服务队授旗。", "大礼堂", day);
        item(id, "年度总结", "校团委书记", 30);
        item(id, "优秀社区和服务队发言", "社区、服务队", 30);
        item(id, "新一年启动", "校团委", 20);
        invitations.invite(college, id, List.of(CameAs.FACULTY, CameAs.COMMUNITY, CameAs.TEAM), List.of(), List.of());
        done(desk.announce(college, id));
        invitations.answer(viewer("faculty"), id, true);
    }

    private long planned(String title, String about, String place, LocalDate day) {
        return done(desk.plan(
                viewer("college"), new MeetingDesk.Input(title, about, place, day.toString(), "14:00", "16:00")));
    }

    private void item(long id, String what, String speaker, int length) {
        done(desk.addItem(viewer("college"), id, what, speaker, Integer.toString(length)));
    }

    private void sign(Viewer guest, long id, Instant at) {
        travelling.at(at, () -> signIns.sign(guest, id, codes.current(id)));
    }

    /** A drawing, since people in demo data are invented. */
    private static byte[] picture() {
        var image = new BufferedImage(960, 540, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, new Color(0x0b7a5c), 0, 540, new Color(0x073b2e)));
        canvas.fillRect(0, 0, 960, 540);
        canvas.setColor(new Color(0xe9f4ee));
        canvas.fillRect(260, 60, 440, 180);
        canvas.setColor(new Color(0xd7efe3));
        for (int row = 0; row < 5; row++) {
            for (int seat = 0; seat < 16; seat++) {
                canvas.fillOval(40 + seat * 56 + (row % 2) * 20, 300 + row * 46, 32, 32);
            }
        }
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture is written to memory", impossible);
        }
        return out.toByteArray();
    }

    private static Instant moment(LocalDate day, int hour) {
        return day.atTime(hour, 30).atZone(China.TIME).toInstant();
    }

    private Viewer viewer(String login) {
        return accounts.byLogin(login).orElseThrow().getViewer();
    }

    private static long done(MeetingOutcome outcome) {
        if (outcome instanceof MeetingOutcome.Done done) {
            return done.id();
        }
        throw new IllegalStateException("the demo's meeting was not taken: " + outcome);
    }
}
