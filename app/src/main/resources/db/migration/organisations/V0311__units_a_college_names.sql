-- Units of a kind that the college names itself: a centre, a base (社区化办学的"两中心两基地") …
alter table organisations.unit add column kind_name text check (kind_name <> '');
alter table organisations.unit drop constraint unit_kind_check;
alter table organisations.unit add constraint unit_kind_check check (kind in ('DEPARTMENT', 'FACULTY', 'CLASS', 'OWN'));
alter table organisations.unit add constraint own_kinds_have_a_name check ((kind = 'OWN') = (kind_name is not null));
