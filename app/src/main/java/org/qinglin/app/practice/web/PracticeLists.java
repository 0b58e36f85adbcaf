package org.qinglin.app.practice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Student;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All reports and all part-time posts: searched, page by page, and to take along. */
@Controller
class PracticeLists {

    private final PracticeRows rows;
    private final Say say;

    PracticeLists(PracticeRows rows, Say say) {
        this.rows = rows;
        this.say = say;
    }

    @GetMapping("/practice/check-ins")
    String checkIns(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("list", rows.checkIns(viewer, new PageRequest(q, page)));
        model.addAttribute("host", viewer.is(Role.COMMUNITY));
        return "practice/check-ins";
    }

    @GetMapping("/practice/check-ins/export")
    ResponseEntity<byte[]> exportCheckIns(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        return ListExport.of(
                say.text("check-in.all"),
                format,
                titles("check-in.day", "check-in.who", "part-time.student", "check-in.where", "check-in.words"),
                rows.checkIns(viewer, q, 0, ListExport.MOST_ROWS).stream()
                        .map(each -> List.of(
                                each.checkIn().day().toString(),
                                name(each.student()),
                                number(each.student()),
                                each.checkIn().placeName(),
                                each.checkIn().words()))
                        .toList());
    }

    @GetMapping("/practice/posts")
    String posts(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var list = rows.appointments(viewer, new PageRequest(q, page));
        model.addAttribute("list", list);
        model.addAttribute("posts", list.rows());
        model.addAttribute("host", viewer.is(Role.COMMUNITY));
        return "practice/posts";
    }

    @GetMapping("/practice/posts/export")
    ResponseEntity<byte[]> exportPosts(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        return ListExport.of(
                say.text("part-time.all"),
                format,
                titles(
                        "check-in.who",
                        "part-time.student",
                        "part-time.kind",
                        "pairing.community",
                        "part-time.from",
                        "part-time.until",
                        "part-time.state",
                        "part-time.number"),
                rows.appointments(viewer, q, 0, ListExport.MOST_ROWS).stream()
                        .map(this::line)
                        .toList());
    }

    private List<String> line(PracticeRows.PostRow row) {
        var post = row.post();
        var community = row.community();
        var until = post.endedOn() == null ? post.endsOn() : post.endedOn();
        var number = post.number();
        return List.of(
                name(row.student()),
                number(row.student()),
                say.text("part-time." + post.kind()),
                community == null ? "" : community.name(),
                post.startsOn().toString(),
                until.toString(),
                say.text("part-time." + post.status()),
                number == null ? "" : number);
    }

    private List<String> titles(String... keys) {
        return List.of(keys).stream().map(each -> say.text(each)).toList();
    }

    private static String name(@Nullable Student student) {
        return student == null ? "" : student.name();
    }

    private static String number(@Nullable Student student) {
        return student == null ? "" : student.number();
    }
}
