package org.qinglin.app.people;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the dictionary of skills is edited. */
@Service
public class SkillDesk {

    private final Skills skills;
    private final AuditTrail audit;

    SkillDesk(Skills skills, AuditTrail audit) {
        this.skills = skills;
        this.audit = audit;
    }

    /** A skill as typed. */
    public record SkillInput(
            @Nullable String code,
            @Nullable String chineseName,
            @Nullable String englishName) {}

    /** Adds a skill, or renames the one that has the code already: what orders and students refer to is the code. */
    @Transactional
    public Checked<Skill> define(Viewer viewer, SkillInput input) {
        var check = new FormCheck();
        var code = check.text("code", input.code(), 40);
        if (!code.isEmpty() && !code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            check.fault("code", code, "fault.skill.code");
        }
        var chinese = check.text("chineseName", input.chineseName(), 20);
        var english = check.text("englishName", input.englishName(), 40);
        return check.result(() -> {
            var skill = new Skill(code, chinese, english);
            skills.add(skill);
            audit.record(viewer, "skill-defined", "skill " + code, chinese + " / " + english);
            return skill;
        });
    }
}
