-- A run's own input planned with other weights, to look at beside it. It lies apart from the runs, so nothing can publish it.
create table matching.what_if (
    id          bigint generated always as identity primary key,
    run_id      bigint not null references matching.dispatch_run on delete cascade,
    name        text not null check (name <> ''),
    weights     jsonb not null,
    status      text not null check (status in ('RUNNING', 'PLANNED', 'FAILED', 'CANCELLED')),
    phase       text not null default '',
    progress    double precision not null default 0 check (progress between 0 and 1),
    started_by  bigint not null references identity.account,
    started_at  timestamptz not null,
    finished_at timestamptz,
    error       text,
    objective   bigint,
    bound       bigint,
    figures     jsonb,
    check (status <> 'PLANNED' or (objective is not null and bound is not null and figures is not null))
);
create index on matching.what_if (run_id, id);

-- What differs from the run's own files: the weights and the plan with its certificate.
create table matching.what_if_file (
    what_if_id bigint not null references matching.what_if on delete cascade,
    name       text not null,
    content    bytea not null,
    primary key (what_if_id, name)
);

-- What one more student would add to a run's plan; found once, since run and plan never change.
create table matching.one_more (
    run_id   bigint not null references matching.dispatch_run on delete cascade,
    skill    text not null,
    half_day text not null,
    street   text not null,
    value    bigint not null,
    places   int not null,
    roles    jsonb not null,
    primary key (run_id, skill, half_day, street)
);
