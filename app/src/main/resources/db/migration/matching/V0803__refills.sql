-- A place that was offered, declined or not answered, and who was asked instead. One row a freed offer: never asked twice.
create table matching.refill (
    freed_offer bigint primary key,
    run_id      bigint not null references matching.dispatch_run on delete cascade,
    role_id     bigint not null,
    session_id  bigint not null,
    request_id  bigint not null,
    left_by     bigint not null,
    lapsed      boolean not null,
    new_offer   bigint,
    student_id  bigint,
    value       int,
    refilled_at timestamptz not null,
    -- Nobody could be asked, or everything about who was is known.
    check ((new_offer is null) = (student_id is null) and (new_offer is null) = (value is null))
);
create index on matching.refill (run_id, refilled_at);
