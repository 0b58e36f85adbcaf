package org.qinglin.app.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dictionary of skills that roles may ask for and students may hold. */
@Service
@Transactional
public class Skills {

    private final JdbcClient jdbc;

    Skills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(Skill skill) {
        jdbc.sql("""
                insert into people.skill (code, name_zh, name_en) values (:code, :zh, :en)
                on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en""")
                .param("code", skill.code())
                .param("zh", skill.chineseName())
                .param("en", skill.englishName())
                .update();
    }

    @Transactional(readOnly = true)
    public List<Skill> all() {
        return jdbc.sql("select * from people.skill order by name_zh collate \"C\"")
                .query((row, number) ->
                        new Skill(row.getString("code"), row.getString("name_zh"), row.getString("name_en")))
                .list();
    }

    @Transactional(readOnly = true)
    public Map<String, Skill> byCode() {
        var byCode = new LinkedHashMap<String, Skill>();
        all().forEach(skill -> byCode.put(skill.code(), skill));
        return byCode;
    }
}
