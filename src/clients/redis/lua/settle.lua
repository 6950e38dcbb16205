-- A call has ended.
--
-- ARGV  4 its id; 5 when it got its place; 6 how it ended (counted, refused, not-counted); what upstream said, empty where
--       it said nothing: 7 limit, 8 remaining, 9 window (ms); 10 penalty (ms); 11 how much later than upstream we give a
--       place back (ms)
local id, start, kind = ARGV[4], tonumber(ARGV[5]), ARGV[6]
local remaining = tonumber(ARGV[8])
redis.call('ZREM', underway, id)
if kind == 'not-counted' then
  return
end

confirmed = true
limit = tonumber(ARGV[7]) or limit
window = tonumber(ARGV[9]) or window

if kind == 'refused' then
  penalty = math.max(penalty, now + tonumber(ARGV[10]))
elseif limit < UNLIMITED then
  local margin = tonumber(ARGV[11])
  redis.call('ZADD', answered, now + window + margin, id)
  if remaining then
    -- See learnForeign in sliding-window.ts: upstream has counted what was answered before this call began, and perhaps
    -- what was under way meanwhile. What it counts beyond that are calls of others.
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
