-- The sessions of an order, cancelled ones among them. Since beginnings are unique among those alone that are not
-- cancelled, no other index leads there, and whoever asked for an order's sessions read those of all.
create index session_of_request on needs.session (request_id);
