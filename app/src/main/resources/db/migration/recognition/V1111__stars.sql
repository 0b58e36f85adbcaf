-- From how many minutes each star is given; a later day's row replaces it from that day on, and none is ever changed.
create table recognition.star_thresholds (
    id          bigint generated always as identity primary key,
    college_id  bigint,                      -- null: wherever a college has set none of its own
    valid_from  date not null,
    minutes     int[] not null,
    recorded_by bigint references identity.account,
    recorded_at timestamptz not null,
    check (cardinality(minutes) = 5 and 0 < minutes[1] and minutes[1] < minutes[2] and minutes[2] < minutes[3]
        and minutes[3] < minutes[4] and minutes[4] < minutes[5]),
    check ((college_id is null) = (recorded_by is null))
);
create index on recognition.star_thresholds (college_id, valid_from desc, id desc);
-- 100, 300, 600, 1000 and 1500 hours: the field's practice (100 小时 1 星，至 1500 小时 5 星).
insert into recognition.star_thresholds (valid_from, minutes, recorded_at)
values ('2000-01-01', '{6000,18000,36000,60000,90000}', now());

create function recognition.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is added to and never changed: enter a new row', tg_table_schema, tg_table_name;
end $$;
create trigger thresholds_stand before update or delete on recognition.star_thresholds
    for each row execute function recognition.refuse_change();

-- A star is applied for, and confirmed by the college.
create table recognition.star (
    id            bigint generated always as identity primary key,
    college_id    bigint not null,
    student_id    bigint not null,
    level         int not null check (level between 1 and 5),
    minutes       bigint not null,           -- in the ledger when it was applied for
    thresholds_id bigint not null references recognition.star_thresholds,
    applied_at    timestamptz not null,
    due_on        date not null,
    status        text not null check (status in ('APPLIED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
    answer        text check (answer <> ''),
    decided_by    bigint references identity.account,
    decided_at    timestamptz,
    check ((status = 'REFUSED') = (answer is not null)),
    check ((decided_by is null) = (decided_at is null))
);
create unique index one_star_asked_for on recognition.star (student_id) where status = 'APPLIED';
create unique index one_star_of_a_level on recognition.star (student_id, level) where status = 'CONFIRMED';
create index on recognition.star (college_id, status, due_on);
