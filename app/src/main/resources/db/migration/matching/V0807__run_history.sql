-- Who published a run and who stopped it; of runs from before nobody knows.
alter table matching.dispatch_run
    add published_by bigint references identity.account,
    add cancelled_by bigint references identity.account,
    add check (published_by is null or status = 'PUBLISHED');
