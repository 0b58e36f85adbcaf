-- Which class a student is in; nothing about who it is.
create view people.published_student as select id as student_id, college_id, class_id from people.student;
