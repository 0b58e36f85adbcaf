package org.qinglin.app.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.notice.Recipient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, finds and locks accounts. */
@Service
public class Accounts {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final int failuresAllowed;
    private final Duration lockedFor;

    Accounts(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Clock clock,
            @Value("${qinglin.sign-in.failures-allowed:5}") int failuresAllowed,
            @Value("${qinglin.sign-in.locked-for:15m}") Duration lockedFor) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
        this.failuresAllowed = failuresAllowed;
        this.lockedFor = lockedFor;
    }

    /** A row of the administrator's list. */
    public record Listed(
            AccountId id,
            String login,
            String name,
            List<String> roles,
            @Nullable CollegeId college,
            @Nullable Instant lockedUntil,
            @Nullable Instant disabledAt) {}

    /** What is wrong with an account's login, name or password, or an empty list. */
    @Transactional(readOnly = true)
    public List<Fault> faults(NewAccount account, String password) {
        var faults = new ArrayList<Fault>();
        var login = tidy(account.login());
        if (!login.matches("[a-z0-9][a-z0-9._@-]{1,63}")) {
            faults.add(Fault.of("login", account.login(), "fault.login.form"));
        } else if (byLogin(login).isPresent()) {
            faults.add(Fault.of("login", login, "fault.login.taken"));
        }
        if (account.name().isBlank()) {
            faults.add(Fault.of("name", account.name(), "fault.required"));
        }
        faults.addAll(Passwords.faults(login, password));
        return faults;
    }

    private static String tidy(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Opens an account, or says what is wrong with the login or the password. */
    @Transactional
    public Checked<AccountId> open(NewAccount account, String password) {
        var faults = faults(account, password);
        if (!faults.isEmpty()) {
            return new Checked.Faulty<>(faults);
        }
        String login = tidy(account.login());
        try {
            return new Checked.Ok<>(insert(account, login, encoder.encode(password)));
        } catch (DuplicateKeyException taken) {
            return new Checked.Faulty<>(List.of(Fault.of("login", login, "fault.login.taken")));
        }
    }

    /** Opens many accounts that share one password, hashed once: the demo's, whose password is public anyway. */
    @Transactional
    public List<AccountId> openDemoAccounts(List<NewAccount> accounts, String password) {
        var hash = encoder.encode(password);
        return accounts.stream().map(each -> insert(each, each.login(), hash)).toList();
    }

    private AccountId insert(NewAccount account, String login, @Nullable String hash) {
        return new AccountId(jdbc.sql("""
                insert into identity.account (login, password_hash, display_name, roles, college_id, unit_id,
                    place_code, student_id, team_id, created_at)
                values (:login, :hash, :name, :roles, :college, :unit, :place, :student, :team, :now)
                returning id""")
                .param("login", login)
                .param("hash", hash)
                .param("name", account.name().strip())
                .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .param("college", value(account.college()))
                .param("unit", account.unit() == null ? null : account.unit().value())
                .param("place", account.place() == null ? null : account.place().value())
                .param(
                        "student",
                        account.student() == null ? null : account.student().value())
                .param("team", account.team() == null ? null : account.team().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single());
    }

    private static @Nullable Long value(@Nullable CollegeId college) {
        return college == null ? null : college.value();
    }

    /** The account behind a login, as Spring Security wants it; the login is not case-sensitive. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> byLogin(String login) {
        return jdbc.sql("select * from identity.account where login = :login")
                .param("login", tidy(login))
                .query(this::signedIn)
                .optional();
    }

    private SignedIn signedIn(ResultSet row, int number) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (var role : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(role));
        }
        var college = Sql.longOrNull(row, "college_id");
        var unit = Sql.longOrNull(row, "unit_id");
        var place = row.getString("place_code");
        var student = Sql.longOrNull(row, "student_id");
        var team = Sql.longOrNull(row, "team_id");
        var viewer = new Viewer(
                new AccountId(row.getLong("id")),
                row.getString("login"),
                row.getString("display_name"),
                roles,
                college == null ? null : new CollegeId(college),
                unit == null ? null : new UnitId(unit),
                place == null ? null : new PlaceCode(place),
                student == null ? null : new StudentId(student),
                team == null ? null : new TeamId(team));
        var lockedUntil = Sql.instantOrNull(row, "locked_until");
        return new SignedIn(
                viewer,
                row.getString("password_hash"),
                lockedUntil != null && lockedUntil.isAfter(clock.instant()),
                row.getTimestamp("disabled_at") != null);
    }

    /** The enabled accounts that a notice is for. */
    @Transactional(readOnly = true)
    public List<AccountId> of(Recipient recipient) {
        var condition = switch (recipient.who()) {
            case ACCOUNT -> "id = cast(:id as bigint)";
            case STUDENT -> "student_id = cast(:id as bigint) and 'STUDENT' = any (roles)";
            case TEAM_LEADER -> "team_id = cast(:id as bigint) and 'TEAM_LEADER' = any (roles)";
            case COMMUNITY -> "place_code = :id and 'COMMUNITY' = any (roles)";
            case STREET -> "place_code = :id and 'STREET' = any (roles)";
            case FACULTY -> "unit_id = cast(:id as bigint) and 'FACULTY' = any (roles)";
            case COLLEGE -> "college_id = cast(:id as bigint) and 'COLLEGE' = any (roles)";
            case AUDITORS -> ":id = '' and 'AUDITOR' = any (roles)";
        };
        return jdbc.sql("select id from identity.account where disabled_at is null and " + condition + " order by id")
                .param("id", recipient.id())
                .query((row, number) -> new AccountId(row.getLong(1)))
                .list();
    }

    /** What an account may see, unless it is disabled: for what it asked for and is done without it. */
    @Transactional(readOnly = true)
    public Optional<Viewer> viewer(AccountId account) {
        return jdbc.sql("select * from identity.account where id = :id and disabled_at is null")
                .param("id", account.value())
                .query(this::signedIn)
                .optional()
                .map(SignedIn::getViewer);
    }

    /** What came of handing a team over. */
    public enum HandOver {
        DONE,
        /** The new leader has no enabled account. */
        NO_ACCOUNT,
        /** The new leader leads another team. */
        LEADS_ANOTHER
    }

    /** The role of leading a team moves from one student's account to another's; both sign in anew to have it so. */
    @Transactional
    public HandOver handTeamOver(TeamId team, StudentId from, StudentId to) {
        var heir = jdbc.sql("""
                select id, team_id, roles @> array['TEAM_LEADER'] as leads from identity.account
                where student_id = :to and 'STUDENT' = any (roles) and disabled_at is null order by id limit 1 for update""")
                .param("to", to.value())
                .query((row, number) -> Map.entry(row.getLong("id"), row.getBoolean("leads")))
                .optional();
        if (heir.isEmpty()) {
            return HandOver.NO_ACCOUNT;
        }
        if (heir.get().getValue()) {
            return HandOver.LEADS_ANOTHER;
        }
        jdbc.sql("""
                update identity.account set roles = array_remove(roles, 'TEAM_LEADER'), team_id = null
                where student_id = :from and team_id = :team""").param("from", from.value()).param("team", team.value()).update();
        jdbc.sql("update identity.account set roles = roles || array['TEAM_LEADER'], team_id = :team where id = :id")
                .param("team", team.value())
                .param("id", heir.get().getKey())
                .update();
        jdbc.sql("""
                delete from identity.spring_session where principal_name in
                    (select login from identity.account where student_id in (:from, :to))""").param("from", from.value()).param("to", to.value()).update();
        return HandOver.DONE;
    }

    /** A student's account leads a team no more; it signs in anew to have it so. */
    @Transactional
    public void stopLeading(TeamId team, StudentId student) {
        int stopped = jdbc.sql("""
                update identity.account set roles = array_remove(roles, 'TEAM_LEADER'), team_id = null
                where student_id = :student and team_id = :team""")
                .param("student", student.value())
                .param("team", team.value())
                .update();
        if (stopped > 0) {
            jdbc.sql("""
                    delete from identity.spring_session where principal_name in
                        (select login from identity.account where student_id = :student)""").param("student", student.value()).update();
        }
    }

    /** An account as somebody to choose or to name. */
    public record Named(AccountId id, String name) {}

    /** Accounts of a college's own people, its faculties' included, by name. */
    @Transactional(readOnly = true)
    public List<Named> staffOf(CollegeId college) {
        return jdbc.sql("""
                select id, display_name from identity.account
                where college_id = :college and roles && array['COLLEGE', 'FACULTY'] and disabled_at is null
                order by display_name, id""")
                .param("college", college.value())
                .query((row, number) -> new Named(new AccountId(row.getLong("id")), row.getString("display_name")))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<String> name(AccountId account) {
        return jdbc.sql("select display_name from identity.account where id = :id")
                .param("id", account.value())
                .query(String.class)
                .optional();
    }

    /** Counts a failed sign-in; after the allowed number the account is locked for a while. */
    @Transactional
    public void signInFailed(String login) {
        jdbc.sql("""
                update identity.account
                set failed_attempts = case when failed_attempts + 1 >= :allowed then 0 else failed_attempts + 1 end,
                    locked_until = case when failed_attempts + 1 >= :allowed then :until else locked_until end
                where login = :login""")
                .param("allowed", failuresAllowed)
                .param("until", Sql.at(clock.instant().plus(lockedFor)))
                .param("login", tidy(login))
                .update();
    }

    @Transactional
    public void signInSucceeded(AccountId account) {
        jdbc.sql("update identity.account set failed_attempts = 0, locked_until = null where id = :id"
                        + " and (failed_attempts > 0 or locked_until is not null)")
                .param("id", account.value())
                .update();
    }

    /** Accounts for the administrator, by login; {@code search} matches login or name. */
    @Transactional(readOnly = true)
    public List<Listed> list(String search, int offset, int limit) {
        return jdbc.sql("""
                select * from identity.account
                where :search = '' or login like '%' || lower(:search) || '%' or display_name like '%' || :search || '%'
                order by student_id is not null, login offset :offset limit :limit""")
                .param("search", search.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> {
                    var college = Sql.longOrNull(row, "college_id");
                    return new Listed(
                            new AccountId(row.getLong("id")),
                            row.getString("login"),
                            row.getString("display_name"),
                            Arrays.asList((String[]) row.getArray("roles").getArray()),
                            college == null ? null : new CollegeId(college),
                            Sql.instantOrNull(row, "locked_until"),
                            Sql.instantOrNull(row, "disabled_at"));
                })
                .list();
    }

    @Transactional(readOnly = true)
    public int count(String search) {
        return jdbc.sql("""
                select count(*) from identity.account
                where :search = '' or login like '%' || lower(:search) || '%' or display_name like '%' || :search || '%'""")
                .param("search", search.strip())
                .query(Integer.class)
                .single();
    }

    @Transactional
    public void setDisabled(AccountId account, boolean disabled) {
        jdbc.sql("update identity.account set disabled_at = :at where id = :id")
                .param("at", disabled ? Sql.at(clock.instant()) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", account.value())
                .update();
    }
}
