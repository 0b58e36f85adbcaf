create schema insight;

-- Service that counts: a student's hours at a session, with the faculty whose class the student is in. What measures
-- promise is counted from these rows alone, so that every figure can be followed to them.
create view insight.served as
select h.session_id, h.student_id, h.minutes, s.request_id, s.college_id, s.street_code, s.community_code,
       s.programme_code, s.title, (s.starts_at at time zone 'Asia/Shanghai')::date as on_day, u.parent_id as faculty_id
from attendance.published_service h
join needs.published_session s on s.session_id = h.session_id
join people.published_student p on p.student_id = h.student_id
join organisations.published_unit u on u.unit_id = p.class_id;

create view insight.published_orders_fulfilled as
select distinct college_id, street_code, faculty_id, programme_code, on_day, request_id as thing, 1 as amount,
       'order' as record_kind, request_id as record_id, title as record_title
from insight.served;

create view insight.published_sessions_held as
select distinct college_id, street_code, faculty_id, programme_code, on_day, session_id as thing, 1 as amount,
       'session' as record_kind, session_id as record_id, title as record_title
from insight.served;

-- In hours, as they are promised.
create view insight.published_service_hours as
select college_id, street_code, faculty_id, programme_code, on_day, student_id as thing, minutes / 60.0 as amount,
       'session' as record_kind, session_id as record_id, title as record_title
from insight.served;

create view insight.published_students_served as
select college_id, street_code, faculty_id, programme_code, on_day, student_id as thing, 1 as amount,
       'session' as record_kind, session_id as record_id, title as record_title
from insight.served;

create view insight.published_communities_served as
select college_id, street_code, faculty_id, programme_code, on_day, community_code::bigint as thing, 1 as amount,
       'session' as record_kind, session_id as record_id, title as record_title
from insight.served;

-- The community's word about each session that the faculty's students served at, once a session.
create view insight.published_community_score as
select distinct s.college_id, s.street_code, s.faculty_id, s.programme_code, s.on_day, s.session_id as thing,
       e.community_score as amount, 'session' as record_kind, s.session_id as record_id, s.title as record_title
from insight.served s
join evaluation.published_rating e on e.session_id = s.session_id
where e.community_score is not null;
