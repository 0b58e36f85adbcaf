package org.qinglin.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Signing in by the form: lockout and its end, disabled accounts, the session in the database, CSRF. */
@PlatformTest
class SignInTest {

    private static final String WRONG = "wrong-password";
    private static int number;

    @Autowired
    private World world;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private SignedIn account;
    private String login;

    @BeforeEach
    void anAccount() {
        login = "sign-in-" + number++;
        account = world.open(NewAccount.auditor(login, "审计"));
    }

    private MockHttpServletResponse signIn(String password) {
        return signIn(password, World.NOW);
    }

    private MockHttpServletResponse signIn(String password, Instant at) {
        return clock.at(at, () -> {
            try {
                return mvc.perform(post("/login")
                                .with(csrf())
                                .param("username", login)
                                .param("password", password))
                        .andReturn()
                        .getResponse();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private boolean getsIn(String password, Instant at) {
        var answer = signIn(password, at);
        assertThat(answer.getStatus()).isEqualTo(302);
        return "/home".equals(answer.getRedirectedUrl());
    }

    @Test
    void fiveFailuresLockForAQuarterOfAnHour() {
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(getsIn(WRONG, World.NOW)).isFalse();
        }
        assertThat(getsIn(World.PASSWORD, World.NOW)).as("right, but locked").isFalse();
        var end = World.NOW.plus(Duration.ofMinutes(15));
        assertThat(getsIn(World.PASSWORD, end.minusSeconds(1))).isFalse();
        assertThat(getsIn(World.PASSWORD, end)).isTrue();
    }

    @Test
    void fourFailuresAndASuccessBeginTheCountAnew() {
        for (int round = 0; round < 2; round++) {
            for (int failure = 1; failure <= 4; failure++) {
                assertThat(getsIn(WRONG, World.NOW)).isFalse();
            }
            assertThat(getsIn(World.PASSWORD, World.NOW)).isTrue();
        }
    }

    @Test
    void theLoginIsNotCaseSensitiveButThePasswordIs() {
        login = login.toUpperCase(java.util.Locale.ROOT);
        assertThat(getsIn(World.PASSWORD, World.NOW)).isTrue();
        assertThat(getsIn(World.PASSWORD.toUpperCase(java.util.Locale.ROOT), World.NOW))
                .isFalse();
    }

    @Test
    void aDisabledAccountStaysOutUntilItIsEnabled() {
        accounts.setDisabled(account.getViewer().account(), true);
        assertThat(getsIn(World.PASSWORD, World.NOW)).isFalse();
        accounts.setDisabled(account.getViewer().account(), false);
        assertThat(getsIn(World.PASSWORD, World.NOW)).isTrue();
    }

    @Test
    void anUnknownLoginIsAnsweredLikeAWrongPassword() {
        var known = signIn(WRONG).getRedirectedUrl();
        login = "nobody-knows";
        assertThat(signIn(WRONG).getRedirectedUrl()).isEqualTo(known);
    }

    @Test
    void aSessionLivesInTheDatabase() throws Exception {
        var answer = signIn(World.PASSWORD);
        var cookie = answer.getCookie("SESSION");
        assertThat(cookie).isNotNull();
        assertThat(jdbc.sql("select count(*) from identity.spring_session where principal_name = :login")
                        .param("login", login)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(mvc.perform(get("/audit").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        mvc.perform(post("/logout").with(csrf()).cookie(cookie));
        assertThat(mvc.perform(get("/audit").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .endsWith("/login");
    }

    @Test
    void aPostWithoutItsTokenIsRefused() throws Exception {
        var admin = world.open(NewAccount.administrator(login + "-admin", "管理"));
        var target = "/accounts/" + account.getViewer().account().value() + "/disable";
        assertThat(mvc.perform(post(target).with(user(admin)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(mvc.perform(post(target).with(csrf().useInvalidToken()).with(user(admin)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(getsIn(World.PASSWORD, World.NOW)).as("nobody was disabled").isTrue();
    }

    @Test
    void successesAndFailuresStandInTheAuditTrail() {
        signIn(WRONG);
        signIn(World.PASSWORD);
        assertThat(jdbc.sql("select action from identity.audit_event where actor = :login order by id")
                        .param("login", login)
                        .query(String.class)
                        .list())
                .containsExactly("sign-in-failed", "signed-in");
    }
}
