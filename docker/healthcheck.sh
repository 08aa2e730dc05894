#!/bin/bash
# docker/healthcheck.sh: 0 when the server answers within five seconds and not with a 5xx, else 1 and one line why.
# Plain bash, so that the image needs no HTTP client.
#
#   PORT                where it listens                (default: 8000)
#   KRAIT_HEALTH_PATH   what is asked for               (default: /)
#   KRAIT_HEALTH_LIMIT  how many seconds it has at most (default: 5)
set -u

port=${PORT:-8000}
path=${KRAIT_HEALTH_PATH:-/}
limit=${KRAIT_HEALTH_LIMIT:-5}
url=http://127.0.0.1:$port$path

ask() {
  local version status reason
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nUser-Agent: krait-healthcheck\r\nConnection: close\r\n\r\n' \
    "$path" "$port" >&3
  IFS=' ' read -r version status reason <&3 || return 1
  case $version in HTTP/1.*) ;; *) return 1 ;; esac
  case $status in
    [1-4][0-9][0-9]*) return 0 ;;
    *)
      printf '%s answered %s %s\n' "$url" "$status" "${reason%$'\r'}"
      return 2
      ;;
  esac
}

ask 2>/dev/null &
asking=$!
(exec >/dev/null 2>&1 && sleep "$limit" && kill -KILL "$asking") &
watching=$!
wait "$asking" 2>/dev/null
result=$?
kill "$watching" 2>/dev/null

case $result in
  0) exit 0 ;;
  1) echo "$url does not answer in HTTP" ;;
  2) ;;
  *) echo "$url does not answer within $limit s" ;;
esac
exit 1
