package org.qinglin.app;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.DatabaseClock;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.database.EmbeddedPostgres;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the data lies: in a PostgreSQL of the operator's own when {@code QINGLIN_DB_URL} is set, else in the embedded one. */
@Configuration
class DatabaseConfiguration {

    @Configuration
    @ConditionalOnProperty(name = "QINGLIN_DB_URL")
    static class Outside {

        @Bean
        DataSource dataSource(
                @Value("${QINGLIN_DB_URL}") String url,
                @Value("${QINGLIN_DB_USER:}") String user,
                @Value("${QINGLIN_DB_PASSWORD:}") String password,
                @Value("${spring.datasource.hikari.maximum-pool-size}") int poolSize) {
            return pool(url, user, password, poolSize);
        }
    }

    @Configuration
    @ConditionalOnProperty(name = "QINGLIN_DB_URL", matchIfMissing = true, havingValue = "never")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres embeddedPostgres(@Value("${qinglin.data}") Path data) {
            return EmbeddedPostgres.start(data);
        }

        @Bean
        DataSource dataSource(
                EmbeddedPostgres postgres, @Value("${spring.datasource.hikari.maximum-pool-size}") int poolSize) {
            return pool(postgres.jdbcUrl(), postgres.user(), postgres.password(), poolSize);
        }
    }

    private static HikariDataSource pool(String url, String user, String password, int size) {
        var pool = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(url)
                .username(user)
                .password(password)
                .build();
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(5_000);
        return pool;
    }

    /** Time as the database has it. A bean named {@code machineClock} takes the place of this machine's own clock. */
    @Configuration
    @ConditionalOnMissingBean(TravellingClock.class)
    static class Time {

        private final DatabaseClock databaseClock;

        Time(@Qualifier("machineClock") Optional<Clock> machine) {
            databaseClock = new DatabaseClock(machine.orElseGet(() -> Clock.system(China.TIME)));
        }

        @Bean
        TravellingClock clock() {
            return new TravellingClock(databaseClock);
        }

        @Bean
        ClockComparison clockComparison(JdbcClient jdbc) {
            return new ClockComparison(databaseClock, jdbc);
        }
    }
}
