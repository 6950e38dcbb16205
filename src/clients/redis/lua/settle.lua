-- Registers the end of a call.
--
-- ARGV  5 its id; 6 when it got its place; 7 how it ended (counted, refused, not-counted); the quota headers, empty where
--       absent: 8 limit, 9 remaining, 10 window (ms); 11 penalty (ms); 12 how much later than upstream a place becomes
--       free (ms)
local id, start, kind = ARGV[5], tonumber(ARGV[6]), ARGV[7]
local remaining = tonumber(ARGV[9])
redis.call('ZREM', underway, id)
redis.call('HDEL', waiting, id)
if kind == 'not-counted' then
  return
end

confirmed = true
limit = tonumber(ARGV[8]) or limit
window = tonumber(ARGV[10]) or window

if kind == 'refused' then
  penalty = math.max(penalty, now + tonumber(ARGV[11]))
elseif limit < UNLIMITED then
  local margin = tonumber(ARGV[12])
  redis.call('ZADD', answered, now + window + margin, id)
  if remaining then
    -- See learnForeign in sliding-window.ts: upstream has counted the calls answered before this call began, and perhaps
    -- those in flight meanwhile. Everything beyond that are calls of others.
    local used = limit - remaining
    local surely = redis.call('ZCOUNT', answered, '-inf', string.format('(%.0f', start + window + margin)) + 1
    local perhaps = held() + inFlight()
    if used < surely then
      local forgotten = math.min(surely - used, held() - 1)
      if forgotten > 0 then
        redis.call('ZREMRANGEBYRANK', answered, 0, forgotten - 1)
      end
    end
    foreign = math.max(math.max(0, used - perhaps), math.min(math.max(0, used - surely), foreign))
    if foreign > 0 then
      foreignUntil = now + window
    end
  end
end
keep()
