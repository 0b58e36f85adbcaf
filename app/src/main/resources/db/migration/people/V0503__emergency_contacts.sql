-- Whom the organiser of a session calls in an emergency: given by the student, who has that person's consent.
create table people.emergency_contact (
    student_id   bigint primary key references people.student on delete cascade,
    name         text not null check (name <> ''),
    relation     text not null check (relation <> ''),
    phone        text not null check (phone ~ '^[0-9+ -]{5,20}$'),
    consented_at timestamptz not null
);
