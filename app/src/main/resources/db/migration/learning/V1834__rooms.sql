-- A class may take place in a room that is shared: each of its lessons then has a booking there, as the owner answers it.
alter table learning.course_class add column room_id bigint references resources.resource;
alter table learning.lesson add column booking_id bigint unique references resources.booking;
