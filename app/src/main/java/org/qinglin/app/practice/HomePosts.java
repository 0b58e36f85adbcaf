package org.qinglin.app.practice;

import static org.qinglin.app.shared.FormCheck.given;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.places.Place;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.sealing.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts near home: offered by a community for itself, or by the college for a host without an account. */
@Service
@Transactional
public class HomePosts {

    private static final String SELECT = """
            select p.*, (select count(*) from practice.wish w where w.post_id = p.id)::int as wishes
            from practice.post p\s""";

    private final JdbcClient jdbc;
    private final Seasons seasons;
    private final Organisations organisations;
    private final PlaceRegister register;
    private final AuditTrail audit;
    private final Sealing sealing;
    private final Clock clock;

    HomePosts(
            JdbcClient jdbc,
            Seasons seasons,
            Organisations organisations,
            PlaceRegister register,
            AuditTrail audit,
            Sealing sealing,
            Clock clock) {
        this.jdbc = jdbc;
        this.seasons = seasons;
        this.organisations = organisations;
        this.register = register;
        this.audit = audit;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** A post as typed. A community gives neither {@code hostName} nor {@code place}: both are its own. */
    public record Input(
            @Nullable String hostName,
            @Nullable String place,
            @Nullable String title,
            @Nullable String work,
            @Nullable String risks,
            @Nullable String contact,
            @Nullable String capacity,
            @Nullable String startsOn,
            @Nullable String endsOn) {

        public static final Input EMPTY = new Input("", "", "", "", "", "", "2", "", "");
    }

    /** Offers a post in a season, as long as students wish. */
    public PracticeOutcome offer(Viewer viewer, long seasonId, Input input) {
        boolean own = viewer.is(Role.COMMUNITY);
        var found = season(viewer, seasonId);
        if (found.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var season = found.get();
        if (season.stage(LocalDate.now(clock)) != Season.Stage.WISHING) {
            return new PracticeOutcome.Closed(season.wishesUntil());
        }
        var check = new FormCheck();
        var place = own ? viewer.mustPlace() : place(input.place(), check);
        var host = own ? nameOf(viewer.mustPlace()) : check.text("hostName", input.hostName(), 60);
        var title = check.text("title", input.title(), 40);
        var work = check.text("work", input.work(), 500);
        var risks = check.text("risks", input.risks(), 500);
        var contact = check.text("contact", input.contact(), 60);
        int capacity = check.whole("capacity", input.capacity(), 1, 50);
        var starts = within("startsOn", input.startsOn(), season, check);
        var ends = within("endsOn", input.endsOn(), season, check);
        check.inOrder("endsOn", starts, ends);
        return check.result(() -> {
                    var id = jdbc.sql("""
                            insert into practice.post (season_id, college_id, community_code, host_name, place_code,
                                place_name, title, work, risks, contact, capacity, starts_on, ends_on, made_by, made_at)
                            values (:season, :college, :community, :host, :place, :placeName, :title, :work, :risks,
                                :contact, :capacity, :starts, :ends, :account, :now) returning id""")
                            .param("season", seasonId)
                            .param("college", season.college().value())
                            .param("community", own ? viewer.mustPlace().value() : null, Types.VARCHAR)
                            .param("host", host)
                            .param("place", given(place).value())
                            .param("placeName", path(given(place)))
                            .param("title", title)
                            .param("work", work)
                            .param("risks", risks)
                            .param("contact", sealing.seal(SealedContacts.CONTACT, contact))
                            .param("capacity", capacity)
                            .param("starts", given(starts))
                            .param("ends", given(ends))
                            .param("account", viewer.account().value())
                            .param("now", Sql.at(clock.instant()))
                            .query(Long.class)
                            .single();
                    jdbc.sql("insert into practice.seat (post_id, seat) select :post, generate_series(1, :capacity)")
                            .param("post", id)
                            .param("capacity", capacity)
                            .update();
                    audit.record(viewer, "home-post-offered", "post " + id, title);
                    return id;
                })
                .fold(PracticeOutcome.Done::new, PracticeOutcome.Faulty::new);
    }

    private Optional<Season> season(Viewer viewer, long id) {
        var colleges = viewer.is(Role.COMMUNITY)
                ? organisations.collegesOf(viewer.mustPlace()).stream()
                        .map(College::id)
                        .toList()
                : List.of(viewer.mustCollege());
        return colleges.stream()
                .flatMap(college -> seasons.find(college, id).stream())
                .findFirst();
    }

    private String nameOf(PlaceCode community) {
        return organisations.community(community).orElseThrow().name();
    }

    private @Nullable PlaceCode place(@Nullable String typed, FormCheck check) {
        var code = typed == null ? "" : typed.strip();
        if (code.isEmpty()) {
            check.missing("place");
            return null;
        }
        var found = code.matches("\\d{9}|\\d{12}") ? register.find(new PlaceCode(code)) : Optional.<Place>empty();
        if (found.isEmpty() || found.get().validTo() != null) {
            check.fault("place", code, "fault.practice.place");
        }
        return found.map(Place::code).orElse(null);
    }

    /** What it lies in and itself, from the city down; a community that the register does not know is named alone. */
    private String path(PlaceCode code) {
        var names = register.path(code).stream().skip(1).map(Place::name).collect(Collectors.joining(" "));
        return names.isEmpty() ? nameOf(code) : names;
    }

    private static @Nullable LocalDate within(String field, @Nullable String typed, Season season, FormCheck check) {
        var day = check.date(field, typed);
        if (day != null && (day.isBefore(season.startsOn()) || day.isAfter(season.endsOn()))) {
            check.fault(
                    field,
                    day,
                    "fault.practice.within",
                    season.startsOn().toString(),
                    season.endsOn().toString());
        }
        return day;
    }

    /** Whoever answers for a post takes it back, as long as students wish; their wishes for it go. */
    public PracticeOutcome withdraw(Viewer viewer, long id) {
        var post = find(viewer, id);
        if (post.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var season = seasons.find(post.get().college(), post.get().season()).orElseThrow();
        if (season.stage(LocalDate.now(clock)) != Season.Stage.WISHING) {
            return new PracticeOutcome.Closed(season.wishesUntil());
        }
        int withdrawn = jdbc.sql("update practice.post set withdrawn_at = :now where id = :id and withdrawn_at is null")
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
        if (withdrawn == 0) {
            return new PracticeOutcome.NotFromHere();
        }
        audit.record(viewer, "home-post-withdrawn", "post " + id, post.get().title());
        return new PracticeOutcome.Done(id);
    }

    /** The post, if the viewer's community offers it or the viewer's college runs its season. */
    @Transactional(readOnly = true)
    public Optional<HomePost> find(Viewer viewer, long id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(this::post)
                .optional()
                .filter(post -> viewer.is(Role.COMMUNITY)
                        ? viewer.mustPlace().equals(post.community())
                        : post.college().equals(viewer.college()));
    }

    /** The post of a placement, whoever looks. */
    HomePost byId(long id) {
        return jdbc.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(this::post)
                .single();
    }

    /** Posts by id, for naming many at once; the caller may see them. */
    @Transactional(readOnly = true)
    public Map<Long, HomePost> byIds(Collection<Long> ids) {
        return jdbc
                .sql(SELECT + "where p.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::post)
                .list()
                .stream()
                .collect(Collectors.toMap(HomePost::id, post -> post));
    }

    /** All of a season that are offered, by place; the caller has found the season for its viewer. */
    @Transactional(readOnly = true)
    public List<HomePost> offered(long season) {
        return jdbc.sql(SELECT + "where p.season_id = :season and p.withdrawn_at is null order by p.place_code, p.id")
                .param("season", season)
                .query(this::post)
                .list();
    }

    /** A community's own, the newest first. */
    @Transactional(readOnly = true)
    public List<HomePost> ofHost(Viewer community) {
        return jdbc.sql(SELECT + "where p.community_code = :community order by p.id desc")
                .param("community", community.mustPlace().value())
                .query(this::post)
                .list();
    }

    /** How many are offered in each season of a college. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> counts(CollegeId college) {
        return jdbc
                .sql("""
                        select season_id, count(*)::int as posts from practice.post
                        where college_id = :college and withdrawn_at is null group by season_id""")
                .param("college", college.value())
                .query((row, number) -> Map.entry(row.getLong("season_id"), row.getInt("posts")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private HomePost post(ResultSet row, int number) throws SQLException {
        @Nullable String community = row.getString("community_code");
        return new HomePost(
                row.getLong("id"),
                row.getLong("season_id"),
                new CollegeId(row.getLong("college_id")),
                community == null ? null : new PlaceCode(community),
                row.getString("host_name"),
                new PlaceCode(row.getString("place_code")),
                row.getString("place_name"),
                row.getString("title"),
                row.getString("work"),
                row.getString("risks"),
                sealing.open(SealedContacts.CONTACT, row.getString("contact")),
                row.getInt("capacity"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getInt("wishes"),
                row.getObject("withdrawn_at") != null);
    }
}
