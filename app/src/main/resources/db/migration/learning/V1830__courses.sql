create schema learning;

-- A course for residents: what is taught, for whom, and what helps those who see, hear or walk less well. It belongs to a
-- college (with a faculty, where it is one's), or to a community that the college works with.
create table learning.course (
    id             bigint generated always as identity primary key,
    college_id     bigint not null references organisations.college,
    faculty_id     bigint references organisations.unit,
    owner_code     text references organisations.community,
    kind           text not null check (kind in ('SKILL_TRAINING', 'LIFELONG_LEARNING', 'COMMUNITY_CULTURE')),
    programme_code text references programmes.programme,
    title          text not null check (title <> ''),
    title_en       text check (title_en <> ''),
    about          text not null check (about <> ''),
    audience       text not null check (audience <> ''),
    age_note       text check (age_note <> ''),
    access         text[] not null,
    hours          int not null check (hours between 1 and 500),
    pass_percent   int not null check (pass_percent between 1 and 100),
    made_by        bigint not null references identity.account,
    made_at        timestamptz not null,
    check (faculty_id is null or owner_code is null)
);
create index on learning.course (college_id);
create index on learning.course (owner_code);

-- The course held once, for one community's neighbourhood. How many places are taken is counted by the trigger below.
create table learning.course_class (
    id             bigint generated always as identity primary key,
    course_id      bigint not null references learning.course,
    community_code text not null references organisations.community,
    location       text not null check (location <> ''),
    capacity       int not null check (capacity between 1 and 500),
    taken          int not null default 0,
    enrol_from     date not null,
    enrol_until    date not null check (enrol_until >= enrol_from),
    status         text not null check (status in ('DRAFT', 'OPEN', 'RUNNING', 'FINISHED', 'CANCELLED')),
    reason         text check (reason <> ''),
    made_by        bigint not null references identity.account,
    made_at        timestamptz not null,
    decided_at     timestamptz,
    constraint no_place_twice check (taken between 0 and capacity),
    check (status <> 'CANCELLED' or reason is not null)
);
create index on learning.course_class (course_id);
create index on learning.course_class (community_code);
create index on learning.course_class (status);

create table learning.lesson (
    id        bigint generated always as identity primary key,
    class_id  bigint not null references learning.course_class,
    during    tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    held_at   timestamptz,                 -- when attendance was marked; null: not held, or not yet
    marked_by bigint references identity.account,
    check ((held_at is null) = (marked_by is null)),
    constraint one_lesson_at_a_time exclude using gist (class_id with =, during with &&)
);

-- A student, somebody with another account, or a guest without any. The name is as it was then.
create table learning.teacher (
    id         bigint generated always as identity primary key,
    class_id   bigint not null references learning.course_class,
    student_id bigint references people.student,
    account_id bigint references identity.account,
    name       text not null check (name <> ''),
    check (student_id is null or account_id is null),
    unique (class_id, student_id),
    unique (class_id, account_id)
);
create unique index one_guest_of_a_name on learning.teacher (class_id, name)
    where student_id is null and account_id is null;
create index on learning.teacher (student_id);
create index on learning.teacher (account_id);

-- Somebody's place in a class, or in its waiting list, with an account (a student) or without one. What it says of a
-- person goes when it is asked for, or a while after the class; the row stays for the count.
create table learning.enrolment (
    id           bigint generated always as identity primary key,
    class_id     bigint not null references learning.course_class,
    student_id   bigint references people.student,
    person_name  text check (person_name <> ''),
    phone        text check (phone ~ '^\+?\d{5,15}$'),
    age_band     text check (age_band in ('UNDER_18', 'FROM_18', 'FROM_45', 'FROM_60', 'FROM_75')),
    guardian     text check (guardian <> ''),
    needs        text[] not null,
    code_hash    text unique,              -- of the code that finds it without an account
    status       text not null check (status in ('ENROLLED', 'WAITING', 'WITHDRAWN')),
    to_call      boolean not null default false,  -- moved up, without an account: somebody has to call
    consented_at timestamptz,
    entered_by   bigint references identity.account,
    origin       text,
    made_at      timestamptz not null,
    decided_at   timestamptz,
    erased_at    timestamptz,
    check (erased_at is not null or student_id is not null
        or (person_name is not null and phone is not null and age_band is not null and consented_at is not null)),
    check (erased_at is null or person_name is null and phone is null and guardian is null and origin is null
        and needs = '{}'),
    check (age_band is distinct from 'UNDER_18' or guardian is not null or erased_at is not null),
    check (not to_call or status = 'ENROLLED')
);
create unique index one_place_a_student on learning.enrolment (class_id, student_id) where status <> 'WITHDRAWN';
create unique index one_place_a_person on learning.enrolment (class_id, phone, person_name)
    where status <> 'WITHDRAWN' and erased_at is null;
create index on learning.enrolment (class_id, status, id);
create index on learning.enrolment (student_id);
create index on learning.enrolment (phone, made_at);
create index on learning.enrolment (origin);

-- Whoever gives or takes a place, by whatever way: the class counts it, and its check refuses one too many.
create function learning.count_places() returns trigger language plpgsql as $$
declare
    before int := case when tg_op <> 'INSERT' and old.status = 'ENROLLED' then 1 else 0 end;
    after  int := case when tg_op <> 'DELETE' and new.status = 'ENROLLED' then 1 else 0 end;
begin
    if after <> before then
        update learning.course_class set taken = taken + after - before
        where id = case when tg_op = 'DELETE' then old.class_id else new.class_id end;
    end if;
    return null;
end $$;
create trigger count_places after insert or delete or update of status on learning.enrolment
    for each row execute function learning.count_places();
