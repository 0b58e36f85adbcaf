package org.qinglin.app.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinglin.app.EmptyInstallation;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;

class PartneringTest extends EmptyInstallation {

    @Autowired
    private Partnering partnering;

    @Autowired
    private Organisations organisations;

    @Test
    void aCommunityOfTheRegisterBecomesAPartner_onceHoweverOftenItIsAsked() {
        var viewer = viewer("结对学院");
        var first = ((Checked.Ok<Community>) partnering.begin(viewer, "370211005038")).value();
        assertThat(first.name()).as("the founders' name for it").isEqualTo("峨眉路社区");
        assertThat(first.registerName()).isEqualTo("峨眉山路社区居民委员会");
        assertThat(first.streetName()).isEqualTo("长江路街道");
        assertThat(first.districtName()).isEqualTo("黄岛区");
        assertThat(first.schematic()).isTrue();
        partnering.begin(viewer, " 370211005038 ");
        assertThat(organisations.communitiesOf(viewer.mustCollege())).containsExactly(first);
        assertThat(organisations.collegesOf(new PlaceCode("370211005038")))
                .extracting(College::id)
                .contains(viewer.mustCollege());
    }

    @Test
    void whatIsNoCommunityOfTheRegisterIsRefused() {
        var viewer = viewer("不结对学院");
        for (String code : new String[] {"", "峨眉路", "370211005", "370211005999", "37021100503x"}) {
            assertThat(partnering.begin(viewer, code)).as(code).isInstanceOf(Checked.Faulty.class);
        }
        assertThat(organisations.communitiesOf(viewer.mustCollege())).isEmpty();
    }

    private Viewer viewer(String name) {
        var college = organisations.addCollege(name, name, "团委", "", new GeoPoint(120.17, 35.97));
        return new Viewer(new AccountId(1), "tester", "张老师", Set.of(Role.COLLEGE), college, null, null, null, null);
    }
}
