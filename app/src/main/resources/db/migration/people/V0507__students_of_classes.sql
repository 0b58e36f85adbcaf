-- How many students a college or its classes have is counted from the index alone.
create index on people.student (college_id, class_id, left_on);
