-- The signed credential of an award, signed as it becomes final; older awards have none.
alter table awards.certificate add column credential text;

-- It is kept like the paper.
create or replace function awards.keep_certificate() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.revoked_at is not null
       or (new.nomination_id, new.number, new.check_code, new.content, new.seal, new.pdf, new.credential, new.issued_at)
          is distinct from (old.nomination_id, old.number, old.check_code, old.content, old.seal, old.pdf, old.credential,
                            old.issued_at)
    then
        raise exception 'certificate % of an award is kept as it was printed', old.number;
    end if;
    return new;
end $$;
