-- A replica tells what it knows of a budget after it could not share it for a while. This server may have lost
-- everything meanwhile, or nothing; the other replicas tell what they know too, in any order.
--
-- ARGV  4 the replica; what it knows: 5 limit, 6 window (ms), 7 whether upstream has confirmed them, 8 the rest of a penalty
--       (ms), 9 places used by whomever; 10 how long to wait for what others know (ms); 11 the number of its own answered
--       calls; then in how many ms each of those gives its place back; then the ids of its calls under way
local prefix = ARGV[4] .. ':'
local count = tonumber(ARGV[11])

for _, calls in ipairs({ answered, underway }) do
  for _, id in ipairs(redis.call('ZRANGE', calls, 0, -1)) do
    if string.sub(id, 1, #prefix) == prefix then
      redis.call('ZREM', calls, id)
    end
  end
end
for i = 1, count do
  redis.call('ZADD', answered, now + math.ceil(tonumber(ARGV[11 + i])), prefix .. 'told-' .. i)
end
for i = 12 + count, #ARGV do
  redis.call('ZADD', underway, now + lease, ARGV[i])
end

if ARGV[7] == '1' then
  limit, window, confirmed = tonumber(ARGV[5]), tonumber(ARGV[6]), true
end
penalty = math.max(penalty, now + math.ceil(tonumber(ARGV[8])))

-- Each takes the calls of the others for foreign ones. Once all have told of their own, what the best informed of them
-- thinks is used, less the calls of all, is what others have really used.
local earlier = redis.call('HMGET', budget, 'told', 'toldUntil')
local told = tonumber(ARGV[9])
if tonumber(earlier[2] or 0) > now then
  told = math.max(told, tonumber(earlier[1]))
end
redis.call('HSET', budget, 'told', told, 'toldUntil', now + tonumber(ARGV[10]))
foreign = math.max(0, told - held() - inFlight())
foreignUntil = now + window
keep()
