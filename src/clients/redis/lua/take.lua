-- Gives out places, first come first served.
--
-- ARGV  4 the replica that asks; 5 how long it is believed to wait after it has asked (ms); then of each of its callers,
--       in order: the id of its call, how long it has waited, how long it will go on (ms)
-- Gives how many of them have a place, the time, limit, window, places used, the rest of a penalty, whether upstream has
--       confirmed the limit; then of each of the others: in how many ms it has a chance, -1 where an answer may still tell
local replica, belief = ARGV[4], tonumber(ARGV[5])
local free = limit - held() - inFlight() - foreign

-- Since when the first caller of each other replica has waited. A place is left for each who came before.
local heads = {}
local entries = redis.call('HGETALL', line)
for i = 1, #entries, 2 do
  local since, believed = string.match(entries[i + 1], '^(%d+) (%d+)$')
  if tonumber(believed) <= now then
    redis.call('HDEL', line, entries[i])
  elseif entries[i] ~= replica then
    heads[#heads + 1] = tonumber(since)
  end
end

local function ahead(since)
  local count = 0
  for _, other in ipairs(heads) do
    if other < since then
      count = count + 1
    end
  end
  return count
end

local granted, waiting = 0, 0
local waits = {}
local first

-- When the place comes that so many others go before; nil while an answer may still tell.
local function chance(places)
  local missing = places + 1 - free
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

for i = 6, #ARGV, 3 do
  local since = now - tonumber(ARGV[i + 1])
  local before = ahead(since)
  -- An earlier answer to the same caller may have been too late for it.
  local has = redis.call('ZSCORE', underway, ARGV[i])
  if #waits == 0 and penalty <= now and (has or free > before) then
    granted = granted + 1
    if not has and limit < UNLIMITED then
      free = free - 1
      redis.call('ZADD', underway, now + lease, ARGV[i])
    end
  else
    redis.call('ZREM', underway, ARGV[i])
    local at = chance(before + waiting)
    waits[#waits + 1] = at and math.ceil(at - now) or -1
    local patience = tonumber(ARGV[i + 2])
    -- The others go away, so no place is left for them.
    if patience > 0 and (at == nil or at - now <= patience) then
      waiting = waiting + 1
      first = first or since
    end
  end
end

if granted > 0 then
  expire()
end
if first then
  redis.call('HSET', line, replica, string.format('%.0f %.0f', first, now + belief))
  redis.call('PEXPIRE', line, belief)
elseif #entries > 0 then
  redis.call('HDEL', line, replica)
end

local used = held() + inFlight() + foreign
local answer = { granted, now, limit, window, used, math.max(0, penalty - now), confirmed and 1 or 0 }
for _, wait in ipairs(waits) do
  answer[#answer + 1] = wait
end
return answer
