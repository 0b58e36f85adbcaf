package org.qinglin.app.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.organisations.StructureDesk.UnitInput;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.UnitId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Two centres, two bases: what a college calls its own parts. */
@PlatformTest
class StructureTest {

    @Autowired
    private World world;

    @Autowired
    private StructureDesk desk;

    @Autowired
    private Organisations organisations;

    @Autowired
    private MockMvc mvc;

    @Test
    void aCollegeAddsUnitsOfAKindThatItNamesAndTakesThemAwayAgain() throws Exception {
        var campus = world.campus("架构", 1);
        var college = campus.college();
        var centre = ((Checked.Ok<UnitId>) desk.add(college, new UnitInput("中心", "社区教育中心", null))).value();
        var base = ((Checked.Ok<UnitId>) desk.add(college, new UnitInput("基地", "实践基地", Long.toString(centre.value()))))
                .value();
        assertThat(organisations.unit(campus.id(), base).orElseThrow())
                .satisfies(each -> assertThat(each.kindName()).isEqualTo("基地"))
                .satisfies(each -> assertThat(each.parent()).isEqualTo(centre));
        assertThat(((Checked.Faulty<UnitId>) desk.add(college, new UnitInput("", "社区教育中心", "987654"))).faults())
                .extracting(Fault::field)
                .containsExactly("kindName", "name", "parent");
        var page = mvc.perform(get("/structure").with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("社区教育中心", "基地");
        var stranger = world.campus("外人", 1).college();
        assertThat(desk.remove(stranger, base)).isFalse();
        assertThat(desk.remove(college, centre)).as("a base belongs to it").isFalse();
        assertThat(desk.remove(college, campus.faculty()))
                .as("a faculty is not the college's to remove")
                .isFalse();
        assertThat(desk.remove(college, base)).isTrue();
        assertThat(desk.remove(college, centre)).isTrue();
    }
}
