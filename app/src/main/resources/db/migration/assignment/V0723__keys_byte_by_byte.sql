-- A key is compared with itself alone: byte by byte is right, and quicker than by the rules of a language.
alter table assignment.sign_up_key alter column key type text collate "C";
