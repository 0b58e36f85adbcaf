package org.qinglin.app.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service menu (制单). A faculty keeps its own items, a team leader the team's, the college all of them; a community
 * sees the menu of every college it works with.
 */
@Service
@Transactional
public class Menu {

    private static final String ITEMS = """
            select i.*, (select count(*) from needs.menu_order o where o.item_id = i.id)::int as ordered
            from needs.menu_item i
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Menu(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An item that passed {@link MenuDesk}. */
    record NewItem(
            String title,
            String description,
            String programme,
            String riskText,
            String roleName,
            @Nullable String skill,
            int minHeads,
            int maxHeads,
            int minutes,
            @Nullable String capacityHint) {}

    MenuItemId add(Viewer viewer, NewItem item) {
        boolean college = viewer.is(Role.COLLEGE);
        return new MenuItemId(jdbc.sql("""
                insert into needs.menu_item (college_id, faculty_id, team_id, title, description, programme_code,
                    risk_text, role_name, skill_code, min_heads, max_heads, minutes, capacity_hint, created_at)
                values (:college, :faculty, :team, :title, :description, :programme, :risk, :role, :skill, :min, :max,
                    :minutes, :hint, :now) returning id""")
                .param("college", viewer.mustCollege().value())
                .param(
                        "faculty",
                        !college && viewer.is(Role.FACULTY) ? viewer.mustUnit().value() : null)
                .param(
                        "team",
                        !college && !viewer.is(Role.FACULTY) ? viewer.mustTeam().value() : null)
                .params(fields(item))
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single());
    }

    void change(MenuItemId id, NewItem item) {
        jdbc.sql("""
                update needs.menu_item set title = :title, description = :description, programme_code = :programme,
                    risk_text = :risk, role_name = :role, skill_code = :skill, min_heads = :min, max_heads = :max,
                    minutes = :minutes, capacity_hint = :hint where id = :id""").params(fields(item)).param("id", id.value()).update();
    }

    private static Map<String, @Nullable Object> fields(NewItem item) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("title", item.title());
        fields.put("description", item.description());
        fields.put("programme", item.programme());
        fields.put("risk", item.riskText());
        fields.put("role", item.roleName());
        fields.put("skill", item.skill());
        fields.put("min", item.minHeads());
        fields.put("max", item.maxHeads());
        fields.put("minutes", item.minutes());
        fields.put("hint", item.capacityHint());
        return fields;
    }

    /** Takes an item off the menu, or puts it back; orders from it go on. */
    void retire(MenuItemId id, boolean retired) {
        jdbc.sql("update needs.menu_item set retired_at = :at where id = :id")
                .param("at", retired ? Sql.at(clock.instant()) : null)
                .param("id", id.value())
                .update();
    }

    /** The items that the viewer keeps: what can be ordered first, then what was retired. */
    @Transactional(readOnly = true)
    public List<MenuItem> kept(Viewer viewer, String search) {
        return jdbc
                .sql(ITEMS + """
                where i.college_id = :college and (:search = '' or i.title ilike '%' || :search || '%')
                order by i.retired_at is not null, i.title, i.id""")
                .param("college", viewer.mustCollege().value())
                .param("search", search)
                .query(Menu::item)
                .list()
                .stream()
                .filter(each -> keeps(viewer, each))
                .toList();
    }

    private static boolean keeps(Viewer viewer, MenuItem item) {
        if (!item.college().equals(viewer.college())) {
            return false;
        }
        if (viewer.is(Role.COLLEGE)) {
            return true;
        }
        return viewer.is(Role.FACULTY)
                        && item.faculty() != null
                        && item.faculty().equals(viewer.unit())
                || viewer.is(Role.TEAM_LEADER)
                        && item.team() != null
                        && item.team().equals(viewer.team());
    }

    /** An item that the viewer keeps. */
    @Transactional(readOnly = true)
    public Optional<MenuItem> findKept(Viewer viewer, MenuItemId id) {
        return find(id).filter(each -> keeps(viewer, each));
    }

    /** What can be ordered from some colleges. */
    @Transactional(readOnly = true)
    public List<MenuItem> orderable(List<CollegeId> colleges, String search) {
        return jdbc.sql(ITEMS + """
                where i.college_id = any (:colleges) and i.retired_at is null
                  and (:search = '' or i.title ilike '%' || :search || '%' or i.description ilike '%' || :search || '%')
                order by i.programme_code, i.title, i.id limit 500""")
                .param("colleges", colleges.stream().map(CollegeId::value).toArray(Long[]::new))
                .param("search", search)
                .query(Menu::item)
                .list();
    }

    /** Remembers which item a request was ordered from. */
    void ordered(RequestId request, MenuItemId item) {
        jdbc.sql("insert into needs.menu_order (request_id, item_id) values (:request, :item)")
                .param("request", request.value())
                .param("item", item.value())
                .update();
    }

    /** The item that a request was ordered from. */
    @Transactional(readOnly = true)
    public Optional<MenuItem> itemOf(RequestId request) {
        return jdbc.sql(ITEMS + "where i.id = (select item_id from needs.menu_order where request_id = :request)")
                .param("request", request.value())
                .query(Menu::item)
                .optional();
    }

    Optional<MenuItem> find(MenuItemId id) {
        return jdbc.sql(ITEMS + "where i.id = :id")
                .param("id", id.value())
                .query(Menu::item)
                .optional();
    }

    private static MenuItem item(ResultSet row, int number) throws SQLException {
        var faculty = Sql.longOrNull(row, "faculty_id");
        var team = Sql.longOrNull(row, "team_id");
        return new MenuItem(
                new MenuItemId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                faculty == null ? null : new UnitId(faculty),
                team == null ? null : new TeamId(team),
                row.getString("title"),
                row.getString("description"),
                row.getString("programme_code"),
                row.getString("risk_text"),
                row.getString("role_name"),
                row.getString("skill_code"),
                row.getInt("min_heads"),
                row.getInt("max_heads"),
                row.getInt("minutes"),
                row.getString("capacity_hint"),
                Sql.instantOrNull(row, "retired_at"),
                row.getInt("ordered"));
    }
}
