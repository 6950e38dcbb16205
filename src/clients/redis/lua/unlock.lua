-- Releases a lock if it is held by the given holder.
--
-- KEYS  the lock
-- ARGV  1 the holder
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
