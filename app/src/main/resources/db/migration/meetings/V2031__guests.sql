-- People without an account who came, as somebody at the door entered them: one by name, or several by what they are. They
-- are never counted with those who scanned the screen. Names go once the minutes are confirmed; the count stays.
create table meetings.guest (
    id         bigint generated always as identity primary key,
    meeting_id bigint not null references meetings.meeting,
    name       text check (name <> ''),
    people     int not null check (people between 1 and 500),
    entered_by bigint not null references identity.account,
    entered_at timestamptz not null,
    constraint one_entry_a_name unique (meeting_id, name)
);
