-- Releases a lock, unless somebody else holds it.
--
-- KEYS  the lock
-- ARGV  1 who held it
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
