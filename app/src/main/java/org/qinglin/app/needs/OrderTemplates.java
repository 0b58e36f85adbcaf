package org.qinglin.app.needs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Orders that a community keeps to order from again. They are kept as typed: the check comes when one is ordered. */
@Service
@Transactional
public class OrderTemplates {

    /** More than one screen of them finds nobody. */
    public static final int MOST = 50;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OrderTemplates(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A template in a list. */
    public record Template(long id, String name) {}

    @Transactional(readOnly = true)
    public List<Template> of(Viewer viewer) {
        return jdbc.sql("select id, name from needs.order_template where community_code = :community order by name, id")
                .param("community", viewer.mustPlace().value())
                .query((row, number) -> new Template(row.getLong("id"), row.getString("name")))
                .list();
    }

    /** Keeps an order under its title, in place of one of the same title. Dates are left out: they pass. */
    public Checked<Template> keep(Viewer viewer, OrderInput order) {
        var title = order.title() == null ? "" : order.title().strip();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > 60) {
            return new Checked.Faulty<>(List.of(Fault.of(
                    "title", title, title.isEmpty() ? "fault.required" : "fault.too-long", 60, title.length())));
        }
        var others = of(viewer);
        if (others.size() >= MOST
                && others.stream().noneMatch(each -> each.name().equals(title))) {
            return new Checked.Faulty<>(List.of(Fault.of("title", title, "fault.templates", MOST)));
        }
        long id = jdbc.sql("""
                insert into needs.order_template (community_code, name, input, kept_at)
                values (:community, :name, :input::jsonb, :now)
                on conflict (community_code, name) do update set input = excluded.input, kept_at = excluded.kept_at
                returning id""")
                .param("community", viewer.mustPlace().value())
                .param("name", title)
                .param("input", json.writeValueAsString(undated(order)))
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        return new Checked.Ok<>(new Template(id, title));
    }

    private static OrderInput undated(OrderInput order) {
        var first = order.sessions() == null || order.sessions().isEmpty()
                ? new OrderInput.Session(null, "09:00", "11:00")
                : new OrderInput.Session(
                        null,
                        order.sessions().get(0).from(),
                        order.sessions().get(0).to());
        var weekly = order.weekly();
        return new OrderInput(
                order.college(),
                order.programme(),
                order.title(),
                order.description(),
                order.riskText(),
                order.hazardous(),
                null, // a policy is of one order
                order.minAge(),
                order.maxAge(),
                order.urgency(),
                order.contactName(),
                order.contactPhone(),
                order.place(),
                List.of(first),
                order.roles(),
                weekly == null
                        ? null
                        : new OrderInput.Weekly(
                                weekly.weekdays(),
                                null,
                                null,
                                weekly.from(),
                                weekly.to(),
                                weekly.holidays(),
                                weekly.makeUpDays()),
                order.menuItem(),
                null);
    }

    @Transactional(readOnly = true)
    public Optional<OrderInput> find(Viewer viewer, long id) {
        return jdbc.sql("select input from needs.order_template where id = :id and community_code = :community")
                .param("id", id)
                .param("community", viewer.mustPlace().value())
                .query(String.class)
                .optional()
                .map(input -> json.readValue(input, OrderInput.class));
    }

    /** Returns whether there was one of that number. */
    public boolean remove(Viewer viewer, long id) {
        return jdbc.sql("delete from needs.order_template where id = :id and community_code = :community")
                        .param("id", id)
                        .param("community", viewer.mustPlace().value())
                        .update()
                > 0;
    }
}
