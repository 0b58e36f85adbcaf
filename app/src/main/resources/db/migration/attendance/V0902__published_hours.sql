create view attendance.published_hours as
select c.session_id, c.college_id, c.confirmed_at,
       (select coalesce(sum(l.minutes), 0) from attendance.ledger_entry l where l.session_id = c.session_id)::int as minutes,
       (select count(distinct l.student_id) from attendance.ledger_entry l where l.session_id = c.session_id)::int as people
from attendance.confirmation c;
