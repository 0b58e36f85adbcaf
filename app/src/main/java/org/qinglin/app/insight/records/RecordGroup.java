package org.qinglin.app.insight.records;

import java.util.List;

/**
 * The five groups of the record (志愿服务条例 Art.19; 民政部令67 Art.4), each read from a view that its owner publishes.
 *
 * <p>Each query gives {@code key}, unique within the college and for good, and {@code cells}; its parameter is the college.
 */
public enum RecordGroup {
    /** 基本信息. */
    BASIC(List.of("number", "name", "birth-year"), """
            select student_id::text as key, array[volunteer_number, masked_name, birth_year::text] as cells
            from people.published_volunteer where college_id = :college"""),
    /** 服务. */
    SERVICE(List.of("number", "title", "day", "community", "minutes"), """
            select h.session_id || '/' || h.student_id as key,
                   array[v.volunteer_number, s.title, (s.starts_at at time zone 'Asia/Shanghai')::date::text,
                         s.community_code, h.minutes::text] as cells
            from attendance.published_service h join needs.published_session s on s.session_id = h.session_id
            join people.published_volunteer v on v.student_id = h.student_id
            where h.college_id = :college"""),
    /** 培训: skills that are known, and courses with a certificate. */
    TRAINING(List.of("number", "skill", "day", "lesson-hours", "certificate"), """
            select k.student_id || '/' || k.skill_code as key, array[v.volunteer_number, k.skill_name, '', '', ''] as cells
            from people.published_skill k join people.published_volunteer v on v.student_id = k.student_id
            where k.college_id = :college
            union all
            select 'course/' || t.certificate_id as key,
                   array[v.volunteer_number, t.title, t.on_day::text, t.hours::text, t.number] as cells
            from learning.published_student_course t join people.published_volunteer v on v.student_id = t.student_id
            where t.college_id = :college"""),
    /** 表彰奖励. */
    COMMENDATION(List.of("number", "star", "day"), """
            select s.star_id::text as key,
                   array[v.volunteer_number, s.level::text, (s.decided_at at time zone 'Asia/Shanghai')::date::text] as cells
            from recognition.published_star s join people.published_volunteer v on v.student_id = s.student_id
            where s.college_id = :college"""),
    /** 评价: of the session by its community. */
    EVALUATION(List.of("title", "day", "community", "score"), """
            select s.session_id::text as key, array[s.title, (s.starts_at at time zone 'Asia/Shanghai')::date::text,
                   s.community_code, e.community_score::text] as cells
            from evaluation.published_rating e join needs.published_session s on s.session_id = e.session_id
            where s.college_id = :college and e.community_score is not null""");

    private final List<String> columns;
    private final String sql;

    RecordGroup(List<String> columns, String sql) {
        this.columns = columns;
        this.sql = sql;
    }

    /** Keys below {@code records.column.}, one a cell. */
    public List<String> columns() {
        return columns;
    }

    String sql() {
        return sql;
    }
}
