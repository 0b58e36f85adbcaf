-- The other side of an agreement: the office of a street or town (街道、镇) acts for itself.
alter table identity.account drop constraint account_roles_check;
alter table identity.account add constraint account_roles_check check (cardinality(roles) > 0 and roles <@ array[
    'STUDENT','TEAM_LEADER','COMMUNITY','STREET','FACULTY','COLLEGE','DISTRICT','AUDITOR','ADMINISTRATOR']);
alter table identity.account add constraint street_has_its_place
    check (not roles && array['STREET'] or (place_code is not null and place_code ~ '^\d{9}$'));
