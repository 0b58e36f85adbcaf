-- The five groups of the record of volunteer service (志愿服务条例 Art.19; 民政部令67 Art.4), as they were handed over to the
-- ministry's designated system, row by row, so that each record knows its state.
create table insight.record_batch (
    id           bigint generated always as identity primary key,
    college_id   bigint not null,
    status       text not null check (status in ('EXPORTED', 'CONFIRMED', 'DISCARDED')),
    made_by      bigint not null references identity.account,
    made_at      timestamptz not null,
    decided_at   timestamptz,
    check ((status = 'EXPORTED') = (decided_at is null))
);
create unique index one_batch_at_a_time on insight.record_batch (college_id) where status = 'EXPORTED';

create table insight.record_row (
    batch_id     bigint not null references insight.record_batch,
    record_group text not null check (record_group in ('BASIC', 'SERVICE', 'TRAINING', 'COMMENDATION', 'EVALUATION')),
    record_key   text not null,
    cells        text[] not null,
    primary key (batch_id, record_group, record_key)
);

-- What the ministry's system has of each record: the cells of the last batch that it took.
create table insight.record_synced (
    college_id   bigint not null,
    record_group text not null,
    record_key   text not null,
    cells        text[] not null,
    synced_at    timestamptz not null,
    primary key (college_id, record_group, record_key)
);
