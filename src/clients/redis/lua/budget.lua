-- A budget that replicas share: the common prefix of the quota scripts. Same rules as clients/quota/sliding-window.ts, with
-- the clock of this server.
--
-- KEYS  the budget (a hash); its answered calls and its calls in flight (sorted sets of call ids; score: time in ms at which
--       the place becomes free); its waiting calls (a hash)
-- ARGV  1 default limit and 2 default window (ms); 3 how long a call holds its place at most if its end is not reported (ms);
--       4 the rest of a penalty (ms) that may be unknown here
local budget, answered, underway, waiting = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = tonumber(ARGV[3])

-- An unknown limit, so that no call waits. Fits into an integer.
local UNLIMITED = 1e15
-- As long as idle budgets are kept in the memory of a replica.
local IDLE = 15 * 60 * 1000

local fields = redis.call('HMGET', budget, 'limit', 'window', 'confirmed', 'penalty', 'foreign', 'foreignUntil')
local limit = tonumber(fields[1] or ARGV[1])
local window = tonumber(fields[2] or ARGV[2])
local confirmed = fields[3] == '1'
local penalty = tonumber(fields[4] or 0)
local reported = tonumber(ARGV[4])
if reported > 0 then
  penalty = math.max(penalty, now + reported)
  redis.call('HSET', budget, 'penalty', penalty)
end
local foreignUntil = tonumber(fields[6] or 0)
local foreign = foreignUntil > now and tonumber(fields[5] or 0) or 0

redis.call('ZREMRANGEBYSCORE', answered, '-inf', now)
redis.call('ZREMRANGEBYSCORE', underway, '-inf', now)

local function held()
  return redis.call('ZCARD', answered)
end

local function inFlight()
  return redis.call('ZCARD', underway)
end

local function expire()
  local life = math.max(IDLE, penalty - now + window, lease + window)
  for _, key in ipairs({ budget, answered, underway }) do
    redis.call('PEXPIRE', key, math.ceil(life))
  end
end

local function keep()
  redis.call('HSET', budget, 'limit', limit, 'window', window, 'confirmed', confirmed and 1 or 0)
  redis.call('HSET', budget, 'penalty', penalty, 'foreign', foreign, 'foreignUntil', foreignUntil)
  expire()
end
