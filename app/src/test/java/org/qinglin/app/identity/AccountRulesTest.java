package org.qinglin.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may have an account, and with what: logins, passwords, scopes, the one-time link, the trail of it all. */
@PlatformTest
class AccountRulesTest {

    private static final String GOOD = "correct horse 7";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Setup setup;

    @Autowired
    private Installation installation;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    private List<Fault> faults(String login, String name, String password) {
        return accounts.open(NewAccount.auditor(login, name), password).fold(id -> List.of(), faults -> faults);
    }

    @Test
    void everythingWrongWithAnAccountIsToldAtOnce() {
        assertThat(faults("坏 名", " ", "short"))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(
                        tuple("login", "fault.login.form"),
                        tuple("name", "fault.required"),
                        tuple("password", "fault.password.length"));
    }

    @Test
    void aPasswordIsLongAndNotEasyToGuessAndNeverRepeated() {
        assertThat(faults("pw-test", "名", "a".repeat(129)))
                .extracting(Fault::messageKey, Fault::value)
                .containsExactly(tuple("fault.password.length", "129"));
        for (var weak : List.of("aaaaaaaaaaaa", "1212121212", "my-PW-TEST-2026")) {
            assertThat(faults("pw-test", "名", weak))
                    .as(weak)
                    .extracting(Fault::messageKey, Fault::value)
                    .containsExactly(tuple("fault.password.weak", "…"));
        }
    }

    @Test
    void aLoginIsGivenOnceAlsoToTwoAtOnce() throws Exception {
        var opened = AtOnce.run(IntStream.range(0, 2)
                .<Callable<Checked<AccountId>>>mapToObj(
                        i -> () -> accounts.open(NewAccount.auditor("taken-once", "名" + i), GOOD)));
        assertThat(opened).filteredOn(Checked.Ok.class::isInstance).hasSize(1);
        assertThat(faults("Taken-Once", "名", GOOD))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(tuple("login", "fault.login.taken"));
    }

    @Test
    void passwordsAreKeptAsArgon2HashesOnly() {
        accounts.open(NewAccount.auditor("hashed", "名"), GOOD);
        assertThat(jdbc.sql("select password_hash from identity.account where login = 'hashed'")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$")
                .doesNotContain(GOOD);
    }

    @Test
    void theDatabaseHoldsNoRoleWithoutItsScope() {
        for (var role : Set.of(
                Role.STUDENT,
                Role.TEAM_LEADER,
                Role.COMMUNITY,
                Role.STREET,
                Role.FACULTY,
                Role.COLLEGE,
                Role.DISTRICT)) {
            var bare = new NewAccount(
                    "bare-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    "名",
                    Set.of(role),
                    null,
                    null,
                    null,
                    null,
                    null);
            assertThatThrownBy(() -> accounts.open(bare, GOOD))
                    .as("%s", role)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(accounts.open(NewAccount.district("scoped", "名", new PlaceCode("370211")), GOOD))
                .isInstanceOf(Checked.Ok.class);
    }

    @Test
    void theOneTimeLinkWorksOnceOfManyAtOnceAndAFaultLeavesItUsable() throws Exception {
        jdbc.sql("update identity.account set roles = '{AUDITOR}' where 'ADMINISTRATOR' = any (roles)")
                .update();
        var old = installation.newSetupToken().orElseThrow();
        var token = installation.newSetupToken().orElseThrow();
        assertThat(installation.isSetupToken(old))
                .as("the link of an earlier start")
                .isFalse();
        var faulty = setup.firstAdministrator(token, NewAccount.administrator("first-0", "名"), "short");
        assertThat(faulty).isInstanceOf(Checked.Faulty.class);
        assertThat(installation.isSetupToken(token)).isTrue();
        var made = AtOnce.run(IntStream.range(1, 5)
                .<Callable<Checked<AccountId>>>mapToObj(
                        i -> () -> setup.firstAdministrator(token, NewAccount.administrator("first-" + i, "名"), GOOD)));
        assertThat(made).filteredOn(Checked.Ok.class::isInstance).hasSize(1);
        assertThat(made)
                .filteredOn(Checked.Faulty.class::isInstance)
                .allSatisfy(each -> assertThat(((Checked.Faulty<?>) each).faults())
                        .extracting(Fault::messageKey)
                        .containsExactly("fault.setup.used"));
        assertThat(installation.isSetupToken(token)).isFalse();
        assertThat(installation.newSetupToken())
                .as("there is an administrator now")
                .isEmpty();
    }

    @Test
    void noEntryOfTheAuditTrailCanBeChangedDeletedOrTruncated() {
        for (var sql : new String[] {
            "update identity.audit_event set actor = 'somebody else'",
            "delete from identity.audit_event",
            "truncate identity.audit_event"
        }) {
            assertThatThrownBy(() -> execute(sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("insert-only");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
