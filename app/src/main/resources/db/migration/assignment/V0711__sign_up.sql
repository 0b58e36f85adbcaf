-- Who comes when all places are taken waits in line; the number tells who came first.
alter table assignment.offer
    add column line_number bigint check (line_number > 0),
    drop constraint offer_status_check,
    add constraint offer_status_check check (status in ('OFFERED', 'APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM',
        'DECLINED', 'EXPIRED', 'GIVEN_UP', 'REFUSED', 'CANCELLED')),
    drop constraint offer_is_decided,
    add constraint offer_is_decided check (status in ('OFFERED', 'EXPIRED', 'APPLIED', 'WAITLISTED')
        or decided_at is not null),
    add constraint offer_waits_in_line check (status <> 'WAITLISTED' or line_number is not null);
drop index assignment.one_open_offer;
create unique index one_open_offer on assignment.offer (session_id, student_id)
    where status in ('OFFERED', 'APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM');
create unique index one_number_a_line on assignment.offer (role_id, line_number) where line_number is not null;

-- Answers by the sender's key, so that a request that is sent twice is decided once.
create table assignment.sign_up_key (
    account_id bigint not null,
    role_id    bigint not null,
    key        text not null check (length(key) between 1 and 200),
    students   text not null,
    kind       text not null,
    answer     jsonb not null,
    at         timestamptz not null,
    primary key (account_id, role_id, key)
);
create index on assignment.sign_up_key (at);
