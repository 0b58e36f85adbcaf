-- A resident's wish (微心愿), left by phone number or through a helper (帮办). What it says of a person goes when it is done.
create table needs.wish (
    id             bigint generated always as identity primary key,
    community_code text not null,
    person_name    text,
    phone          text,
    address        text,
    words          text not null check (words <> ''),
    entered_by     bigint references identity.account,  -- the helper; null when the resident left it alone
    status         text not null check (status in ('OPEN', 'TAKEN_UP', 'DECLINED')),
    request_id     bigint references needs.service_request,
    reason         text,
    origin         text,                                 -- a digest of address and day, against floods; gone after a day
    made_at        timestamptz not null,
    decided_at     timestamptz,
    erased_at      timestamptz,
    check ((status = 'TAKEN_UP') = (request_id is not null)),
    check (status <> 'DECLINED' or reason is not null),
    check (erased_at is not null or phone is not null),
    check (erased_at is null or person_name is null and phone is null and address is null and origin is null)
);
create index on needs.wish (community_code, status);
create index on needs.wish (phone, made_at);
create index on needs.wish (origin) where origin is not null;
create unique index on needs.wish (request_id);
