-- What learning came to, for agreements and reports, in the shape that measures have: a class counts on each day on which
-- a lesson was held; a learner counts where present; hours are those of the clock. A course of the college as a whole, or
-- of a community, counts for each faculty.
create view learning.held_lesson as
select l.id as lesson_id, l.class_id, c.college_id, left(k.community_code, 9) as street_code, c.faculty_id,
       c.programme_code, (lower(l.during) at time zone 'Asia/Shanghai')::date as on_day,
       extract(epoch from upper(l.during) - lower(l.during)) / 60 as minutes, c.title,
       case c.kind when 'SKILL_TRAINING' then 'skill-class' when 'COMMUNITY_CULTURE' then 'culture-class'
            else 'learning-class' end as record_kind
from learning.lesson l join learning.course_class k on k.id = l.class_id join learning.course c on c.id = k.course_id
where l.held_at is not null and k.status in ('RUNNING', 'FINISHED');

create view learning.published_classes_held as
select college_id, street_code, faculty_id, programme_code, on_day, class_id as thing, 1 as amount, record_kind,
       class_id as record_id, title as record_title
from learning.held_lesson;

create view learning.published_learners as
select h.college_id, h.street_code, h.faculty_id, h.programme_code, h.on_day, a.enrolment_id as thing, 1 as amount,
       h.record_kind, h.class_id as record_id, h.title as record_title
from learning.held_lesson h join learning.attendance a on a.lesson_id = h.lesson_id and a.present;

create view learning.published_learner_hours as
select h.college_id, h.street_code, h.faculty_id, h.programme_code, h.on_day, a.enrolment_id as thing,
       h.minutes / 60 as amount, h.record_kind, h.class_id as record_id, h.title as record_title
from learning.held_lesson h join learning.attendance a on a.lesson_id = h.lesson_id and a.present;

create view learning.published_certificates as
select c.college_id, left(k.community_code, 9) as street_code, c.faculty_id, c.programme_code,
       (t.issued_at at time zone 'Asia/Shanghai')::date as on_day, t.id as thing, 1 as amount,
       case c.kind when 'SKILL_TRAINING' then 'skill-class' when 'COMMUNITY_CULTURE' then 'culture-class'
            else 'learning-class' end as record_kind, k.id as record_id, c.title as record_title
from learning.certificate t join learning.enrolment e on e.id = t.enrolment_id
join learning.course_class k on k.id = e.class_id join learning.course c on c.id = k.course_id
where t.revoked_at is null;

-- Hours taught, once for each who taught: a lesson of two teachers is taught by both.
create view learning.published_teaching as
select h.college_id, h.street_code, h.faculty_id, h.programme_code, h.on_day, t.id as thing, h.minutes / 60 as amount,
       h.record_kind, h.class_id as record_id, h.title as record_title, h.lesson_id, t.student_id, t.account_id,
       t.name as teacher
from learning.held_lesson h join learning.teacher t on t.class_id = h.class_id;

-- Training of students that a certificate stands for, for the record of volunteer service.
create view learning.published_student_course as
select t.id as certificate_id, c.college_id, e.student_id, t.number, c.title, c.hours,
       (t.issued_at at time zone 'Asia/Shanghai')::date as on_day
from learning.certificate t join learning.enrolment e on e.id = t.enrolment_id
join learning.course_class k on k.id = e.class_id join learning.course c on c.id = k.course_id
where t.revoked_at is null and e.student_id is not null;
