-- Who served when and for how long, after every correction: for read models that attribute service to faculties.
create view attendance.published_service as
select session_id, college_id, student_id, sum(minutes)::int as minutes
from attendance.ledger_entry group by session_id, college_id, student_id having sum(minutes) > 0;
