-- A certificate is public inside the unit (公示) before it is final; what was issued before there was a notice is final.
alter table recognition.certificate
    add column status       text not null default 'FINAL' check (status in ('IN_NOTICE', 'FINAL', 'REVOKED')),
    add column notice_until date,            -- the last day on which somebody may object
    add column final_at     timestamptz;
update recognition.certificate set status = 'REVOKED' where revoked_at is not null;
alter table recognition.certificate
    alter column status drop default,
    add constraint revoked_with_a_reason check ((status = 'REVOKED') = (revoked_at is not null)),
    add constraint notice_has_an_end check (status <> 'IN_NOTICE' or notice_until is not null);
create index on recognition.certificate (college_id, notice_until) where status = 'IN_NOTICE';

-- A student asks for a certificate; the college answers by its day.
create table recognition.application (
    id             bigint generated always as identity primary key,
    college_id     bigint not null,
    student_id     bigint not null,
    purpose        text check (purpose <> ''),
    applied_at     timestamptz not null,
    applied_by     bigint not null references identity.account,   -- the college itself, where it issues unasked
    due_on         date not null,
    status         text not null check (status in ('APPLIED', 'ACCEPTED', 'ISSUED', 'REFUSED', 'WITHDRAWN')),
    answer         text check (answer <> ''),
    decided_by     bigint references identity.account,
    decided_at     timestamptz,
    certificate_id bigint unique references recognition.certificate,
    check ((status = 'ISSUED') = (certificate_id is not null)),
    check ((status = 'REFUSED') = (answer is not null)),
    check ((decided_by is null) = (decided_at is null))
);
create unique index one_open_application on recognition.application (student_id)
    where status in ('APPLIED', 'ACCEPTED');
create index on recognition.application (college_id, status, due_on);
insert into recognition.application (college_id, student_id, applied_at, applied_by, due_on, status, decided_by,
    decided_at, certificate_id)
select college_id, student_id, issued_at, issued_by, (issued_at at time zone 'Asia/Shanghai')::date, 'ISSUED', issued_by,
    issued_at, id from recognition.certificate;

-- Somebody of the unit says during the notice that a certificate is not right.
create table recognition.objection (
    id             bigint generated always as identity primary key,
    certificate_id bigint not null references recognition.certificate,
    raised_by      bigint not null references identity.account,
    reason         text not null check (reason <> ''),
    raised_at      timestamptz not null,
    due_on         date not null,
    status         text not null check (status in ('OPEN', 'UPHELD', 'DISMISSED', 'LAPSED')),
    answer         text check (answer <> ''),
    decided_by     bigint references identity.account,
    decided_at     timestamptz,
    check ((status = 'OPEN') = (decided_at is null) and (decided_at is null) = (answer is null)),
    -- Nobody is the judge of their own objection.
    constraint another_decides check (status not in ('UPHELD', 'DISMISSED') or decided_by <> raised_by)
);
create unique index one_open_objection_each on recognition.objection (certificate_id, raised_by) where status = 'OPEN';
create index on recognition.objection (certificate_id, status);
