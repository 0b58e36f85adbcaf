create schema recognition;

create table recognition.certificate (
    id                bigint generated always as identity primary key,
    number            text not null unique,
    check_code        text not null unique check (check_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    college_id        bigint not null,
    student_id        bigint not null,
    content           text not null,         -- canonical JSON, as printed
    seal              bytea not null,        -- HMAC-SHA256 over the content, the number and the code
    minutes           bigint not null check (minutes > 0),
    pdf               bytea not null,
    pdf_digest        bytea not null,        -- SHA-256: tells an altered file apart
    issued_by         bigint not null references identity.account,
    issued_at         timestamptz not null,
    revoked_by        bigint references identity.account,
    revoked_at        timestamptz,
    revocation_reason text,
    check ((revoked_at is null) = (revocation_reason is null))
);
create index on recognition.certificate (college_id, issued_at desc);
create index on recognition.certificate (student_id);

create table recognition.certificate_number (
    college_id bigint not null,
    year       int not null,
    last       int not null,
    primary key (college_id, year)
);
