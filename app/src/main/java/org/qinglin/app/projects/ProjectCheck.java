package org.qinglin.app.projects;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;
import org.springframework.stereotype.Component;

/** What makes a typed project fit. */
@Component
class ProjectCheck {

    private static final int LONGEST_DAYS = 3 * 366;

    private final Organisations organisations;
    private final Programmes programmes;

    ProjectCheck(Organisations organisations, Programmes programmes) {
        this.organisations = organisations;
        this.programmes = programmes;
    }

    /** A project that may be written. */
    record Wanted(
            String name,
            String programme,
            @Nullable String kind,
            Layer layer,
            @Nullable UnitId faculty,
            @Nullable PlaceCode community,
            LocalDate startsOn,
            LocalDate endsOn,
            String plan,
            String collegeBrings,
            String communityBrings) {}

    Checked<Wanted> check(Viewer viewer, ProjectInput input) {
        var form = new FormCheck();
        var name = form.text("name", input.name(), 40);
        var programme = form.text("programme", input.programme(), 60);
        if (!programme.isEmpty() && !programmes.byCode().containsKey(programme)) {
            form.fault("programme", programme, "fault.programme");
        }
        var kind = form.optional("kind", input.kind(), 30);
        var layer = layer(viewer, input, form);
        var faculty = faculty(viewer, layer, input, form);
        var community = community(viewer, input, form);
        var first = form.date("startsOn", input.startsOn());
        var last = form.date("endsOn", input.endsOn());
        form.inOrder("endsOn", first, last, LONGEST_DAYS);
        var plan = form.text("plan", input.plan(), 2000);
        var ours = lines(form.optional("collegeBrings", input.collegeBrings(), 1000));
        var theirs = lines(form.optional("communityBrings", input.communityBrings(), 1000));
        return form.result(() -> new Wanted(
                name,
                programme,
                kind,
                layer,
                faculty,
                community,
                FormCheck.given(first),
                FormCheck.given(last),
                plan,
                ours,
                theirs));
    }

    private static Layer layer(Viewer viewer, ProjectInput input, FormCheck form) {
        if (viewer.is(Role.COLLEGE)) {
            var layer =
                    form.oneOf("layer", input.layer() == null ? "COLLEGE" : input.layer(), Layer.class, "fault.choice");
            // A team or a student speaks for itself.
            return layer == Layer.FACULTY ? Layer.FACULTY : Layer.COLLEGE;
        }
        if (viewer.is(Role.FACULTY)) {
            return Layer.FACULTY;
        }
        return viewer.is(Role.TEAM_LEADER) ? Layer.TEAM : Layer.STUDENT;
    }

    private @Nullable UnitId faculty(Viewer viewer, Layer layer, ProjectInput input, FormCheck form) {
        if (layer != Layer.FACULTY) {
            return null;
        }
        if (viewer.is(Role.FACULTY)) {
            return viewer.mustUnit();
        }
        var typed = form.id("faculty", input.faculty());
        if (typed == null) {
            form.missing("faculty");
            return null;
        }
        var unit = organisations.unit(viewer.mustCollege(), new UnitId(typed));
        if (unit.isEmpty() || unit.get().kind() != Unit.Kind.FACULTY) {
            form.fault("faculty", typed, "fault.choice");
        }
        return new UnitId(typed);
    }

    private @Nullable PlaceCode community(Viewer viewer, ProjectInput input, FormCheck form) {
        var typed = form.optional("community", input.community(), 12);
        if (typed == null) {
            return null;
        }
        if (typed.matches("\\d{12}")) {
            var code = new PlaceCode(typed);
            if (organisations.arePartners(viewer.mustCollege(), code)) {
                return code;
            }
        }
        form.fault("community", typed, "fault.project.community");
        return null;
    }

    /** One thing a line, without empty ones. */
    private static String lines(@Nullable String text) {
        return text == null
                ? ""
                : String.join(
                        "\n",
                        text.lines()
                                .map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .toList());
    }
}
