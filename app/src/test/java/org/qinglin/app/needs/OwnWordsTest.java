package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.people.Skill;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.springframework.beans.factory.annotation.Autowired;

/** An order in own words: suggested, copied, kept as a template. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnWordsTest {

    @Autowired
    private World world;

    @Autowired
    private OrderSuggestions suggestions;

    @Autowired
    private OrderTemplates templates;

    @Autowired
    private OrderDesk desk;

    private World.Campus campus;
    private World.Campus other;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("自述", 1);
        other = world.campus("自述旁", 1);
    }

    @Test
    void ordersThatReadAlikeSuggestTheirProgrammeAndThemselves() {
        var earlier =
                world.accepted(campus, LocalDateTime.of(2026, 6, 8, 9, 0), 2).request();
        var found = suggestions.of(campus.communityViewer(), "自述的订单，教手机", "教老人用手机");
        assertThat(found.programmes()).extracting(Programme::code).containsExactly("VolunteerService");
        assertThat(found.earlier())
                .extracting(OrderSuggestions.Earlier::request)
                .contains(earlier);
    }

    @Test
    void aSkillThatTheTextNamesIsSuggested() {
        assertThat(suggestions.of(campus.communityViewer(), "社区活动", "请会急救的同学来").skills())
                .extracting(Skill::code)
                .containsExactly("first-aid");
    }

    @Test
    void nothingIsSuggestedForNothing() {
        assertThat(suggestions.of(campus.communityViewer(), "", " ").isEmpty()).isTrue();
        assertThat(suggestions.of(campus.communityViewer(), "q", "").isEmpty()).isTrue();
    }

    @Test
    void anotherCommunitysOrdersAreNotTakenOver() {
        var theirs =
                world.accepted(other, LocalDateTime.of(2026, 6, 9, 9, 0), 2).request();
        assertThat(suggestions.of(campus.communityViewer(), "自述旁的订单", "教老人用手机").earlier())
                .extracting(OrderSuggestions.Earlier::request)
                .doesNotContain(theirs);
        assertThat(desk.copy(campus.communityViewer(), theirs)).isEmpty();
    }

    @Test
    void aCopyHasEverythingButItsDates() {
        var id = world.ordered(campus, LocalDateTime.of(2026, 6, 10, 14, 0), 3);
        var copy = desk.copy(campus.communityViewer(), id).orElseThrow();
        assertThat(copy.title()).isEqualTo("自述的订单");
        assertThat(copy.sessions()).containsExactly(new OrderInput.Session(null, "14:00", "16:00"));
        assertThat(copy.roles()).containsExactly(new OrderInput.Role("助教", "1", "3", null, null));
    }

    @Test
    void aTemplateIsKeptUnderItsTitleWithoutDates() {
        var order = desk.copy(campus.communityViewer(), world.ordered(campus, LocalDateTime.of(2026, 6, 10, 14, 0), 3))
                .orElseThrow();
        var kept = templates.keep(campus.communityViewer(), order);
        assertThat(templates.keep(campus.communityViewer(), order)).isEqualTo(kept); // one of a title
        var id = kept.fold(OrderTemplates.Template::id, faults -> 0L);
        assertThat(templates.find(campus.communityViewer(), id)).hasValueSatisfying(again -> {
            assertThat(again.title()).isEqualTo(order.title());
            assertThat(again.roles()).isEqualTo(order.roles());
            assertThat(again.sessions()).containsExactly(new OrderInput.Session(null, "14:00", "16:00"));
        });
        assertThat(templates.find(other.communityViewer(), id)).isEmpty();
        assertThat(templates.remove(other.communityViewer(), id)).isFalse();
        assertThat(templates.remove(campus.communityViewer(), id)).isTrue();
        assertThat(templates.of(campus.communityViewer())).isEmpty();
    }

    @Test
    void aLineThatIsLeftOutOfItsNumbersIsBlank() {
        var session = new OrderInput.Session("2026-06-10", "14:00", "16:00");
        var gaps = new OrderInput(
                null,
                null,
                "有空行的订单",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Arrays.asList(null, session),
                Arrays.asList(null, new OrderInput.Role("助教", "1", "3", null, null)));
        assertThat(desk.submit(campus.communityViewer(), gaps)).isInstanceOf(Checked.Faulty.class);
        assertThat(templates.keep(campus.communityViewer(), gaps)).isInstanceOf(Checked.Ok.class);
        templates.of(campus.communityViewer()).forEach(each -> templates.remove(campus.communityViewer(), each.id()));
    }

    @Test
    void aTemplateNeedsATitle() {
        assertThat(templates.keep(campus.communityViewer(), OrderInput.blank("书记", "活动室")))
                .isEqualTo(new Checked.Faulty<>(List.of(Fault.of("title", "", "fault.required", 60, 0))));
    }
}
