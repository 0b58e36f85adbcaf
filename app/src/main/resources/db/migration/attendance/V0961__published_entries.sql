-- The ledger's entries themselves, for read models that want them of few sessions: summed up by session and student over
-- the whole ledger, as in published_service, they would all be read first.
create view attendance.published_entry as
select session_id, college_id, student_id, minutes from attendance.ledger_entry;
