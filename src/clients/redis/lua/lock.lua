-- Takes or extends a lock. Taking our own lock extends it, so the command can be retried.
--
-- KEYS  the lock, whose value is its holder
-- ARGV  1 the requester; 2 time to live of the lock (ms); 3 `take` a free lock, or only `extend` our own
-- Returns 1 if the lock is ours now, else 0.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
if not holder and ARGV[3] ~= 'take' then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
