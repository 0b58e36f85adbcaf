-- A paper or badge is found by the file itself, to the byte or by its credential.
create index on awards.certificate (sha256(pdf));
create index on awards.certificate (md5(credential));
