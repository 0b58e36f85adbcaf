package org.qinglin.app.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinglin.app.TestDatabase;
import org.qinglin.app.places.internal.PlacesFixture;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegisterTest {

    private static TestDatabase.Fresh database;
    private static PlaceRegister register;
    private static PlaceSearch search;
    private static PlacesFixture fixture;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        register = new PlaceRegister(JdbcClient.create(database.dataSource()), database.dataSource());
        register.loadWhatShipsWithTheProduct();
        fixture = new PlacesFixture(database.dataSource(), Clock.systemUTC(), register);
        search = new PlaceSearch(fixture.index(), register, "3702");
    }

    @Test
    void qingdaoShipsWithTheProduct_onceHoweverOftenItStarts() {
        register.loadWhatShipsWithTheProduct();
        var count = JdbcClient.create(database.dataSource())
                .sql("select count(*) from places.place where code like '3702%' group by length(code) order by 1")
                .query(Integer.class)
                .list();
        assertThat(count).containsExactly(1, 10, 141, 2120);
        assertThat(register.children(new PlaceCode("3702"))).hasSize(10);
    }

    @Test
    void aPlaceKnowsItsWayUpAndSaysThatItsPositionIsSchematic() {
        var code = new PlaceCode("370211005038");
        assertThat(register.path(code))
                .extracting(Place::name)
                .containsExactly("山东省", "青岛市", "黄岛区", "长江路街道", "峨眉山路社区居民委员会");
        var place = register.find(code).orElseThrow();
        assertThat(place.level()).isEqualTo(PlaceLevel.COMMUNITY);
        assertThat(place.schematic()).isTrue();
        var street = register.find(new PlaceCode("370211005")).orElseThrow();
        assertThat(place.position().metresTo(street.position())).isBetween(100.0, 5_000.0);
    }

    @Test
    void theArticlesNamesAreAliasesOfTheRightEntries() {
        assertThat(search.find("峨眉路社区", 1).get(0).code()).isEqualTo(new PlaceCode("370211005038"));
        assertThat(search.find("八大关路社区", 1).get(0).code()).isEqualTo(new PlaceCode("370202009001"));
    }

    @Test
    void namesakesAreToldApartByThePlacesAroundThem() {
        var hit = search.find("emeishanlu", 3).get(0);
        assertThat(hit)
                .isEqualTo(new PlaceHit(
                        new PlaceCode("370211005038"), "峨眉山路社区居民委员会", PlaceLevel.COMMUNITY, "青岛市 · 黄岛区 · 长江路街道"));
        assertThat(search.find("金口路", 5, new PlaceCode("370202")))
                .isNotEmpty()
                .allMatch(one -> one.code().value().startsWith("370202"));
    }

    @Test
    void anImportBesideARunningServerIsSoonFoundThere() {
        assertThat(search.find("多福巷社区", 3)).extracting(PlaceHit::name).doesNotContain("多福巷社区居委会");
        assertThat(fixture.importing(
                                database, "provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv")
                        .status())
                .isZero();
        fixture.index().refresh();
        assertThat(search.find("多福巷社区", 3)).extracting(PlaceHit::name).contains("多福巷社区居委会");
        assertThat(register.path(new PlaceCode("110101001001")))
                .extracting(Place::name)
                .isEqualTo(List.of("北京市", "市辖区", "东城区", "东华门街道", "多福巷社区居委会"));
    }
}
