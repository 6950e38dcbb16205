-- Registers a call that a replica has allowed by itself, while it does not share the budget yet.
--
-- ARGV  5 the id of the call
if limit < UNLIMITED then
  redis.call('ZADD', underway, now + lease, ARGV[5])
end
expire()
