package org.qinglin.app.meetings;

import com.lowagie.text.Document;
import com.lowagie.text.Image;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/** Prints the report of a meeting. */
@Component
public class MeetingPaper {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final float PICTURE_WIDTH = 320;
    private static final Map<CameAs, String> KINDS = Map.of(
            CameAs.LEADER, "学校",
            CameAs.FACULTY, "学院",
            CameAs.COMMUNITY, "社区",
            CameAs.STREET, "街道",
            CameAs.TEAM, "服务队",
            CameAs.WINNER, "受表彰者",
            CameAs.OTHER, "未受邀");
    private static final Map<Ceremony.Kind, String> HANDED = Map.of(
            Ceremony.Kind.TEAM_FLAG, "授旗",
            Ceremony.Kind.FACULTY_FLAG, "授旗",
            Ceremony.Kind.COMMUNITY_PLAQUE, "授牌",
            Ceremony.Kind.AWARDS, "颁奖",
            Ceremony.Kind.AGREEMENT, "签约");

    private final Paper paper;
    private final Minutes minutes;
    private final Organisations organisations;
    private final Installation installation;
    private final Clock clock;

    MeetingPaper(Paper paper, Minutes minutes, Organisations organisations, Installation installation, Clock clock) {
        this.paper = paper;
        this.minutes = minutes;
        this.organisations = organisations;
        this.installation = installation;
        this.clock = clock;
    }

    /** The report as PDF/A, for a viewer who may read it. */
    public byte[] print(Viewer viewer, MeetingReport.Whole report) {
        var meeting = report.meeting();
        var issuer = organisations.college(meeting.college()).issuer();
        return paper.print(meeting.title(), issuer, clock.instant(), (writer, document) -> {
            head(document, report);
            turnout(document, report);
            agenda(document, report);
            ceremonies(document, report.ceremonies());
            words(document, meeting);
            report.pictures()
                    .forEach(each -> minutes.content(viewer, meeting.id(), each.id())
                            .ifPresent(content -> picture(document, content, each.alt())));
            if (installation.isDemo()) {
                paper.demoMark(writer, document);
            }
        });
    }

    private void head(Document document, MeetingReport.Whole report) {
        var meeting = report.meeting();
        var title = new Paragraph(meeting.title(), paper.font(22, Paper.INK));
        title.setSpacingAfter(4);
        document.add(title);
        var day = meeting.startsAt().atZone(China.TIME).toLocalDate();
        var line = new Paragraph(
                Paper.date(day) + " " + time(meeting.startsAt()) + "–" + time(meeting.endsAt()) + " · "
                        + meeting.place(),
                paper.font(10, Paper.QUIET));
        line.setSpacingAfter(6);
        document.add(line);
        if (meeting.status() != Meeting.Status.HELD) {
            paragraph(document, "纪要还没有确认，本报告为草稿。");
        }
    }

    private void turnout(Document document, MeetingReport.Whole report) {
        heading(document, "到会 %d 人，邀请 %d 人".formatted(report.came(), report.invited()));
        var table = table(new float[] {2, 1, 1, 1, 1});
        List.of("", "邀请", "答应", "谢绝", "到场").forEach(each -> table.addCell(paper.cell(each, 9, Paper.QUIET)));
        for (var each : report.turnout()) {
            cell(table, KINDS.getOrDefault(each.as(), ""));
            cell(table, Integer.toString(each.invited()));
            cell(table, Integer.toString(each.accepted()));
            cell(table, Integer.toString(each.declined()));
            cell(table, Integer.toString(each.came()));
        }
        document.add(table);
        if (report.guests() > 0) {
            paragraph(document, "另有 %d 人没有账号，由会务在门口登记，不计入扫码签到。".formatted(report.guests()));
        }
    }

    private void agenda(Document document, MeetingReport.Whole report) {
        if (report.agenda().isEmpty()) {
            return;
        }
        heading(document, "议程");
        var table = table(new float[] {1, 4, 3});
        for (var each : report.agenda()) {
            cell(table, time(each.startsAt()));
            cell(table, each.what());
            cell(table, each.speaker());
        }
        document.add(table);
    }

    private void ceremonies(Document document, List<Ceremony> ceremonies) {
        if (ceremonies.isEmpty()) {
            return;
        }
        heading(document, "授旗、颁奖、签约");
        var table = table(new float[] {1, 3, 4});
        for (var each : ceremonies) {
            cell(table, HANDED.getOrDefault(each.kind(), ""));
            cell(table, each.title());
            cell(table, each.receiver());
        }
        document.add(table);
    }

    private void words(Document document, Meeting meeting) {
        var words = meeting.minutes();
        if (words != null) {
            heading(document, "纪要");
            words.lines().forEach(each -> paragraph(document, each));
        }
    }

    private void picture(Document document, byte[] content, String alt) {
        try {
            var image = Image.getInstance(content);
            image.scaleToFit(PICTURE_WIDTH, PICTURE_WIDTH);
            image.setSpacingBefore(10);
            document.add(image);
            paragraph(document, alt);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture that was drawn anew is read from memory", impossible);
        }
    }

    private void heading(Document document, String words) {
        var heading = new Paragraph(words, paper.font(14, Paper.INK));
        heading.setSpacingBefore(14);
        heading.setSpacingAfter(6);
        document.add(heading);
    }

    private void paragraph(Document document, String words) {
        var paragraph = new Paragraph(words, paper.font(11, Paper.INK));
        paragraph.setLeading(0, 1.5f);
        paragraph.setSpacingAfter(5);
        document.add(paragraph);
    }

    private void cell(PdfPTable table, String words) {
        table.addCell(paper.cell(words, 10, Paper.INK));
    }

    private static PdfPTable table(float[] widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingAfter(8);
        return table;
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(China.TIME));
    }
}
