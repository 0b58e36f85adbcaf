-- What was said in words, without a name; only where both sides have spoken, since a word is blind until then. For reports.
create view evaluation.published_voice as
select e.id as evaluation_id, e.session_id, e.college_id, e.side, e.score, e.comment, e.submitted_at
from evaluation.evaluation e
where e.comment <> '' and exists (
    select from evaluation.evaluation other where other.session_id = e.session_id and other.side <> e.side);
