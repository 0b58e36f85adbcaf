-- A team's life: ranks, joining, what it can do, its flag (授旗).
alter table people.team
    add column tutor      text not null default '',
    add column competence text not null default '';

alter table people.team_member
    add column rank      text not null default 'MEMBER' check (rank in ('LEADER', 'DEPUTY', 'MEMBER')),
    add column joined_on date;
insert into people.team_member (team_id, student_id)
    select id, leader_id from people.team where leader_id is not null on conflict do nothing;
update people.team_member m set rank = 'LEADER' from people.team t where t.id = m.team_id and t.leader_id = m.student_id;
create unique index one_leader_a_team on people.team_member (team_id) where rank = 'LEADER';

create table people.team_request (
    id         bigint generated always as identity primary key,
    team_id    bigint not null references people.team,
    student_id bigint not null references people.student on delete cascade,
    words      text not null,
    asked_at   timestamptz not null,
    accepted   boolean,
    decided_at timestamptz,
    check ((accepted is null) = (decided_at is null))
);
create unique index one_open_request on people.team_request (team_id, student_id) where accepted is null;

-- A granting is dated, and taken back with a reason; both stay readable.
create table people.team_flag (
    id               bigint generated always as identity primary key,
    team_id          bigint not null references people.team,
    granted_on       date not null,
    occasion         text not null check (occasion <> ''),
    granted_by       bigint not null references identity.account,
    withdrawn_on     date check (withdrawn_on >= granted_on),
    withdrawn_reason text,
    withdrawn_by     bigint references identity.account,
    check ((withdrawn_on is null) = (withdrawn_reason is null) and (withdrawn_on is null) = (withdrawn_by is null))
);
create unique index one_flag_a_team on people.team_flag (team_id) where withdrawn_on is null;
