package org.qinglin.app.needs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Likeness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an order in own words may mean, while it is typed: the programmes and skills of earlier orders that read alike, the
 * skills that the text names, the community's own orders to take over, and what the menu has of the kind. Text against
 * text, with no claim to understand it; whoever orders decides.
 */
@Service
@Transactional(readOnly = true)
public class OrderSuggestions {

    private static final double ALIKE = 0.25;
    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_SHOWN = 3;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Skills skills;
    private final MenuDesk menu;

    OrderSuggestions(
            JdbcClient jdbc, Organisations organisations, Programmes programmes, Skills skills, MenuDesk menu) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.programmes = programmes;
        this.skills = skills;
        this.menu = menu;
    }

    /** An order of the viewer's own community that reads alike. */
    public record Earlier(RequestId request, String title) {}

    public record Suggestions(
            List<Programme> programmes, List<Skill> skills, List<Earlier> earlier, List<MenuItem> menu) {

        public boolean isEmpty() {
            return programmes.isEmpty() && skills.isEmpty() && earlier.isEmpty() && menu.isEmpty();
        }
    }

    private record Past(
            long request, String community, String programme, String title, Set<String> skills, double likeness) {}

    /** Suggestions for a title and details, however little of them is typed yet. */
    public Suggestions of(Viewer viewer, String title, String description) {
        var text = (title + " " + description).strip();
        if (text.codePointCount(0, text.length()) < 2) {
            return new Suggestions(List.of(), List.of(), List.of(), List.of());
        }
        var alike = alike(viewer, title, text);
        return new Suggestions(
                programmes(alike),
                skills(alike, text),
                alike.stream()
                        .filter(each ->
                                each.community().equals(viewer.mustPlace().value()))
                        .map(each -> new Earlier(new RequestId(each.request()), each.title()))
                        .limit(MOST_SHOWN)
                        .toList(),
                menu.orderable(viewer, "").stream()
                        .filter(each -> Likeness.of(title, each.title()) >= ALIKE)
                        .sorted(Comparator.comparingDouble((MenuItem each) -> Likeness.of(title, each.title()))
                                .reversed())
                        .limit(MOST_SHOWN)
                        .toList());
    }

    private List<Past> alike(Viewer viewer, String title, String text) {
        var colleges = organisations.collegesOf(viewer.mustPlace()).stream()
                .map(College::id)
                .map(id -> id.value())
                .toArray(Long[]::new);
        return jdbc
                .sql("""
                select r.id, r.community_code, r.programme_code, r.title, r.description,
                       array(select distinct k.skill_code from needs.role_skill k
                             join needs.session_role o on o.id = k.role_id
                             join needs.session s on s.id = o.session_id where s.request_id = r.id) as skills
                from needs.service_request r
                where r.college_id = any (:colleges)
                  and (r.status in ('ACCEPTED', 'CLOSED') or r.community_code = :community)
                order by r.submitted_at desc limit :most""")
                .param("colleges", colleges)
                .param("community", viewer.mustPlace().value())
                .param("most", MOST_LOOKED_AT)
                .query((row, number) -> new Past(
                        row.getLong("id"),
                        row.getString("community_code"),
                        row.getString("programme_code"),
                        row.getString("title"),
                        Set.of((String[]) row.getArray("skills").getArray()),
                        Math.max(
                                Likeness.of(title, row.getString("title")),
                                Likeness.of(text, row.getString("title") + " " + row.getString("description")))))
                .list()
                .stream()
                .filter(each -> each.likeness() >= ALIKE)
                .sorted(Comparator.comparingDouble(Past::likeness).reversed())
                .limit(20)
                .toList();
    }

    private List<Programme> programmes(List<Past> alike) {
        var votes = new HashMap<String, Double>();
        alike.forEach(each -> votes.merge(each.programme(), each.likeness(), Double::sum));
        var all = programmes.byCode();
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(each -> all.get(each.getKey()))
                .filter(java.util.Objects::nonNull)
                .limit(MOST_SHOWN)
                .toList();
    }

    /** Skills that the text names stand before those that earlier orders asked for. */
    private List<Skill> skills(List<Past> alike, String text) {
        var all = skills.byCode();
        var found = new LinkedHashSet<Skill>();
        all.values().stream()
                .filter(each -> Likeness.within(each.chineseName(), text) == 1
                        || Likeness.within(each.englishName(), text) == 1)
                .forEach(found::add);
        alike.stream()
                .flatMap(each -> each.skills().stream())
                .map(all::get)
                .filter(java.util.Objects::nonNull)
                .forEach(found::add);
        return new ArrayList<>(found).stream().limit(MOST_SHOWN).toList();
    }
}
