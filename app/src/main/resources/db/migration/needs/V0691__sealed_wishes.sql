-- Where a resident is reached lies sealed; a keyed digest finds the phone number. What lies in the clear is sealed when the
-- platform starts next.
alter table needs.wish
    add column phone_digest text,
    add constraint phone_sealed check (phone like 'sealed:%') not valid,
    add constraint address_sealed check (address like 'sealed:%') not valid,
    add constraint digest_forgotten check (erased_at is null or phone_digest is null);
drop index needs.wish_phone_made_at_idx;
create index on needs.wish (phone_digest, made_at);
