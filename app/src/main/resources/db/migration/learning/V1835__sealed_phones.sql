-- Phone numbers lie sealed; a keyed digest finds them. What lies in the clear is sealed when the platform starts next.
alter table learning.enrolment
    drop constraint enrolment_phone_check,
    add column phone_digest text,
    add constraint phone_sealed check (phone like 'sealed:%') not valid,
    add constraint digest_forgotten check (erased_at is null or phone_digest is null);
drop index learning.one_place_a_person, learning.enrolment_phone_made_at_idx;
create unique index one_place_a_person on learning.enrolment (class_id, phone_digest, person_name)
    where status <> 'WITHDRAWN' and erased_at is null;
create index on learning.enrolment (phone_digest, made_at);
