-- A league branch (团支部: a class) paired with a community (结对), and its members' reports there (报到).
create table practice.pairing (
    id             bigint generated always as identity primary key,
    college_id     bigint not null references organisations.college,
    class_id       bigint not null references organisations.unit,
    community_code text not null references organisations.community,
    starts_on      date not null,
    ends_on        date check (ends_on >= starts_on),  -- belongs to it; null: until it is ended
    status         text not null check (status in ('PROPOSED', 'ACTIVE', 'DECLINED', 'ENDED')),
    reason         text check (reason <> ''),
    made_by        bigint not null references identity.account,
    made_at        timestamptz not null,
    check (status <> 'ENDED' or ends_on is not null),
    constraint one_pairing_at_a_time exclude using gist
        (class_id with =, community_code with =, daterange(starts_on, ends_on, '[]') with &&) where (status <> 'DECLINED')
);
create index on practice.pairing (college_id);
create index on practice.pairing (community_code);

create table practice.check_in (
    id             bigint generated always as identity primary key,
    college_id     bigint not null references organisations.college,
    student_id     bigint not null references people.student on delete cascade,
    class_id       bigint not null references organisations.unit,
    pairing_id     bigint references practice.pairing,
    community_code text not null check (community_code ~ '^\d{12}$'),
    place_name     text not null,
    day            date not null,
    in_holidays    boolean not null,
    words          text not null check (words <> ''),
    made_at        timestamptz not null,
    unique (student_id, community_code, day),
    check (in_holidays or pairing_id is not null)      -- in term one reports where one's branch is paired
);
create index on practice.check_in (college_id, day);
create index on practice.check_in (community_code, day);
