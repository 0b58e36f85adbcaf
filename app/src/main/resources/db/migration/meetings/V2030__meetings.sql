create schema meetings;

-- A meeting of a college: the summary of a year and the launch of the next (总结启动会).
create table meetings.meeting (
    id           bigint generated always as identity primary key,
    college_id   bigint not null references organisations.college,
    title        text not null check (title <> ''),
    about        text not null,
    place        text not null check (place <> ''),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    status       text not null check (status in ('PLANNED', 'ANNOUNCED', 'HELD', 'CANCELLED')),
    reason       text check (reason <> ''),       -- why it was cancelled
    minutes      text check (minutes <> ''),
    minutes_by   bigint references identity.account,
    minutes_at   timestamptz,
    confirmed_by bigint references identity.account,
    confirmed_at timestamptz,
    made_by      bigint not null references identity.account,
    made_at      timestamptz not null,
    check ((status = 'CANCELLED') = (reason is not null)),
    check ((minutes is null) = (minutes_by is null) and (minutes is null) = (minutes_at is null)),
    check ((status = 'HELD') = (confirmed_at is not null) and (confirmed_at is null) = (confirmed_by is null)),
    check (status <> 'HELD' or minutes is not null),
    -- Minutes are confirmed by somebody else than whoever wrote them.
    constraint another_confirms check (confirmed_by <> minutes_by)
);
create index on meetings.meeting (college_id, starts_at desc);

create table meetings.agenda_item (
    id         bigint generated always as identity primary key,
    meeting_id bigint not null references meetings.meeting,
    place      int not null check (place > 0),
    minutes    int not null check (minutes between 1 and 300),
    what       text not null check (what <> ''),
    speaker    text not null,
    constraint one_place_each unique (meeting_id, place) deferrable initially immediate
);

-- Whoever is invited, as what: asked once, and answers for themselves.
create table meetings.invitation (
    meeting_id  bigint not null references meetings.meeting,
    account_id  bigint not null references identity.account,
    came_as     text not null
                check (came_as in ('LEADER', 'FACULTY', 'COMMUNITY', 'STREET', 'TEAM', 'WINNER')),
    accepted    boolean,
    answered_at timestamptz,
    invited_at  timestamptz not null,
    primary key (meeting_id, account_id),
    check ((accepted is null) = (answered_at is null))
);
create index on meetings.invitation (account_id);

-- Whoever is in the hall, once. Who was not invited is an OTHER.
create table meetings.sign_in (
    meeting_id bigint not null references meetings.meeting,
    account_id bigint not null references identity.account,
    came_as    text not null
               check (came_as in ('LEADER', 'FACULTY', 'COMMUNITY', 'STREET', 'TEAM', 'WINNER', 'OTHER')),
    signed_at  timestamptz not null,
    primary key (meeting_id, account_id)
);

-- What is handed over or signed at the meeting: a flag or plaque (授旗、授牌), the awards of a round, an agreement.
create table meetings.ceremony (
    id         bigint generated always as identity primary key,
    meeting_id bigint not null references meetings.meeting,
    item_id    bigint references meetings.agenda_item on delete set null,
    kind       text not null check (kind in ('TEAM_FLAG', 'FACULTY_FLAG', 'COMMUNITY_PLAQUE', 'AWARDS', 'AGREEMENT')),
    subject_id bigint not null, -- a team, faculty, community code, round of awards or agreement, as the kind says
    title      text not null check (title <> ''),
    receiver   text not null check (receiver <> ''),
    added_by   bigint not null references identity.account,
    added_at   timestamptz not null,
    done_by    bigint references identity.account,
    done_at    timestamptz,
    unique (meeting_id, kind, subject_id, title),
    check ((done_by is null) = (done_at is null))
);
-- A round's awards are handed over once, and an agreement is signed once.
create unique index once_for_good on meetings.ceremony (kind, subject_id)
    where done_at is not null and kind in ('AWARDS', 'AGREEMENT');

-- Drawn anew before they are kept; each says in words what it shows.
create table meetings.picture (
    id         bigint generated always as identity primary key,
    meeting_id bigint not null references meetings.meeting,
    place      int not null check (place between 1 and 6),
    alt        text not null check (length(alt) between 1 and 200),
    content    bytea not null check (octet_length(content) between 1 and 4194304),
    added_by   bigint not null references identity.account,
    added_at   timestamptz not null,
    unique (meeting_id, place)
);

-- For reports: meetings whose minutes are confirmed, and whoever was there.
create view meetings.published_meetings as
select college_id, null::text as street_code, null::bigint as faculty_id, null::text as programme_code,
       (starts_at at time zone 'Asia/Shanghai')::date as on_day, id as thing, 1 as amount,
       'meeting' as record_kind, id as record_id, title as record_title
from meetings.meeting where status = 'HELD';

create view meetings.published_people_present as
select m.college_id, null::text as street_code, null::bigint as faculty_id, null::text as programme_code,
       (m.starts_at at time zone 'Asia/Shanghai')::date as on_day, s.account_id as thing, 1 as amount,
       'meeting' as record_kind, m.id as record_id, m.title as record_title
from meetings.sign_in s join meetings.meeting m on m.id = s.meeting_id where m.status = 'HELD';
