-- Hometown practice (返家乡): a season in the holidays, posts near home, ranked by both sides.
create schema practice;

create table practice.season (
    id            bigint generated always as identity primary key,
    college_id    bigint not null references organisations.college,
    name          text not null check (name <> ''),
    holiday       text not null check (holiday in ('WINTER', 'SUMMER')),
    starts_on     date not null,
    ends_on       date not null check (ends_on >= starts_on),
    wishes_until  date not null,             -- each of these days belongs to its step
    choices_until date not null check (choices_until > wishes_until),
    answers_until date not null check (answers_until > choices_until),
    most_wishes   int not null default 5 check (most_wishes between 1 and 20),
    made_by       bigint not null references identity.account,
    made_at       timestamptz not null,
    unique (college_id, name)
);

-- A post states what is to be done and its risks, all true (条例 Art.12): without them it is not there.
create table practice.post (
    id             bigint generated always as identity primary key,
    season_id      bigint not null references practice.season,
    college_id     bigint not null references organisations.college,
    community_code text,                     -- whose account answers for it; null where the college answers for the host
    host_name      text not null check (host_name <> ''),
    place_code     text not null,
    place_name     text not null,
    title          text not null check (title <> ''),
    work           text not null check (work <> ''),
    risks          text not null check (risks <> ''),
    contact        text not null check (contact <> ''),
    capacity       int not null check (capacity between 1 and 50),
    starts_on      date not null,
    ends_on        date not null check (ends_on >= starts_on),
    withdrawn_at   timestamptz,
    made_by        bigint not null references identity.account,
    made_at        timestamptz not null
);
create index on practice.post (season_id);
create index on practice.post (community_code);

-- The places of a post: whoever is placed sits on one, so that no more can be placed than there are.
create table practice.seat (
    post_id bigint not null references practice.post,
    seat    int not null check (seat >= 1),
    primary key (post_id, seat)
);

create table practice.wish_list (
    season_id  bigint not null references practice.season,
    student_id bigint not null references people.student on delete cascade,
    changed_at timestamptz not null,
    primary key (season_id, student_id)
);

create table practice.wish (
    season_id  bigint not null,
    student_id bigint not null,
    rank       int not null check (rank between 1 and 20),
    post_id    bigint not null references practice.post,
    primary key (season_id, student_id, rank),
    unique (season_id, student_id, post_id),
    foreign key (season_id, student_id) references practice.wish_list on delete cascade
);
create index on practice.wish (post_id);

-- A host's word about who wished for its post; no rank: not acceptable.
create table practice.choice (
    post_id    bigint not null references practice.post,
    season_id  bigint not null,
    student_id bigint not null,
    rank       int check (rank >= 1),
    primary key (post_id, student_id),
    unique (post_id, rank),
    foreign key (season_id, student_id, post_id) references practice.wish (season_id, student_id, post_id) on delete cascade
);

-- Both plans of the same lists, as they were; added to and never changed.
create table practice.run (
    id         bigint generated always as identity primary key,
    season_id  bigint not null references practice.season,
    college_id bigint not null references organisations.college,
    number     int not null check (number >= 1),
    problem    text not null,
    stable     text not null,
    best       text not null,
    value      bigint not null,
    bound      bigint not null,
    ran_by     bigint not null references identity.account,
    ran_at     timestamptz not null,
    unique (season_id, number)
);

create table practice.decision (
    run_id     bigint primary key references practice.run,
    plan       text not null check (plan in ('STABLE', 'BEST')),
    reason     text not null check (reason <> ''),
    decided_by bigint not null references identity.account,
    decided_at timestamptz not null
);

create table practice.placement (
    id         bigint generated always as identity primary key,
    season_id  bigint not null references practice.season,
    college_id bigint not null references organisations.college,
    run_id     bigint not null references practice.decision,
    post_id    bigint not null,
    seat       int not null,
    student_id bigint not null references people.student,
    status     text not null check (status in
        ('PROPOSED', 'STUDENT_ACCEPTED', 'HOST_ACCEPTED', 'CONFIRMED', 'STUDENT_DECLINED', 'HOST_DECLINED')),
    foreign key (post_id, seat) references practice.seat
);
create unique index one_on_a_seat on practice.placement (post_id, seat)
    where status in ('PROPOSED', 'STUDENT_ACCEPTED', 'HOST_ACCEPTED', 'CONFIRMED');
create unique index one_post_a_student on practice.placement (season_id, student_id)
    where status in ('PROPOSED', 'STUDENT_ACCEPTED', 'HOST_ACCEPTED', 'CONFIRMED');
create index on practice.placement (student_id);

create table practice.placement_step (
    id           bigint generated always as identity primary key,
    placement_id bigint not null references practice.placement,
    status       text not null,
    words        text,
    taken_by     bigint not null references identity.account,
    taken_at     timestamptz not null
);
create index on practice.placement_step (placement_id);

create function practice.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is added to and never changed: enter a new row', tg_table_schema, tg_table_name;
end $$;
create trigger runs_stand before update or delete on practice.run for each row execute function practice.refuse_change();
create trigger decisions_stand before update or delete on practice.decision
    for each row execute function practice.refuse_change();
create trigger steps_stand before update or delete on practice.placement_step
    for each row execute function practice.refuse_change();
