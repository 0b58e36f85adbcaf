-- How a mark came about: the server saw the scan, or the phone kept it while offline and it was settled later.
alter table attendance.mark
    add column source text not null default 'SCANNED' check (source in ('SCANNED', 'SETTLED')),
    add column scan_id uuid unique,         -- the phone's own number for a scan that it kept: settled once
    add column phone_at timestamptz,        -- what the phone's clock said; told, never believed
    add column settled_at timestamptz,
    add column fence text check (fence in ('INSIDE', 'OUTSIDE')),
    add column metres int check (metres >= 0),
    add check ((source = 'SETTLED') = (settled_at is not null)),
    add check ((fence is null) = (metres is null));

-- What the organiser saw with own eyes or reads off the signed sheet. The latest word about a student counts.
create table attendance.witness (
    id         bigint generated always as identity primary key,
    session_id bigint not null,
    student_id bigint not null,
    came_at    timestamptz,
    left_at    timestamptz,
    absent     boolean not null,
    said_by    bigint not null references identity.account,
    said_at    timestamptz not null,
    check (absent = (came_at is null and left_at is null)),
    check (came_at < left_at)
);
create index on attendance.witness (session_id, student_id);

-- How the organiser decided what was missing or contradictory. The latest decision counts, while nothing new is known.
create table attendance.decision (
    id         bigint generated always as identity primary key,
    session_id bigint not null,
    student_id bigint not null,
    proposed   int not null check (proposed between 0 and 1440),
    minutes    int not null check (minutes between 0 and 1440),
    reason     text check (length(reason) between 1 and 200),
    evidence   text not null,               -- what was known then
    decided_by bigint not null references identity.account,
    decided_at timestamptz not null,
    check (minutes = proposed or reason is not null)
);
create index on attendance.decision (session_id, student_id);

create function attendance.refuse_unsaying() returns trigger language plpgsql as $$
begin
    raise exception 'what was witnessed or decided is followed by another word, never rewritten';
end $$;
create trigger witness_is_added_to before update or delete or truncate on attendance.witness
    for each statement execute function attendance.refuse_unsaying();
create trigger decisions_are_added_to before update or delete or truncate on attendance.decision
    for each statement execute function attendance.refuse_unsaying();

-- Separate consent to telling one's position with a mark (rule 19).
create table attendance.position_consent (
    student_id   bigint primary key,
    given_at     timestamptz not null,
    withdrawn_at timestamptz
);

-- Organisers are told once that a session has something to look at.
create table attendance.review_told (
    session_id bigint primary key,
    told_at    timestamptz not null
);
