-- For wrk: posts one picture again and again, and prints one line of JSON when done.
--   wrk -s post.lua URL -- PICTURE
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  local file = assert(io.open(args[1], "rb"))
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "image/jpeg"
  wrk.body = file:read("*a")
  file:close()
  codes = {}
end

function response(status)
  codes[status] = (codes[status] or 0) + 1
end

function done(summary, latency, requests)
  local codes = {}
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("codes")) do
      codes[status] = (codes[status] or 0) + count
    end
  end
  local parts = {}
  for status, count in pairs(codes) do
    table.insert(parts, string.format('"%d":%d', status, count))
  end
  local errors = summary.errors
  io.write(string.format(
    '{"seconds":%.3f,"p50":%.1f,"p99":%.1f,"codes":{%s},"connect":%d,"read":%d,"write":%d,"timeout":%d}\n',
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    table.concat(parts, ","), errors.connect, errors.read, errors.write, errors.timeout))
end
