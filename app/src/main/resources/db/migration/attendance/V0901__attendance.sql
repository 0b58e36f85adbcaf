create schema attendance;

create table attendance.mark (
    id         bigint generated always as identity primary key,
    session_id bigint not null,
    student_id bigint not null,
    kind       text not null check (kind in ('IN', 'OUT')),
    at         timestamptz not null,
    step       bigint not null,             -- of the rotating code: single use per student, session and kind
    unique (session_id, student_id, kind, step)
);
create index on attendance.mark (session_id);

create table attendance.confirmation (
    session_id   bigint primary key,
    college_id   bigint not null,
    confirmed_by bigint not null references identity.account,
    confirmed_at timestamptz not null
);

-- The hours ledger: insert-only. A correction is a reversal and a new row.
create table attendance.ledger_entry (
    id           bigint generated always as identity primary key,
    college_id   bigint not null,
    student_id   bigint not null,
    session_id   bigint not null,
    minutes      int not null,
    origin       text not null check (origin in ('SCANNED', 'COMMUNITY_CONFIRMED', 'BACKFILLED')),
    source       text not null unique,      -- what this row records, once
    entered_at   timestamptz not null,
    entered_by   bigint not null references identity.account,
    reverses     bigint unique references attendance.ledger_entry,
    chain_number int not null,
    chain_hash   bytea not null check (octet_length(chain_hash) = 32),
    unique (student_id, chain_number),
    check ((reverses is null and minutes > 0 and minutes <= 1440) or (reverses is not null and minutes < 0))
);

create function attendance.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the hours ledger is insert-only: enter a reversal instead';
end $$;
create trigger ledger_is_insert_only before update or delete or truncate on attendance.ledger_entry
    for each statement execute function attendance.refuse_change();

create table attendance.balance (
    student_id   bigint primary key,
    minutes      bigint not null check (minutes >= 0),
    chain_number int not null,
    chain_hash   bytea not null
);
