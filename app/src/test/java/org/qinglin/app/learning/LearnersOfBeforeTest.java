package org.qinglin.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.TestDatabase;
import org.qinglin.app.WholeDatabase;
import org.qinglin.app.shared.sealing.SealedStart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database with learners from before their phones were sealed, and from before calls were kept, goes on with both. */
class LearnersOfBeforeTest {

    @Test
    void phonesAreSealedAtTheNextStart_andWhoWasToBeCalledStillIs(@TempDir Path keys) {
        var database = TestDatabase.fresh();
        JdbcClient.create(database.dataSource())
                .sql("create database learners_of_before")
                .update();
        var source = new DriverManagerDataSource(
                database.url().replaceFirst("test_\\d+", "learners_of_before"), database.user(), database.password());
        migrate(source, "1834");
        var jdbc = JdbcClient.create(source);
        // What a class hangs on is none of what is looked at.
        jdbc.sql(
                        "alter table learning.course_class drop constraint course_class_course_id_fkey,"
                                + " drop constraint course_class_community_code_fkey, drop constraint course_class_made_by_fkey")
                .update();
        jdbc.sql("""
                insert into learning.course_class (course_id, community_code, location, capacity, enrol_from, enrol_until,
                    status, made_by, made_at)
                values (1, '370211005001', '活动室', 5, '2026-06-01', '2026-06-30', 'OPEN', 1, now())""").update();
        jdbc.sql("""
                insert into learning.enrolment (class_id, person_name, phone, age_band, needs, status, to_call, consented_at,
                    made_at)
                values (1, '王阿姨', '10000054321', 'FROM_60', '{}', 'ENROLLED', true, now(), now())""").update();
        migrate(source, "latest");
        var sealing = SealedStart.over(source, keys, LearnerPhones.PHONE);
        assertThat(WholeDatabase.tablesWith(jdbc, "10000054321")).isEmpty();
        var row = jdbc.sql("select phone, phone_digest from learning.enrolment")
                .query()
                .singleRow();
        assertThat(sealing.open(LearnerPhones.PHONE, (String) row.get("phone"))).isEqualTo("10000054321");
        assertThat(row.get("phone_digest")).isEqualTo(sealing.digest(LearnerPhones.PHONE, "10000054321"));
        assertThat(jdbc.sql("select kind from learning.call")
                        .query(String.class)
                        .list())
                .containsExactly("PLACE");
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
