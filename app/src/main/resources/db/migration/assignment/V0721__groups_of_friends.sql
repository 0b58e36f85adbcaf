-- Friends who want to go together or not at all. Whoever has the code may agree, for themselves alone.
create table assignment.friend_group (
    id           bigint generated always as identity primary key,
    college_id   bigint not null,
    role_id      bigint not null references assignment.role_places,
    session_id   bigint not null,
    starter_id   bigint not null,
    code         text not null unique check (code ~ '^[0-9a-f]{32}$'),
    started_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > started_at),
    submitted_at timestamptz,           -- nobody joins or leaves while it is decided
    placed_at    timestamptz check (placed_at >= submitted_at),
    ended_at     timestamptz,           -- by whoever started it
    check (placed_at is null or submitted_at is not null),
    check (placed_at is null or ended_at is null)
);
create index on assignment.friend_group (session_id);
create index on assignment.friend_group (starter_id);

create table assignment.friend_group_member (
    group_id   bigint not null references assignment.friend_group on delete cascade,
    student_id bigint not null,
    agreed_at  timestamptz not null,
    primary key (group_id, student_id)
);
create index on assignment.friend_group_member (student_id);
