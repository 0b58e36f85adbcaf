-- What was done at a session, told by the community or by the leader of a team that served; one a session.
create table attendance.closing_report (
    session_id bigint primary key references attendance.confirmation,
    college_id bigint not null,
    side       text not null check (side in ('COMMUNITY', 'TEAM')),
    done       text not null check (length(done) between 1 and 5000),
    residents  int not null check (residents between 0 and 9999),
    written_by bigint not null references identity.account,
    written_at timestamptz not null,
    changed_at timestamptz
);
