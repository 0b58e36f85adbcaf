-- Who was in a team until leaving the college: taken off its list, kept in its record.
create table people.former_member (
    id         bigint generated always as identity primary key,
    team_id    bigint not null references people.team,
    student_id bigint not null references people.student on delete cascade,
    rank       text not null check (rank in ('LEADER', 'DEPUTY', 'MEMBER')),
    joined_on  date,
    left_on    date not null
);
create index on people.former_member (team_id);
create index on people.former_member (student_id);
