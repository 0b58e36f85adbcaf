-- What of the open orders a run is about; runs from before were about all of their days.
alter table matching.dispatch_run
    add span      text not null default 'DAYS' check (span in ('DAYS', 'WEEK', 'TERM')),
    add area_code text check (area_code ~ '^(\d{6}|\d{9})$'),
    add programme_code text references programmes.programme,
    add check (span <> 'WEEK' or extract(isodow from from_date) = 1 and to_date = from_date + 6);
alter table matching.dispatch_run alter span drop default;
