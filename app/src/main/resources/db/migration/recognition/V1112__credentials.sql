-- The signed credential of a certificate, signed as it is issued; older certificates have none.
alter table recognition.certificate add column credential text;

-- Public keys that credentials were signed with: published for good, also after another has taken over.
create table recognition.credential_key (
    kid         text primary key,            -- the key's thumbprint (RFC 7638)
    public_key  bytea not null,              -- X.509
    made_at     timestamptz not null
);
create trigger keys_stay before update or delete on recognition.credential_key
    for each row execute function recognition.refuse_change();
