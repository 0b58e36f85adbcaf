-- The number that a community gave an order in its spreadsheet, so that the same file twice makes no second order.
create table needs.imported_order (
    community_code text not null,
    reference      text not null check (reference <> ''),
    digest         text not null,   -- SHA-256 of what was imported: the same number for another order is a slip
    request_id     bigint not null references needs.service_request,
    primary key (community_code, reference)
);
