-- From hours to credit (第二课堂学分): each version from its day on, none ever changed.
create table recognition.conversion (
    id          bigint generated always as identity primary key,
    college_id  bigint,                      -- null: wherever a college has set none of its own
    valid_from  date not null,
    base        int not null check (base > 0),   -- minutes for one credit where a programme has no rate of its own
    rates       jsonb not null,              -- by programme: {"minutes": 1200, "most": 2}; "most" credits, or null
    recorded_by bigint references identity.account,
    recorded_at timestamptz not null,
    check ((college_id is null) = (recorded_by is null))
);
create index on recognition.conversion (college_id, valid_from desc, id desc);
create trigger conversions_stand before update or delete on recognition.conversion
    for each row execute function recognition.refuse_change();
-- Our own choice, since no text names one: 20 hours for a credit.
insert into recognition.conversion (valid_from, base, rates, recorded_at) values ('2000-01-01', 1200, '{}', now());
