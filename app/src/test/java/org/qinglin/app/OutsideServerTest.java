package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.database.EmbeddedPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator's own PostgreSQL instead of the embedded one: a second server, started apart from the application. */
class OutsideServerTest {

    @TempDir
    Path folder;

    @Test
    void allMigrationsRunOnAServerOfTheOperatorsOwn_andNothingIsEmbeddedThen() throws IOException {
        Path data = folder.resolve("data");
        try (var outside = EmbeddedPostgres.start(folder.resolve("outside"));
                var application = new SpringApplicationBuilder(Qinglin.class)
                        .run(
                                "--server.port=0",
                                "--qinglin.empty=true",
                                "--qinglin.seal-every=P1D",
                                "--qinglin.data=" + data,
                                "--QINGLIN_DB_URL=" + outside.jdbcUrl(),
                                "--QINGLIN_DB_USER=" + outside.user(),
                                "--QINGLIN_DB_PASSWORD=" + outside.password())) {
            assertThat(application.getBeanNamesForType(EmbeddedPostgres.class)).isEmpty();
            assertThat(data).doesNotExist();
            var jdbc = application.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select current_setting('port')::int")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(outside.port());
            assertThat(jdbc.sql("select count(*) from flyway_schema_history where success")
                            .query(Integer.class)
                            .single())
                    .isGreaterThanOrEqualTo(migrations());
            assertThat(application.getBean(PlaceRegister.class).children(new PlaceCode("3702")))
                    .hasSize(10);
        }
    }

    private static int migrations() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("src/main/resources/db/migration"))) {
            return (int) found.filter(file -> file.toString().endsWith(".sql")).count();
        }
    }
}
