-- Reports and agreements count by days of China's time. Without an index every session's moment is turned into a day each
-- time that something is counted.
create index session_day on needs.session (((starts_at at time zone 'Asia/Shanghai')::date)) where cancelled_at is null;
