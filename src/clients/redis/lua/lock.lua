-- Takes or extends a lock. To take what is ours already extends it, so the question can be asked twice.
--
-- KEYS  the lock, whose value is its holder
-- ARGV  1 who asks; 2 how long the lock is held without a further word (ms); 3 `take` a free lock, or only `extend` ours
-- Gives 1 where the lock is ours now, else 0.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
if not holder and ARGV[3] ~= 'take' then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
