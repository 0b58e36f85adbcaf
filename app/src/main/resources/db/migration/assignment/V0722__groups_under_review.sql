-- Friends who apply together where the organiser chooses: their applications are decided as one.
alter table assignment.friend_group
    add column applied_at timestamptz,      -- since when they wait for the organiser's word
    add column refused_at timestamptz,      -- the organiser took others
    add check (applied_at is null or submitted_at is not null),
    add check (refused_at is null or applied_at is not null and placed_at is null);

alter table assignment.offer add column group_id bigint references assignment.friend_group;
create index on assignment.offer (group_id) where group_id is not null;

-- All or nobody, whatever the code believes: at the commit, no friend waits for a word that another one has.
create function assignment.friends_are_decided_as_one() returns trigger language plpgsql as $$
begin
    if exists (select from assignment.offer o where o.group_id = new.group_id
               having count(*) filter (where o.status = 'APPLIED') > 0
                  and count(*) filter (where o.status in ('ACCEPTED', 'REFUSED')) > 0
                   or count(*) filter (where o.status = 'ACCEPTED') > 0
                  and count(*) filter (where o.status = 'REFUSED') > 0) then
        raise exception 'the friends of group % are decided as one', new.group_id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger friends_are_decided_as_one after update of status on assignment.offer
    deferrable initially deferred
    for each row when (new.group_id is not null) execute function assignment.friends_are_decided_as_one();
