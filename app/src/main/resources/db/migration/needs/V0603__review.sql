-- Review in full: a request may be asked back, merged into another, put before the next dispatch run again, opened again.
alter table needs.service_request
    drop constraint service_request_status_check,
    add constraint service_request_status_check
        check (status in ('SUBMITTED', 'ASKED_BACK', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'MERGED', 'CLOSED')),
    add column merged_into bigint references needs.service_request,
    add column redispatch_at timestamptz,  -- when the college asked the next run to look at it first
    add check ((status = 'MERGED') = (merged_into is not null)),
    add check (merged_into <> id);

-- What college and community asked and answered during the review; the two sides see it.
create table needs.review_word (
    id           bigint generated always as identity primary key,
    request_id   bigint not null references needs.service_request,
    from_college boolean not null,
    text         text not null check (text <> ''),
    said_by      bigint not null references identity.account,
    said_at      timestamptz not null
);
create index on needs.review_word (request_id);
