create schema matching;

create table matching.dispatch_run (
    id           bigint generated always as identity primary key,
    college_id   bigint not null references organisations.college,
    title        text not null check (title <> ''),
    from_date    date not null,
    to_date      date not null check (to_date >= from_date),
    weights      jsonb not null,
    respond_by   timestamptz not null,
    status       text not null check (status in ('RUNNING', 'PLANNED', 'FAILED', 'CANCELLED', 'PUBLISHED')),
    phase        text not null default '',
    progress     double precision not null default 0 check (progress between 0 and 1),
    started_by   bigint not null references identity.account,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    published_at timestamptz,
    people       int,
    places       int,
    filled       int,
    pairs        bigint,
    objective    bigint,
    bound        bigint,
    optimal      boolean,
    error        text,
    check (status not in ('PLANNED', 'PUBLISHED') or
        (people is not null and places is not null and filled is not null and pairs is not null
         and objective is not null and bound is not null and optimal is not null))
);
create index on matching.dispatch_run (college_id, started_at desc);

create table matching.planned_place (
    run_id     bigint not null references matching.dispatch_run on delete cascade,
    role_id    bigint not null,
    student_id bigint not null,
    value      int not null,
    parts      jsonb not null,
    distance_metres int not null,
    primary key (run_id, role_id, student_id)
);
create index on matching.planned_place (run_id, student_id);

-- Every role of the run, filled or not, with how many people each policy kept away.
create table matching.run_role (
    run_id       bigint not null references matching.dispatch_run on delete cascade,
    role_id      bigint not null,
    session_id   bigint not null,
    request_id   bigint not null,
    street_code  text not null,
    programme_code text not null,
    places       int not null,
    filled       int not null,
    waiting_days int not null,
    eligible     int not null,
    refusals     jsonb not null,
    primary key (run_id, role_id)
);

-- The run as files: anyone can verify the plan without trusting the platform.
create table matching.run_file (
    run_id  bigint not null references matching.dispatch_run on delete cascade,
    name    text not null,
    content bytea not null,
    primary key (run_id, name)
);
