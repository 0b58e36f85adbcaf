-- Who was at a lesson, as its teacher or the desk marked it; whoever joined later has no row for earlier lessons.
create table learning.attendance (
    lesson_id    bigint not null references learning.lesson,
    enrolment_id bigint not null references learning.enrolment,
    present      boolean not null,
    primary key (lesson_id, enrolment_id)
);
create index on learning.attendance (enrolment_id);
