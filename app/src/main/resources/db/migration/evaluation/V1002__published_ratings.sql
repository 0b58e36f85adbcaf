create view evaluation.published_rating as
select session_id, college_id, max(score) filter (where side = 'COMMUNITY') as community_score,
       avg(score) filter (where side = 'STUDENT') as student_score, count(*) filter (where side = 'STUDENT')::int as students
from evaluation.evaluation group by session_id, college_id;
