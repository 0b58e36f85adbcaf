-- What changed for learners without an account, who have to be called: a place, a lesson at another time or taken away, a
-- class called off. Told once somebody says so; the row then keeps who, when, and of which time.
create table learning.call (
    id           bigint generated always as identity primary key,
    enrolment_id bigint not null references learning.enrolment,
    kind         text not null check (kind in ('PLACE', 'LESSON_MOVED', 'LESSON_DROPPED', 'CLASS_CANCELLED')),
    lesson_id    bigint references learning.lesson on delete set null,
    known        tstzrange,                -- when the learner believes the lesson to be
    told_time    tstzrange,                -- when it was said to be
    made_at      timestamptz not null,
    told_at      timestamptz,
    told_by      bigint references identity.account,
    check ((known is not null) = (kind in ('LESSON_MOVED', 'LESSON_DROPPED'))),
    check ((told_at is null) = (told_by is null)),
    check (told_time is null or told_at is not null and kind = 'LESSON_MOVED')
);
create unique index one_open_call_a_lesson on learning.call (enrolment_id, lesson_id)
    where told_at is null and lesson_id is not null;
create index on learning.call (enrolment_id);
create index on learning.call (lesson_id);

insert into learning.call (enrolment_id, kind, made_at)
select id, 'PLACE', coalesce(decided_at, made_at) from learning.enrolment where to_call;
alter table learning.enrolment drop column to_call;
