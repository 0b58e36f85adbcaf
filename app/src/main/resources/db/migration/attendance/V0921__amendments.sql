-- A student's word that hours are wrong: answered by its day, with a correction or with a reason.
create table attendance.dispute (
    id          bigint generated always as identity primary key,
    college_id  bigint not null,
    faculty_id  bigint,
    student_id  bigint not null,
    session_id  bigint not null,
    minutes     int not null check (minutes between 1 and 1440),   -- what the student says was served
    reason      text not null check (reason <> ''),
    opened_at   timestamptz not null,
    due_on      date not null,
    status      text not null check (status in ('OPEN', 'CORRECTING', 'CORRECTED', 'REFUSED', 'WITHDRAWN')),
    answer      text check (answer <> ''),
    answered_by bigint references identity.account,
    answered_at timestamptz,
    check ((status = 'REFUSED') = (answer is not null)),
    check ((answered_by is null) = (answered_at is null))
);
create unique index one_open_dispute_a_session on attendance.dispute (student_id, session_id)
    where status in ('OPEN', 'CORRECTING');
create index on attendance.dispute (college_id, status, due_on);

-- What one person wants entered by hand (补录) or corrected, and another approves.
create table attendance.amendment (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('BACK_ENTRY', 'CORRECTION')),
    college_id  bigint not null,
    faculty_id  bigint,
    student_id  bigint not null,
    session_id  bigint not null,
    entry_id    bigint,                     -- of the ledger, which is taken back
    before      int,                        -- its minutes
    minutes     int not null check (minutes between 0 and 1440),
    reason      text not null check (reason <> ''),
    own_team    boolean not null,           -- whoever proposed it leads a team that the student is in
    dispute_id  bigint references attendance.dispute,
    proposed_at timestamptz not null,
    proposed_by bigint not null references identity.account,
    status      text not null check (status in ('PROPOSED', 'APPROVED', 'TURNED_DOWN', 'WITHDRAWN')),
    decided_at  timestamptz,
    decided_by  bigint references identity.account,
    note        text check (note <> ''),
    check ((kind = 'CORRECTION') = (entry_id is not null) and (entry_id is null) = (before is null)),
    check (kind = 'CORRECTION' or minutes > 0),
    check ((status = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint two_people check (status not in ('APPROVED', 'TURNED_DOWN') or decided_by <> proposed_by)
);
create unique index one_proposal_a_session on attendance.amendment (student_id, session_id) where status = 'PROPOSED';
create index on attendance.amendment (college_id, status, id);

create function attendance.refuse_undoing() returns trigger language plpgsql as $$
begin
    if old.status <> 'PROPOSED' or tg_op = 'DELETE' then
        raise exception 'amendment % is %: what was decided stands; propose another', old.id, old.status;
    end if;
    return new;
end $$;
create trigger decisions_stand before update or delete on attendance.amendment
    for each row execute function attendance.refuse_undoing();
