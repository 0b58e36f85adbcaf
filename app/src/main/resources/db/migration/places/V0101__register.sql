create schema places;

-- The register of administrative divisions. The code is the key, since names repeat; its length says the level:
-- 2 province, 4 city, 6 district or county, 9 street or town, 12 community or village. Codes sort as bytes.
create table places.place (
    code       text collate "C" primary key check (code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
    parent     text collate "C" references places.place,
    name       text not null check (name <> ''),
    aliases    text[] not null default '{}',
    longitude  double precision check (longitude between -180 and 180), -- WGS-84
    latitude   double precision check (latitude between -90 and 90),
    schematic  boolean not null default false, -- a position made up for a map, near the true one at best
    valid_from date,
    valid_to   date,                           -- codes get abolished; what was recorded under them stays readable
    check ((longitude is null) = (latitude is null)),
    check (valid_to >= valid_from),
    check (parent is not distinct from
        case length(code) when 12 then left(code, 9) when 9 then left(code, 6)
                          when 6 then left(code, 4) when 4 then left(code, 2) end)
);
create index on places.place (parent);

-- Grows with every change of the register, so that running servers know that what they remember is old.
create table places.register_version (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into places.register_version (version) values (0);
