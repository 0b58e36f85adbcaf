-- Orders that a community keeps to order from again, as they were typed.
create table needs.order_template (
    id             bigint generated always as identity primary key,
    community_code text not null,
    name           text not null check (name <> ''),
    input          jsonb not null,
    kept_at        timestamptz not null,
    unique (community_code, name)
);
