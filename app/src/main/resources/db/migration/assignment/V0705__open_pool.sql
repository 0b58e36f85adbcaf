-- Places that students take for themselves (抢单): at once, or after the organiser has chosen among who applied.
alter table assignment.offer
    alter column run_id drop not null,
    add column origin text not null default 'RUN' check (origin in ('RUN', 'POOL', 'TEAM')),
    drop constraint offer_status_check,
    add constraint offer_status_check check (status in ('OFFERED', 'APPLIED', 'ACCEPTED', 'TO_CONFIRM', 'DECLINED',
        'EXPIRED', 'GIVEN_UP', 'REFUSED', 'CANCELLED')),
    drop constraint offer_check1,
    add constraint offer_is_decided check (status in ('OFFERED', 'EXPIRED', 'APPLIED') or decided_at is not null),
    add constraint offer_of_a_run check ((origin = 'RUN') = (run_id is not null));
drop index assignment.one_open_offer;
create unique index one_open_offer on assignment.offer (session_id, student_id)
    where status in ('OFFERED', 'APPLIED', 'ACCEPTED', 'TO_CONFIRM');
create index on assignment.offer (role_id, status);
create index on assignment.role_places (college_id, lower(during));

-- How the organiser lets people in; without a row, who comes first is in.
create table assignment.admission (
    session_id bigint primary key,
    mode       text not null check (mode in ('FIRST_COME', 'REVIEW'))
);
