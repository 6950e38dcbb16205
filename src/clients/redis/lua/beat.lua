-- Heartbeat of a replica. Returns the number of replicas.
--
-- KEYS  the replicas (a sorted set; score: time of the last heartbeat in ms)
-- ARGV  1 the replica; 2 how long it is counted after a heartbeat (ms)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])
