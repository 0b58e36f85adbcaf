package org.qinglin.app.places.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlacesCommandLineTest {

    @TempDir
    Path folder;

    private TestDatabase.Fresh database;

    @BeforeEach
    void freshRegister() {
        database = TestDatabase.fresh();
    }

    @Test
    void loadsAllLevelsInAnyOrderOfFiles_andTheSameFilesTwiceChangeNothing() throws IOException {
        var all = arguments("villages.csv", "streets.csv", "areas.csv", "cities.csv", "provinces.csv");
        assertThat(PlacesFixture.run(database, all).out()).startsWith("8 places are new, 0 renamed, 0 unchanged");
        long version = version();
        assertThat(PlacesFixture.run(database, all).out()).startsWith("0 places are new, 0 renamed, 8 unchanged");
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void aNewNameKeepsTheOldOneAsAnAlias() throws IOException {
        PlacesFixture.run(
                database, arguments("provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv"));
        Path renamed = write("villages.csv", PlacesFixture.file("villages.csv").replace("银闸", "金闸"));
        assertThat(PlacesFixture.run(database, List.of("import", renamed.toString()))
                        .out())
                .startsWith("0 places are new, 1 renamed, 1 unchanged");
        assertThat(one("select name || ' ' || aliases[1] from places.place where code = '110101001002'"))
                .isEqualTo("金闸社区居委会 银闸社区居委会");
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "110101001002, 11010100100, 3, code, has 12 digits",
        "110101001002, 110101001x02, 3, code, has 12 digits",
        "110101001002, 110101001001, 3, code, stands in these files before",
        "银闸社区居委会, '', 3, name, needs a name",
        "银闸社区居委会, '\uFFFD', 3, name, save the file as UTF-8",
        "'\",110101001,11,1101,110101\n', '\",110101002,11,1101,110101\n', 2, streetCode, has to begin with it"
    })
    void aBadRowIsNamedByFileLineColumnAndValue_andNothingIsLoaded(
            String good, String bad, int line, String column, String hint) throws IOException {
        var arguments = arguments("provinces.csv", "cities.csv", "areas.csv", "streets.csv");
        Path villages = write(
                "villages.csv",
                PlacesFixture.file("villages.csv").replaceFirst(java.util.regex.Pattern.quote(good), bad));
        arguments.add(villages.toString());
        var ran = PlacesFixture.run(database, arguments);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains(villages + ":" + line + ": column " + column + ": '")
                .contains(hint)
                .contains("nothing was loaded, since 1 value is wrong");
        assertThat(one("select count(*) from places.place")).isEqualTo("0");
    }

    @Test
    void aPlaceWhoseParentNobodyKnowsIsRefused() throws IOException {
        var ran = PlacesFixture.run(database, arguments("villages.csv"));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("column streetCode: '110101001'; no such place");
    }

    @Test
    void aFileOfOtherColumnsATornRowAndAMissingFileAreRefused() throws IOException {
        Path other = write("other.csv", "id,title\n1,x\n");
        assertThat(PlacesFixture.run(database, List.of("import", other.toString()))
                        .err())
                .contains("other.csv:1: column (header): 'id,title'; is none of provinces.csv");
        Path torn = write("provinces.csv", "code,name\n11,北京市\n12\n");
        assertThat(PlacesFixture.run(database, List.of("import", torn.toString()))
                        .status())
                .isEqualTo(2);
        assertThat(PlacesFixture.run(database, List.of("import", "no-such-file.csv"))
                        .err())
                .contains("'no-such-file.csv' cannot be read");
        assertThat(PlacesFixture.run(database, List.of("export")).err()).contains("'export' is no verb");
    }

    @Test
    void aByteOrderMarkIsNoObstacle() throws IOException {
        Path provinces = write("provinces.csv", "\uFEFF" + PlacesFixture.file("provinces.csv"));
        assertThat(PlacesFixture.run(database, List.of("import", provinces.toString()))
                        .status())
                .isZero();
    }

    private List<String> arguments(String... names) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("import"));
        for (String name : names) {
            arguments.add(write(name, PlacesFixture.file(name)).toString());
        }
        return arguments;
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private long version() {
        return Long.parseLong(one("select version from places.register_version"));
    }

    private String one(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(String.class)
                .single();
    }
}
