-- What would fill a run's gaps: found once in the background, since run and plan never change.
create table matching.run_gaps (
    run_id   bigint primary key references matching.dispatch_run on delete cascade,
    found    jsonb not null,
    found_at timestamptz not null
);
