-- A budget that several replicas share: what the scripts of the quota begin with. It keeps the same books as
-- clients/quota/sliding-window.ts, on the clock of this server alone.
--
-- KEYS  the budget (a hash); its answered calls and its calls under way (sorted sets of call ids, each by the millisecond
--       at which it gives its place back); the replicas that wait for it (a hash)
-- ARGV  1 limit and 2 window (ms) as long as upstream has told none; 3 how long a call holds its place at most while
--       nobody tells of its end (ms)
local budget, answered, underway, line = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = tonumber(ARGV[3])

-- What stands for a limit that is not known, so that nothing is held back; it goes into an integer.
local UNLIMITED = 1e15
-- As long as the memory of a replica keeps a silent budget.
local IDLE = 15 * 60 * 1000

local fields = redis.call('HMGET', budget, 'limit', 'window', 'confirmed', 'penalty', 'foreign', 'foreignUntil')
local limit = tonumber(fields[1] or ARGV[1])
local window = tonumber(fields[2] or ARGV[2])
local confirmed = fields[3] == '1'
local penalty = tonumber(fields[4] or 0)
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
