-- Part-time posts (兼职): offered, accepted by the student, held for a term; the letter (聘书) is kept as it was printed.
create table practice.appointment (
    id             bigint generated always as identity primary key,
    college_id     bigint not null references organisations.college,
    community_code text not null references organisations.community,
    student_id     bigint not null references people.student,
    kind           text not null check (kind in ('DEPUTY_SECRETARY', 'GRID_WORKER', 'ASSISTANT')),
    duties         text not null check (duties <> ''),
    starts_on      date not null,
    ends_on        date not null check (ends_on >= starts_on),
    status         text not null check (status in ('OFFERED', 'APPOINTED', 'DECLINED', 'WITHDRAWN', 'ENDED')),
    offered_by     bigint not null references identity.account,
    offered_at     timestamptz not null,
    ended_on       date,
    reason         text check (reason <> ''),
    number         text unique,
    check_code     text unique check (check_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    content        text,
    seal           bytea,
    pdf            bytea,
    check ((status in ('APPOINTED', 'ENDED')) = (number is not null)),
    check ((number is null) = (check_code is null) and (number is null) = (content is null)
        and (number is null) = (seal is null) and (number is null) = (pdf is null)),
    check ((status = 'ENDED') = (ended_on is not null))
);
create unique index one_post_of_a_kind on practice.appointment (student_id, kind) where status = 'APPOINTED';
create index on practice.appointment (college_id);
create index on practice.appointment (community_code);

create table practice.letter_number (
    college_id bigint not null,
    year       int not null,
    last       int not null,
    primary key (college_id, year)
);

-- Posts of others that a college points to, such as those of 青鸟计划.
create table practice.linked_post (
    id         bigint generated always as identity primary key,
    college_id bigint not null references organisations.college,
    title      text not null check (title <> ''),
    host       text not null check (host <> ''),
    link       text not null check (link ~ '^https?://'),
    until_on   date not null,
    made_by    bigint not null references identity.account,
    made_at    timestamptz not null
);
create index on practice.linked_post (college_id, until_on);

-- What practice came to, for insight: each row dated, so that it can be counted as of a day.
create view practice.published_pairing as
select p.id, p.college_id, u.parent_id as faculty_id, p.class_id, p.community_code, p.starts_on, p.ends_on, p.status
from practice.pairing p join organisations.unit u on u.id = p.class_id
where p.status in ('ACTIVE', 'ENDED');

create view practice.published_check_in as
select c.id, c.college_id, u.parent_id as faculty_id, c.class_id, c.student_id, c.pairing_id, c.community_code, c.day,
       c.in_holidays
from practice.check_in c join organisations.unit u on u.id = c.class_id;

create view practice.published_appointment as
select a.id, a.college_id, u.parent_id as faculty_id, a.student_id, a.community_code, a.kind, a.starts_on,
       coalesce(a.ended_on, a.ends_on) as ends_on
from practice.appointment a join people.student s on s.id = a.student_id join organisations.unit u on u.id = s.class_id
where a.status in ('APPOINTED', 'ENDED');

create view practice.published_home_placement as
select m.id, m.college_id, m.season_id, m.student_id, u.parent_id as faculty_id, p.community_code, p.place_code, p.starts_on,
       p.ends_on
from practice.placement m join practice.post p on p.id = m.post_id
join people.student s on s.id = m.student_id join organisations.unit u on u.id = s.class_id
where m.status = 'CONFIRMED';
