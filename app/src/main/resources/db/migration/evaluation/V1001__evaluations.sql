create schema evaluation;

create table evaluation.evaluation (
    id           bigint generated always as identity primary key,
    college_id   bigint not null,
    session_id   bigint not null,
    side         text not null check (side in ('COMMUNITY', 'STUDENT')),
    student_id   bigint,                    -- who evaluates, on the students' side
    score        int not null check (score between 1 and 5),
    comment      text not null default '' check (length(comment) <= 2000),
    submitted_by bigint not null references identity.account,
    submitted_at timestamptz not null,
    check ((side = 'STUDENT') = (student_id is not null))
);
create unique index one_by_the_community on evaluation.evaluation (session_id) where side = 'COMMUNITY';
create unique index one_by_each_student on evaluation.evaluation (session_id, student_id) where side = 'STUDENT';
