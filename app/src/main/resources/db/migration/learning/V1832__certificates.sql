-- A certificate of completion, kept as it was printed. It keeps the name after the learner's row has forgotten it.
create table learning.certificate (
    id           bigint generated always as identity primary key,
    enrolment_id bigint not null references learning.enrolment,
    number       text not null unique,
    check_code   text not null unique check (check_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    content      text not null,
    seal         bytea not null,
    pdf          bytea not null,
    issued_by    bigint not null references identity.account,
    issued_at    timestamptz not null,
    revoked_at   timestamptz,
    reason       text check (reason <> ''),
    check ((revoked_at is null) = (reason is null))
);
create unique index one_certificate_at_a_time on learning.certificate (enrolment_id) where revoked_at is null;

create table learning.certificate_number (
    college_id bigint not null,
    year       int not null,
    last       int not null,
    primary key (college_id, year)
);
