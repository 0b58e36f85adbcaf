-- What each night's look at the ledger found.
create table attendance.reconciliation (
    night        date primary key,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    balances     bigint,                    -- how many were held against the sum of their entries
    sealed_from  bigint,                    -- numbers of the chain through all that were checked, the last night's end first
    sealed_to    bigint,
    bad          bigint,                    -- how many did not agree
    finding      text                       -- the first of them
);
