-- What a run's plan must keep beyond the flow form; runs from before asked nothing.
alter table matching.dispatch_run
    add rules jsonb not null
        default '{"minimumOrNothing": false, "acrossBlocks": false, "metresPerMinute": 0, "floorPercent": 0}',
    -- Value of the plan without the floors: what they cost is the difference. Null where there are none.
    add without_floors bigint;
alter table matching.dispatch_run alter rules drop default;
