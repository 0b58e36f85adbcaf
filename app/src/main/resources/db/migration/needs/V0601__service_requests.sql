create schema needs;

create table needs.service_request (
    id               bigint generated always as identity primary key,
    college_id       bigint not null references organisations.college,
    community_code   text not null,
    programme_code   text not null references programmes.programme,
    title            text not null check (title <> ''),
    description      text not null check (description <> ''),
    risk_text        text not null check (risk_text <> ''),  -- no call without its risks (条例 Art.12)
    hazardous        boolean not null default false,
    insurance_policy text,                                    -- before a hazardous session starts (条例 Art.17)
    min_age          int check (min_age between 10 and 100),
    max_age          int check (max_age between 10 and 100),
    urgency          int not null default 1 check (urgency between 1 and 3),
    contact_name     text not null,
    contact_phone    text not null,
    status           text not null check (status in ('SUBMITTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'CLOSED')),
    submitted_by     bigint not null references identity.account,
    submitted_at     timestamptz not null,
    review_due       date not null,
    reviewed_by      bigint references identity.account,
    reviewed_at      timestamptz,
    reason           text,                                    -- of a refusal or withdrawal; only the two sides see it
    closed_at        timestamptz,
    check (max_age is null or min_age is null or max_age >= min_age),
    check (status not in ('REFUSED', 'WITHDRAWN') or reason is not null),
    check (status not in ('ACCEPTED', 'REFUSED') or reviewed_at is not null)
);
create index on needs.service_request (college_id, status);
create index on needs.service_request (community_code);

create table needs.session (
    id           bigint generated always as identity primary key,
    request_id   bigint not null references needs.service_request,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
    place        text not null,
    longitude    double precision not null,
    latitude     double precision not null,
    unique (request_id, starts_at)
);
create index on needs.session (starts_at);

create table needs.session_role (
    id         bigint generated always as identity primary key,
    session_id bigint not null references needs.session,
    name       text not null check (name <> ''),
    min_heads  int not null check (min_heads >= 0),
    max_heads  int not null check (max_heads between 1 and 500 and max_heads >= min_heads),
    unique (session_id, name)
);

create table needs.role_skill (
    role_id    bigint not null references needs.session_role,
    skill_code text not null references people.skill,
    level      int not null check (level between 1 and 5),
    primary key (role_id, skill_code)
);
