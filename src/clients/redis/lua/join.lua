-- A replica is there again. The first one of all to come back says when they share again, so that they do it together.
--
-- KEYS  when that is, in milliseconds of this server's clock
-- ARGV  1 how long they give each other (ms); 2 how long the appointment is remembered, for those who are late (ms)
-- Gives in how many milliseconds that is.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('SET', KEYS[1], now + tonumber(ARGV[1]), 'NX', 'PX', ARGV[2])
return math.max(0, tonumber(redis.call('GET', KEYS[1])) - now)
