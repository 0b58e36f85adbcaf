create schema assignment;

-- What becomes scarce: the places of one role at one session. Its row is the lock.
create table assignment.role_places (
    role_id    bigint primary key,
    session_id bigint not null,
    college_id bigint not null,
    during     tstzrange not null,
    capacity   int not null check (capacity >= 0),
    taken      int not null default 0,
    check (taken between 0 and capacity)
);
create index on assignment.role_places (session_id);

create table assignment.offer (
    id             bigint generated always as identity primary key,
    college_id     bigint not null,
    run_id         bigint not null,
    role_id        bigint not null references assignment.role_places,
    session_id     bigint not null,
    student_id     bigint not null,
    reasons        jsonb not null,
    offered_at     timestamptz not null,
    respond_by     timestamptz not null check (respond_by > offered_at),
    status         text not null check (status in ('OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'CANCELLED')),
    decided_at     timestamptz,
    decline_reason text,
    check (status in ('OFFERED', 'EXPIRED') or decided_at is not null)
);
create unique index one_open_offer on assignment.offer (session_id, student_id) where status in ('OFFERED', 'ACCEPTED');
create index on assignment.offer (student_id, status);
create index on assignment.offer (run_id);

create table assignment.acceptance (
    id           bigint generated always as identity primary key,
    college_id   bigint not null,
    offer_id     bigint not null unique references assignment.offer,
    role_id      bigint not null references assignment.role_places,
    session_id   bigint not null,
    student_id   bigint not null,
    during       tstzrange not null,
    confirmed_at timestamptz not null,
    cancelled_at timestamptz,
    unique (session_id, student_id),
    -- Nobody serves in two places at once, whatever the code believes.
    constraint no_overlap exclude using gist (student_id with =, during with &&) where (cancelled_at is null)
);
create index on assignment.acceptance (student_id);
