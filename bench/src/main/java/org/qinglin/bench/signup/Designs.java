package org.qinglin.bench.signup;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.qinglin.app.assignment.signup.SignUp;
import org.qinglin.app.assignment.signup.SignUpWriter;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The designs as addresses of the platform's own server. Who asks stands in the address: signing 20,000 people in would
 * measure passwords, and the filters that look at a person would cost every design the same.
 */
@Configuration
public class Designs {

    @Bean
    WebSecurityCustomizer withoutPeople() {
        return web -> web.ignoring().requestMatchers("/bench/**");
    }

    @Bean
    ServletRegistrationBean<HttpServlet> signUps(Addresses addresses) {
        return new ServletRegistrationBean<>(
                new HttpServlet() {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        byte[] answer = addresses
                                .signUp(
                                        Design.of(request.getParameter("design")),
                                        Long.parseLong(request.getParameter("role")),
                                        Long.parseLong(request.getParameter("student")),
                                        request.getParameter("key"),
                                        Integer.parseInt(request.getParameter("pool")))
                                .getBytes(StandardCharsets.UTF_8);
                        response.setContentLength(answer.length);
                        response.getOutputStream().write(answer);
                    }
                },
                "/bench/sign-up");
    }

    @RestController
    static class Addresses {

        private final SignUpWriter writer;
        private final DataSource own;
        private final Map<Integer, OneByOne> byPool = new ConcurrentHashMap<>();
        private final Map<Integer, HikariDataSource> pools = new ConcurrentHashMap<>();
        private final Activities activities;

        Addresses(SignUpWriter writer, DataSource own, JdbcClient jdbc) {
            this.writer = writer;
            this.own = own;
            this.activities = new Activities(jdbc);
        }

        /** Everything is taken away but places that others hold. */
        @PostMapping("/bench/standing")
        void standing(@RequestParam int places) {
            activities.standing(places);
        }

        /** A new activity; its number. */
        @PostMapping("/bench/activities")
        long open(@RequestParam int places, @RequestParam String design) {
            return activities.open(places, Design.of(design));
        }

        /** How many have a place by the rows that a design writes, and how many by its counter. */
        @GetMapping("/bench/activities/{role}")
        Activities.Given given(@PathVariable long role, @RequestParam String design) {
            return activities.given(role, Design.of(design));
        }

        /** Answers {@code placed} or {@code waiting}, or {@code busy}, which is to be asked again. */
        String signUp(Design design, long role, long student, String key, int pool) {
            return switch (design) {
                case NOOP -> "placed";
                case WRITER -> {
                    var answer = writer.signUp(
                            SignUp.alone(viewer(student), new SessionId(role), new SessionRoleId(role), key));
                    yield answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
                }
                case UPDATE -> oneByOne(pool).update(role, student, key);
                case SKIP_LOCKED -> oneByOne(pool).skipLocked(role, student, key);
                case INSERT -> oneByOne(pool).insert(role, student, key);
                case UNLOCKED -> oneByOne(pool).unlocked(role, student);
            };
        }

        private Viewer viewer(long student) {
            return new Viewer(
                    new AccountId(activities.account()),
                    "bench",
                    "bench",
                    Set.of(Role.STUDENT),
                    new CollegeId(1),
                    null,
                    null,
                    new StudentId(student),
                    null);
        }

        private OneByOne oneByOne(int size) {
            return byPool.computeIfAbsent(size, each -> {
                var pool = pools.computeIfAbsent(size, this::pool);
                return new OneByOne(
                        JdbcClient.create(pool),
                        new TransactionTemplate(new DataSourceTransactionManager(pool)),
                        activities.account());
            });
        }

        private HikariDataSource pool(int size) {
            var like = (HikariDataSource) own;
            var pool = new HikariDataSource();
            pool.setJdbcUrl(like.getJdbcUrl());
            pool.setUsername(like.getUsername());
            pool.setPassword(like.getPassword());
            pool.setMaximumPoolSize(size);
            return pool;
        }

        @PreDestroy
        void close() {
            pools.values().forEach(HikariDataSource::close);
        }
    }
}
