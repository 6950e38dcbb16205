-- A call that a replica has allowed by itself, while it was about to share again.
--
-- ARGV  4 the id of the call
if limit < UNLIMITED then
  redis.call('ZADD', underway, now + lease, ARGV[4])
  expire()
end
