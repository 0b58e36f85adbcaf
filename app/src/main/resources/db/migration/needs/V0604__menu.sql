-- The service menu (制单): what faculties and teams offer; communities order from it.
create table needs.menu_item (
    id             bigint generated always as identity primary key,
    college_id     bigint not null references organisations.college,
    faculty_id     bigint references organisations.unit,   -- whose item it is: a faculty's, a team's, or the college's
    team_id        bigint references people.team,
    title          text not null check (title <> ''),
    description    text not null check (description <> ''),
    programme_code text not null references programmes.programme,
    risk_text      text not null check (risk_text <> ''),
    role_name      text not null check (role_name <> ''),
    skill_code     text references people.skill,
    min_heads      int not null check (min_heads >= 0),
    max_heads      int not null check (max_heads between 1 and 500 and max_heads >= min_heads),
    minutes        int not null check (minutes between 15 and 720),
    capacity_hint  text,                                   -- such as: two afternoons a week
    created_at     timestamptz not null,
    retired_at     timestamptz,
    check (faculty_id is null or team_id is null)
);
create index on needs.menu_item (college_id);

-- Which request was ordered from which item.
create table needs.menu_order (
    request_id bigint primary key references needs.service_request,
    item_id    bigint not null references needs.menu_item
);
create index on needs.menu_order (item_id);
