-- For agreements and reports: projects with their results written, counted on the day on which that was done; of the
-- faculty of whoever ran it, and of each faculty where the college did.
create view projects.published_finished_projects as
select p.college_id, left(p.community_code, 9) as street_code, coalesce(p.faculty_id, t.faculty_id, u.parent_id) as faculty_id,
       p.programme_code, (p.decided_at at time zone 'Asia/Shanghai')::date as on_day, p.id as thing, 1 as amount,
       'project' as record_kind, p.id as record_id, p.name as record_title
from projects.project p
left join people.team t on t.id = p.team_id
left join people.student s on s.id = p.student_id
left join organisations.unit u on u.id = s.class_id
where p.status = 'FINISHED';
