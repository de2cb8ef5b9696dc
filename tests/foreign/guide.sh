#!/usr/bin/env bash
# The first steps of the vendor's guide with cURL: a token, a user, a job, and a look whether both are there.
#
# BASE: the address of the API. API_KEY, CLIENT_ID, CLIENT_SECRET: credentials.
set -euo pipefail

# Prints the first value of a field of the JSON on standard input.
field() { grep --only-matching "\"$1\":\"[^\"]*\"" | head --lines 1 | cut --delimiter '"' --fields 4; }

call() { curl --silent --show-error --fail-with-body --location "$@"; }

status() { curl --silent --output /dev/null --write-out '%{http_code}' "$@"; }

expect() {
  if [[ "$2" != "$3" ]]; then
    echo "$1: expected $3, got $2" >&2
    exit 1
  fi
}

# With the API key.
user=$(call --request POST "$BASE/user-api/v201804/users" \
  --header "X-SmartToken: $API_KEY" \
  --header 'Content-Type: application/json' \
  --data '{
    "firstName": "Susan",
    "lastName": "Santos",
    "email": "susan.santos@example.com",
    "systemRole": { "id": "ADMINISTRATOR" },
    "language": { "code": "en" },
    "location": { "countryCode": "US", "city": "San Francisco" }
  }' | field id)
expect 'activation' "$(status --request PUT "$BASE/user-api/v201804/users/$user/activation" --header "X-SmartToken: $API_KEY")" 204
found=$(call --get "$BASE/user-api/v201804/users" --data-urlencode 'q=susan.santos@example.com' --header "X-SmartToken: $API_KEY" | field id)
expect 'the user that is found' "$found" "$user"

# With an access token.
token=$(call --request POST "$BASE/identity/oauth/token" \
  --header 'Content-Type: application/x-www-form-urlencoded' \
  --data-urlencode 'grant_type=client_credentials' \
  --data-urlencode "client_id=$CLIENT_ID" \
  --data-urlencode "client_secret=$CLIENT_SECRET" | field access_token)
job=$(call --request POST "$BASE/jobs" \
  --header "Authorization: Bearer $token" \
  --header 'Content-Type: application/json' \
  --data '{
    "title": "Warehouse Robot Tester",
    "location": { "city": "San Francisco", "countryCode": "us" },
    "industry": { "id": "computer_software" },
    "function": { "id": "engineering" },
    "experienceLevel": { "id": "associate" }
  }' | field id)
title=$(call "$BASE/jobs/$job" --header "Authorization: Bearer $token" | field title)
expect 'the title of the job' "$title" 'Warehouse Robot Tester'

# A file, and what is refused.
candidate=$(call --request POST "$BASE/candidates" \
  --header "Authorization: Bearer $token" \
  --header 'Content-Type: application/json' \
  --data '{ "firstName": "Noor", "lastName": "Haddad", "email": "noor@example.com" }' | field id)
attachment=$(call --request POST "$BASE/candidates/$candidate/attachments" \
  --header "Authorization: Bearer $token" \
  --form 'attachmentType=GENERIC_FILE' \
  --form 'file=@-;filename=note.txt;type=text/plain' <<< 'a few words' | field id)
expect 'the file' "$(call "$BASE/candidates/attachments/$attachment" --header "Authorization: Bearer $token")" 'a few words'
expect 'a wrong key' "$(status "$BASE/jobs" --header 'X-SmartToken: wrong')" 401
expect 'a wrong client secret' "$(status "$BASE/identity/oauth/token" --data "grant_type=client_credentials&client_id=$CLIENT_ID&client_secret=wrong")" 401
