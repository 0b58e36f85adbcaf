package org.qinglin.app.people.internal.importing;

import java.util.List;
import org.qinglin.app.shared.sheets.Column;
import org.qinglin.app.shared.sheets.SheetForm;

/** The template for students with their timetables. */
public final class StudentForm {

    static final String NUMBER = "number";
    static final String NAME = "name";
    static final String CLASS = "class";
    static final String BIRTH = "birth";
    static final String PHONE = "phone";
    static final String TIMETABLE = "timetable";
    static final String SKILLS = "skills";
    static final String WISHES = "wishes";
    static final String CAPACITY = "capacity";
    static final String GOAL = "goal";
    static final String GUARDIAN = "guardian";
    static final String RELATION = "relation";
    static final String CONSENT = "consent";
    static final String EVIDENCE = "evidence";

    public static final SheetForm FORM = new SheetForm(
            "students",
            "学生导入模板",
            List.of(
                    Column.required(NUMBER, "学号", "2026010101"),
                    Column.required(NAME, "姓名", "王某某"),
                    Column.required(CLASS, "班级", "软件2601"),
                    Column.required(BIRTH, "出生日期", "2007-09-01"),
                    Column.optional(PHONE, "手机号", "13800000000"),
                    Column.optional(TIMETABLE, "上课时间", "周一 08:00-09:40；周三 3-4节"),
                    Column.optional(SKILLS, "技能", "急救2；摄影"),
                    Column.optional(WISHES, "志愿项目", "志愿服务；研学实训"),
                    Column.optional(CAPACITY, "每周最多次数", "2"),
                    Column.optional(GOAL, "目标时长（小时）", "20"),
                    Column.optional(GUARDIAN, "监护人姓名", ""),
                    Column.optional(RELATION, "与本人关系", ""),
                    Column.optional(CONSENT, "监护人同意日期", ""),
                    Column.optional(EVIDENCE, "同意材料", "")));

    private StudentForm() {}
}
