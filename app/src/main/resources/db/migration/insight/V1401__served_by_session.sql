-- The same rows as before, found from the sessions of a street, by the ledger's index.
create or replace view insight.served as
select s.session_id, h.student_id, h.minutes, s.request_id, s.college_id, s.street_code, s.community_code,
       s.programme_code, s.title, (s.starts_at at time zone 'Asia/Shanghai')::date as on_day, u.parent_id as faculty_id
from needs.published_session s
cross join lateral (select e.student_id, sum(e.minutes)::int as minutes from attendance.published_entry e
                    where e.session_id = s.session_id group by e.student_id having sum(e.minutes) > 0) h
join people.published_student p on p.student_id = h.student_id
join organisations.published_unit u on u.unit_id = p.class_id;
