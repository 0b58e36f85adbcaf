package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.springframework.beans.factory.annotation.Autowired;

/** Faculties and teams say what they can do; communities order it. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MenuTest {

    @Autowired
    private World world;

    @Autowired
    private Menu menu;

    @Autowired
    private MenuDesk desk;

    @Autowired
    private OrderDesk orders;

    private World.Campus campus;
    private World.Campus other;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("菜单", 1);
        other = world.campus("菜单邻", 1);
    }

    private static MenuInput input(String title) {
        return new MenuInput(
                title, "两人一组", "VolunteerService", "室内，无特殊风险", "助教", "first-aid", "2", "4", "90", "每周两个下午");
    }

    private MenuItemId added(Viewer viewer, String title) {
        return desk.add(viewer, input(title)).fold(id -> id, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    private Viewer faculty() {
        return campus.facultyAccount().getViewer();
    }

    @Test
    void whatAFacultyOffersItsCommunitiesCanOrder() {
        var id = added(faculty(), "修电脑");
        assertThat(desk.orderable(campus.communityViewer(), "电脑"))
                .extracting(MenuItem::id, MenuItem::faculty, MenuItem::team)
                .containsExactly(tuple(id, campus.faculty(), null));
        assertThat(desk.orderable(other.communityViewer(), "电脑")).isEmpty();

        var begun = orders.fromMenu(campus.communityViewer(), id).orElseThrow();
        assertThat(begun.title()).isEqualTo("修电脑");
        assertThat(begun.sessions()).containsExactly(new OrderInput.Session(null, "09:00", "10:30"));
        assertThat(begun.roles()).containsExactly(new OrderInput.Role("助教", "2", "4", "first-aid", null));

        var request = orders.submit(campus.communityViewer(), dated(begun)).fold(made -> made, faults -> {
            throw new AssertionError(faults.toString());
        });
        assertThat(menu.itemOf(request).orElseThrow().id()).isEqualTo(id);
        assertThat(menu.findKept(faculty(), id).orElseThrow().ordered()).isEqualTo(1);
    }

    private static OrderInput dated(OrderInput begun) {
        return new OrderInput(
                begun.college(),
                begun.programme(),
                begun.title(),
                begun.description(),
                begun.riskText(),
                null,
                null,
                null,
                null,
                begun.urgency(),
                begun.contactName(),
                "10000000002",
                begun.place(),
                List.of(new OrderInput.Session("2026-06-12", "09:00", "10:30")),
                begun.roles(),
                null,
                begun.menuItem(),
                null);
    }

    @Test
    void aRetiredItemIsOrderedNoMoreUntilItIsBack() {
        var id = added(faculty(), "教书法");
        var begun = orders.fromMenu(campus.communityViewer(), id).orElseThrow();
        assertThat(desk.retire(faculty(), id, true)).isTrue();
        assertThat(desk.orderable(campus.communityViewer(), "书法")).isEmpty();
        assertThat(orders.submit(campus.communityViewer(), dated(begun)))
                .isEqualTo(new Checked.Faulty<>(List.of(Fault.of("menuItem", id.value(), "fault.menu-item"))));
        desk.retire(faculty(), id, false);
        assertThat(desk.orderable(campus.communityViewer(), "书法")).hasSize(1);
    }

    @Test
    void everyoneKeepsOnlyTheirOwnItemsAndTheCollegeAll() {
        var leader = campus.leaderAccount().getViewer();
        var faculties = added(faculty(), "院系的");
        var teams = added(leader, "队里的");
        var colleges = added(campus.college(), "学校的");
        assertThat(menu.findKept(leader, faculties)).isEmpty();
        assertThat(menu.findKept(faculty(), teams)).isEmpty();
        assertThat(menu.findKept(leader, colleges)).isEmpty();
        assertThat(menu.kept(campus.college(), "的")).extracting(MenuItem::id).contains(faculties, teams, colleges);
        assertThat(menu.findKept(other.college(), colleges)).isEmpty();
        assertThat(desk.change(leader, faculties, input("改名"))).isEmpty();
        assertThat(desk.change(leader, teams, input("改名"))).isPresent();
        assertThat(menu.findKept(leader, teams).orElseThrow().title()).isEqualTo("改名");
    }

    @Test
    void anItemSaysWhatIsWrongWithIt() {
        var wrong = new MenuInput("", "内容", "Fishing", " ", "助教", "juggling", "5", "4", "10", "");
        assertThat(desk.add(faculty(), wrong).<List<Fault>>fold(id -> List.of(), faults -> faults))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactlyInAnyOrder(
                        tuple("title", "fault.required"),
                        tuple("programme", "fault.programme"),
                        tuple("riskText", "fault.required"), // no call without its risks (条例 Art.12)
                        tuple("skill", "fault.skill"),
                        tuple("min", "fault.heads"),
                        tuple("minutes", "fault.number"));
    }
}
