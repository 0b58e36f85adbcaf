-- A certificate of an award, kept as it was printed when the round became final.
create table awards.certificate (
    nomination_id     bigint primary key references awards.nomination,
    number            text not null unique,
    check_code        text not null unique check (check_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    content           text not null,   -- JSON, as printed
    seal              bytea not null,  -- HMAC-SHA256 over the content
    pdf               bytea not null,
    issued_at         timestamptz not null,
    revoked_by        bigint references identity.account,
    revoked_at        timestamptz,
    revocation_reason text check (revocation_reason <> ''),
    check ((revoked_at is null) = (revocation_reason is null) and (revoked_at is null) = (revoked_by is null))
);

create table awards.certificate_number (
    college_id bigint not null,
    year       int not null,
    last       int not null,
    primary key (college_id, year)
);

-- What was printed stays as it was printed: all that may happen to it is that it is revoked, once.
create function awards.keep_certificate() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.revoked_at is not null
       or (new.nomination_id, new.number, new.check_code, new.content, new.seal, new.pdf, new.issued_at)
          is distinct from (old.nomination_id, old.number, old.check_code, old.content, old.seal, old.pdf, old.issued_at)
    then
        raise exception 'certificate % of an award is kept as it was printed', old.number;
    end if;
    return new;
end $$;
create trigger keep_certificate before update or delete on awards.certificate
    for each row execute function awards.keep_certificate();

-- An award that was taken back after it was final.
alter table awards.nomination drop constraint nomination_status_check;
alter table awards.nomination add constraint nomination_status_check
    check (status in ('NOMINATED', 'PROPOSED', 'NOT_CHOSEN', 'TAKEN_OUT', 'AWARDED', 'TAKEN_BACK'));

-- For reports: an award counts on the day on which it became final; a community's and a project's for its street.
create view awards.published_awards as
select r.college_id, case when r.kind in ('COMMUNITY', 'PROJECT') then left(n.place_code, 9) end as street_code,
       n.faculty_id, null::text as programme_code, (r.final_at at time zone 'Asia/Shanghai')::date as on_day,
       n.id as thing, 1 as amount, 'award' as record_kind, r.id as record_id, r.name as record_title
from awards.nomination n join awards.round r on r.id = n.round_id
where n.status = 'AWARDED';
