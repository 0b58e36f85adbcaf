create schema projects;

-- What a college and a community do together for long: a plan, what both sides bring, milestones, orders, results.
create table projects.project (
    id             bigint generated always as identity primary key,
    college_id     bigint not null references organisations.college,
    name           text not null check (name <> ''),
    programme_code text not null references programmes.programme,
    sub_kind       text check (sub_kind <> ''),
    layer          text not null check (layer in ('COLLEGE', 'FACULTY', 'TEAM', 'STUDENT')),
    faculty_id     bigint references organisations.unit,
    team_id        bigint,
    student_id     bigint,
    community_code text references organisations.community,
    starts_on      date not null,
    ends_on        date not null check (ends_on >= starts_on),
    plan           text not null check (plan <> ''),
    college_brings   text not null default '',
    community_brings text not null default '',
    status         text not null check (status in ('PROPOSED', 'PLANNED', 'RUNNING', 'FINISHED', 'DECLINED', 'STOPPED')),
    words          text check (words <> ''), -- the results of a finished project, the reason of one declined or stopped
    decided_at     timestamptz,
    made_by        bigint not null references identity.account,
    made_at        timestamptz not null,
    unique (college_id, name),
    unique (id, college_id),
    -- Each layer names who runs it, and nobody else.
    check (layer <> 'FACULTY' or faculty_id is not null),
    check ((layer = 'TEAM') = (team_id is not null)),
    check ((layer = 'STUDENT') = (student_id is not null)),
    check ((status in ('FINISHED', 'DECLINED', 'STOPPED')) = (words is not null))
);
create index on projects.project (college_id, status);
create index on projects.project (community_code);

create table projects.milestone (
    id         bigint generated always as identity primary key,
    project_id bigint not null references projects.project,
    due_on     date not null,
    what       text not null check (what <> ''),
    reached_on date,
    unique (project_id, due_on, what)
);

-- An order belongs to one project at most.
create table projects.project_order (
    request_id bigint primary key,
    project_id bigint not null,
    college_id bigint not null,
    foreign key (project_id, college_id) references projects.project (id, college_id)
);
create index on projects.project_order (project_id);

-- For insight.
create view projects.published_project as
select p.id as project_id, p.college_id, p.name, p.programme_code, p.layer, p.faculty_id, p.community_code,
       left(p.community_code, 9) as street_code, p.starts_on, p.ends_on, p.status, p.decided_at,
       (select count(*) from projects.milestone m where m.project_id = p.id)::int as milestones,
       (select count(*) from projects.milestone m where m.project_id = p.id and m.reached_on is not null)::int as reached
from projects.project p;

create view projects.published_project_order as select project_id, request_id, college_id from projects.project_order;
