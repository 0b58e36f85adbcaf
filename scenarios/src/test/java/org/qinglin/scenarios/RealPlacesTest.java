package org.qinglin.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.Position;

class RealPlacesTest {

    private final RealPlaces places = RealPlaces.qingdao(1);

    @Test
    void holdsTheWholeRegisterOfQingdao() {
        assertThat(places.districts()).hasSize(10);
        assertThat(places.streets()).hasSize(141);
        assertThat(places.communities()).hasSize(2120);
        assertThat(places.communities())
                .allSatisfy(each -> assertThat(places.street(each.streetCode())).isNotNull());
    }

    @Test
    void saysWhichPositionsAreSchematicAndDrawsThemTheSameEachTime() {
        assertThat(places.spot("370211103")).isEqualTo(new RealPlaces.Spot(new Position(119.77, 35.72), false));
        RealPlaces.Spot drawn = places.spot("370202009007");
        assertThat(drawn.schematic()).isTrue();
        assertThat(RealPlaces.qingdao(1).spot("370202009007")).isEqualTo(drawn);
        assertThat(RealPlaces.qingdao(2).spot("370202009007")).isNotEqualTo(drawn);
        assertThat(drawn.position().metresTo(places.spot("370202009").position()))
                .isLessThan(6000);
    }

    @Test
    void refusesACodeThatTheRegisterLacks() {
        assertThatThrownBy(() -> places.spot("370202009999"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("370202009999");
    }
}
