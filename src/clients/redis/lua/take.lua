-- Grants a call its place, first come first served among all replicas.
--
-- ARGV  5 the id of the call; 6 since when it waits (as returned before, 0 at first); 7 how long it will still wait (ms);
--       8 its polling interval (ms)
-- Returns whether it has a place, the time, since when it waits, in how many ms there may be a place (-1 until the first
--       answer announces a limit); then limit, window, places used, the rest of a penalty, whether the limit is confirmed
local id, patience, look = ARGV[5], tonumber(ARGV[7]), tonumber(ARGV[8])
local since = tonumber(ARGV[6])
if since == 0 then
  since = time[1] * 1000000 + time[2]
end
local free = limit - held() - inFlight() - foreign

-- Leaves a place for each call that came before. Calls that stopped polling are gone.
local ahead = 0
local entries = redis.call('HGETALL', waiting)
for i = 1, #entries, 2 do
  local otherSince, goneAt = string.match(entries[i + 1], '^(%d+) (%d+)$')
  if tonumber(goneAt) <= now then
    redis.call('HDEL', waiting, entries[i])
  elseif entries[i] ~= id and tonumber(otherSince) < since then
    ahead = ahead + 1
  end
end

-- When there is a place for this call; nil until the first answer announces a limit.
local function chance()
  local missing = ahead + 1 - free
  local at = now
  if missing > 0 then
    if not confirmed and inFlight() > 0 and penalty <= now then
      return nil
    end
    local release = redis.call('ZRANGE', answered, missing - 1, missing - 1, 'WITHSCORES')[2]
    if release then
      at = tonumber(release)
    elseif missing <= held() + foreign then
      at = math.max(foreignUntil, now)
    else
      at = now + window
    end
  end
  return math.max(at, penalty)
end

-- The place may have been granted before, in an answer that came too late.
local has = redis.call('ZSCORE', underway, id)
local isGranted = penalty <= now and (has or free > ahead)
local wait = 0
if isGranted then
  if not has and limit < UNLIMITED then
    redis.call('ZADD', underway, now + lease, id)
  end
  redis.call('HDEL', waiting, id)
  expire()
else
  redis.call('ZREM', underway, id)
  local at = chance()
  wait = at and math.ceil(at - now) or -1
  -- A call that stops waiting leaves the queue.
  if patience > 0 and wait <= patience then
    redis.call('HSET', waiting, id, string.format('%.0f %.0f', since, now + 6 * look))
    redis.call('PEXPIRE', waiting, 6 * look)
  else
    redis.call('HDEL', waiting, id)
  end
end

local used = held() + inFlight() + foreign
local rest = math.max(0, penalty - now)
return { isGranted and 1 or 0, now, since, wait, limit, window, used, rest, confirmed and 1 or 0 }
