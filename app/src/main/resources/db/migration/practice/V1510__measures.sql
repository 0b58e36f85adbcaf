-- What practice counts for agreements and reports, a row for each thing. It stands in place of the views before it, which
-- nobody read.
drop view practice.published_pairing, practice.published_check_in, practice.published_appointment,
    practice.published_home_placement;

-- A branch in a community, counted on the day on which it began.
create view practice.published_pairings as
select p.college_id, c.street_code, u.parent_id as faculty_id, null::text as programme_code, p.starts_on as on_day,
       p.id as thing, 1 as amount, 'pairing' as record_kind, p.id as record_id, u.name || ' · ' || c.name as record_title
from practice.pairing p
join organisations.unit u on u.id = p.class_id
join organisations.community c on c.code = p.community_code
where p.status in ('ACTIVE', 'ENDED');

create view practice.published_check_ins as
select c.college_id, left(c.community_code, 9) as street_code, u.parent_id as faculty_id, null::text as programme_code,
       c.day as on_day, c.id as thing, 1 as amount, 'check-in' as record_kind, c.id as record_id,
       c.place_name as record_title
from practice.check_in c
join organisations.unit u on u.id = c.class_id;

-- Of the faculty whose class the student is in, counted on the first day of the post.
create view practice.published_appointments as
select a.college_id, c.street_code, u.parent_id as faculty_id, null::text as programme_code, a.starts_on as on_day,
       a.id as thing, 1 as amount, 'appointment' as record_kind, a.id as record_id, c.name as record_title
from practice.appointment a
join people.student s on s.id = a.student_id
join organisations.unit u on u.id = s.class_id
join organisations.community c on c.code = a.community_code
where a.status in ('APPOINTED', 'ENDED');

create view practice.published_home_placements as
select m.college_id, left(p.place_code, 9) as street_code, u.parent_id as faculty_id, null::text as programme_code,
       p.starts_on as on_day, m.id as thing, 1 as amount, 'home-placement' as record_kind, m.id as record_id,
       p.title as record_title
from practice.placement m
join practice.post p on p.id = m.post_id
join people.student s on s.id = m.student_id
join organisations.unit u on u.id = s.class_id
where m.status = 'CONFIRMED';
