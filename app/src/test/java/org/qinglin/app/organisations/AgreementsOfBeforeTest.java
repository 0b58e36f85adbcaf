package org.qinglin.app.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.qinglin.app.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that has agreements from before they had a life keeps them, with a community college for each two sides. */
class AgreementsOfBeforeTest {

    @Test
    void areKeptAsWhatTheyWere() {
        var database = TestDatabase.fresh();
        JdbcClient.create(database.dataSource())
                .sql("create database agreements_of_before")
                .update();
        var source = new DriverManagerDataSource(
                database.url().replaceFirst("test_\\d+", "agreements_of_before"), database.user(), database.password());
        migrate(source, "0301");
        var jdbc = JdbcClient.create(source);
        jdbc.sql("""
                insert into organisations.college (name, short_name, issuer, longitude, latitude)
                values ('旧学院', '旧', '团委', 120, 36)""").update();
        jdbc.sql("insert into organisations.unit (college_id, kind, name) values (1, 'FACULTY', '旧系')")
                .update();
        for (var term : List.of("'2014-10-01', '2016-09-30'", "'2016-10-01', '2099-09-30'")) {
            jdbc.sql("""
                    insert into organisations.agreement (college_id, faculty_id, street_code, street_name, title, signed_on, ends_on)
                    values (1, 1, '370211005', '长江路街道', '旧协议', """ + " " + term + ")").update();
        }
        migrate(source, "latest");
        assertThat(jdbc.sql(
                                "select status || ' ' || starts_on || ' ' || coalesce(ended_on::text, '–') from organisations.agreement order by starts_on")
                        .query(String.class)
                        .list())
                .containsExactly("ENDED 2014-10-01 2016-09-30", "IN_FORCE 2016-10-01 –");
        assertThat(jdbc.sql("select count(*) from organisations.agreement_version where title = '旧协议'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql(
                                "select branch_name || ' ' || name || ' ' || founded_on from organisations.community_college")
                        .query(String.class)
                        .single())
                .isEqualTo("旧系党总支 长江路街道社区学院 2014-10-01");
        assertThatThrownBy(() -> jdbc.sql("update organisations.agreement set signed_on = signed_on - 1")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private static void migrate(DriverManagerDataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .defaultSchema("public")
                .target(target)
                .load()
                .migrate();
    }
}
