-- What went wrong at a session, and what was done about it: reported once, followed to an end.
create table attendance.incident (
    id          bigint generated always as identity primary key,
    college_id  bigint not null,
    session_id  bigint not null,
    community_code text not null,           -- the organiser
    faculty_id  bigint,                     -- which hears of it beside the college
    severity    text not null check (severity in ('NEAR_MISS', 'MINOR', 'SERIOUS')),
    happened_at timestamptz not null,
    what        text not null check (what <> ''),
    student_id  bigint,                     -- of the roster, if a student was hurt or concerned
    affected    text check (affected <> ''),
    at_once     text not null check (at_once <> ''),
    reported_at timestamptz not null,
    reported_by bigint not null references identity.account,
    due_on      date not null,
    owner_id    bigint references identity.account,
    status      text not null check (status in ('OPEN', 'IN_HAND', 'DONE')),
    outcome     text check (outcome <> ''),
    closed_at   timestamptz,
    closed_by   bigint references identity.account,
    check (happened_at <= reported_at),
    check ((status = 'OPEN') = (owner_id is null)),
    check ((status = 'DONE') = (outcome is not null)),
    check ((outcome is null) = (closed_at is null) and (outcome is null) = (closed_by is null))
);
create index on attendance.incident (college_id, status, due_on);
create index on attendance.incident (session_id);
create index on attendance.incident (student_id);
create index on attendance.incident (community_code);

create table attendance.incident_note (
    id          bigint generated always as identity primary key,
    incident_id bigint not null references attendance.incident,
    words       text not null check (words <> ''),
    written_by  bigint not null references identity.account,
    written_at  timestamptz not null
);
create index on attendance.incident_note (incident_id);

-- What was reported and done stays said.
create function attendance.refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'what was said of an incident is added to, never rewritten';
end $$;
create trigger notes_are_added_to before update or delete or truncate on attendance.incident_note
    for each statement execute function attendance.refuse_rewriting();
create trigger reports_stay before update of session_id, severity, happened_at, what, student_id, affected, at_once,
        reported_at, reported_by or delete on attendance.incident
    for each row execute function attendance.refuse_rewriting();
