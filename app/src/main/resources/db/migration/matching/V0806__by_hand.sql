-- What the college decided by hand about a student and an order, with its reason. Kept for good: ended, never deleted.
create table matching.hand_choice (
    id         bigint generated always as identity primary key,
    college_id bigint not null references organisations.college,
    kind       text not null check (kind in ('PIN', 'BLOCK_SESSION', 'BLOCK_ORDER')),
    student_id bigint not null,
    request_id bigint not null,
    session_id bigint check ((session_id is null) = (kind = 'BLOCK_ORDER')),
    role_id    bigint check ((role_id is not null) = (kind = 'PIN')),
    reason     text not null check (btrim(reason) <> '' and length(reason) <= 200),
    made_by    bigint not null references identity.account,
    made_at    timestamptz not null,
    ended_by   bigint references identity.account,
    ended_at   timestamptz,
    check ((ended_by is null) = (ended_at is null)),
    -- About one student and one session one thing is said at a time; an order's block speaks of all its sessions.
    constraint one_word exclude using gist
        (student_id with =, request_id with =, int8range(session_id, session_id, '[]') with &&)
        where (ended_at is null)
);
create index on matching.hand_choice (college_id, id);

-- Which of them a run knew when it was planned, and what stood against a pin that it could not keep.
create table matching.run_hand_choice (
    run_id    bigint not null references matching.dispatch_run on delete cascade,
    choice_id bigint not null references matching.hand_choice,
    obstacle  text,
    primary key (run_id, choice_id)
);

-- The run that this one plans anew.
alter table matching.dispatch_run
    add follows bigint references matching.dispatch_run,
    add check (follows < id);
