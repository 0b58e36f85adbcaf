-- Of which places somebody was reminded; a session that is moved is reminded of anew.
create table assignment.reminder (
    acceptance_id bigint not null references assignment.acceptance on delete cascade,
    kind          text not null check (kind in ('DAY', 'SOON')),
    starts_at     timestamptz not null,
    primary key (acceptance_id, kind, starts_at)
);
create index on assignment.acceptance (lower(during)) where cancelled_at is null;
