package org.qinglin.app.programmes;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The administrator edits the dictionary of programmes and their kinds. A code, once given, stays. */
@Service
@Transactional
public class ProgrammeDesk {

    private static final int LONGEST_NAME = 40;

    private final JdbcClient jdbc;
    private final Programmes programmes;
    private final AuditTrail audit;

    ProgrammeDesk(JdbcClient jdbc, Programmes programmes, AuditTrail audit) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.audit = audit;
    }

    /** A programme or kind as it was typed; {@code code} is a programme's own, or the one that a kind belongs to. */
    public record Input(
            @Nullable String code,
            @Nullable String chineseName,
            @Nullable String englishName) {

        public static final Input BLANK = new Input(null, null, null);
    }

    /** Adds a programme at the end, or renames the one of that code. */
    public Checked<Programme> define(Viewer viewer, Input input) {
        var form = new FormCheck();
        var code = form.text("code", input.code(), LONGEST_NAME);
        if (!code.isEmpty() && !code.matches("[A-Z][A-Za-z0-9]*")) {
            form.fault("code", code, "fault.programme.code");
        }
        var chinese = form.text("chineseName", input.chineseName(), LONGEST_NAME);
        var english = form.text("englishName", input.englishName(), LONGEST_NAME);
        var checked = form.result(() -> new Programme(code, chinese, english, false));
        if (checked instanceof Checked.Ok<Programme> ok) {
            write(viewer, ok.value());
        }
        return checked;
    }

    private void write(Viewer viewer, Programme programme) {
        jdbc.sql("""
                insert into programmes.programme (code, name_zh, name_en, position)
                select :code, :chinese, :english, coalesce(max(position), 0) + 1 from programmes.programme
                on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en""")
                .param("code", programme.code())
                .param("chinese", programme.chineseName())
                .param("english", programme.englishName())
                .update();
        audit.record(viewer, "programme-defined", "programme " + programme.code(), programme.chineseName());
    }

    /** Adds a kind to a programme, or renames it in English, or brings a retired one back. */
    public Checked<String> defineKind(Viewer viewer, Input input) {
        var form = new FormCheck();
        var code = form.text("code", input.code(), LONGEST_NAME);
        if (!code.isEmpty() && !programmes.byCode().containsKey(code)) {
            form.fault("code", code, "fault.programme");
        }
        var chinese = form.text("chineseName", input.chineseName(), LONGEST_NAME);
        var english = form.text("englishName", input.englishName(), LONGEST_NAME);
        var checked = form.result(() -> chinese);
        if (checked instanceof Checked.Ok<String>) {
            jdbc.sql("""
                    insert into programmes.kind (programme_code, name_zh, name_en) values (:code, :chinese, :english)
                    on conflict (programme_code, name_zh) do update set name_en = excluded.name_en, retired = false""")
                    .param("code", code)
                    .param("chinese", chinese)
                    .param("english", english)
                    .update();
            audit.record(viewer, "programme-kind-defined", "programme " + code, chinese);
        }
        return checked;
    }

    /** Retires a programme or brings it back; false if there is none of that code. */
    public boolean retire(Viewer viewer, String code, boolean retired) {
        boolean there = jdbc.sql("update programmes.programme set retired = :retired where code = :code")
                        .param("retired", retired)
                        .param("code", code)
                        .update()
                > 0;
        if (there) {
            audit.record(viewer, retired ? "programme-retired" : "programme-restored", "programme " + code, "");
        }
        return there;
    }

    /** Retires a kind; false if there is none of that number. */
    public boolean retireKind(Viewer viewer, long id) {
        boolean there = jdbc.sql("update programmes.kind set retired = true where id = :id")
                        .param("id", id)
                        .update()
                > 0;
        if (there) {
            audit.record(viewer, "programme-kind-retired", "kind " + id, "");
        }
        return there;
    }
}
