-- Who a volunteer is for the record of volunteer service, masked as exports are by default (个人信息保护法).
create view people.published_volunteer as
select id as student_id, college_id, volunteer_number,
       left(name, 1) || repeat('*', greatest(length(name) - 1, 1)) as masked_name,
       extract(year from birth_date)::int as birth_year
from people.student;

-- What a student says to have learnt; training, as far as the platform knows any.
create view people.published_skill as
select k.student_id, s.college_id, k.skill_code, d.name_zh as skill_name
from people.student_skill k join people.student s on s.id = k.student_id join people.skill d on d.code = k.skill_code;
