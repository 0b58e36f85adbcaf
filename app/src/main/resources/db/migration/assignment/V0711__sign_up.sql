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

-- An acceptance is for the very role that was offered: one look into one table, where there were two that did not say so.
create unique index offer_and_its_role on assignment.offer (id, role_id);
alter table assignment.acceptance
    drop constraint acceptance_offer_id_fkey,
    drop constraint acceptance_role_id_fkey,
    add constraint acceptance_of_the_role_offered foreign key (offer_id, role_id)
        references assignment.offer (id, role_id);

-- Most offers of a flash belong to no run.
drop index assignment.offer_run_id_idx;
create index on assignment.offer (run_id) where run_id is not null;
