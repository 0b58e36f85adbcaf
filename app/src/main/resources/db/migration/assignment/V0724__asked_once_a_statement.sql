-- An offer is for a role that has places, and an acceptance for the very role that was offered. A foreign key asks that
-- once a row and locks the row that it finds, which is a sixth of what a batch of sign-ups costs the database. Asked once
-- a statement it is as true, since what is referred to stays: neither row is ever deleted, and no number changes (ADR 70).
-- Each row's own subquery goes by the key; a join might be planned while the tables are small, and read them all later.
alter table assignment.offer drop constraint offer_role_id_fkey;
alter table assignment.acceptance drop constraint acceptance_of_the_role_offered;
drop index assignment.offer_and_its_role;

create function assignment.offers_are_for_roles() returns trigger language plpgsql as $$
begin
    if exists (select from written w where (
                   select p.role_id from assignment.role_places p where p.role_id = w.role_id) is null) then
        raise exception 'an offer for a role without places' using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create trigger offers_are_for_roles after insert on assignment.offer referencing new table as written
    for each statement execute function assignment.offers_are_for_roles();

create function assignment.acceptances_are_of_offers() returns trigger language plpgsql as $$
begin
    if exists (select from written w where w.role_id is distinct from (
                   select o.role_id from assignment.offer o where o.id = w.offer_id)) then
        raise exception 'an acceptance of what was not offered' using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create trigger acceptances_are_of_offers after insert on assignment.acceptance referencing new table as written
    for each statement execute function assignment.acceptances_are_of_offers();

create function assignment.stays() returns trigger language plpgsql as $$
begin
    raise exception 'what others refer to in % stays, with its numbers', tg_table_name using errcode = 'foreign_key_violation';
end $$;
create trigger places_stay before delete or update of role_id on assignment.role_places
    for each row execute function assignment.stays();
create trigger offers_stay before delete or update of id, role_id on assignment.offer
    for each row execute function assignment.stays();
create trigger places_stay_all before truncate on assignment.role_places
    for each statement execute function assignment.stays();
create trigger offers_stay_all before truncate on assignment.offer
    for each statement execute function assignment.stays();
create trigger acceptances_keep_their_offer before update of offer_id, role_id on assignment.acceptance
    for each row execute function assignment.stays();
