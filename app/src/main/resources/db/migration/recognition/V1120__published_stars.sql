create view recognition.published_star as
select id as star_id, college_id, student_id, level, decided_at from recognition.star where status = 'CONFIRMED';
