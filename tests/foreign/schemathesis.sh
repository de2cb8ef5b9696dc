#!/usr/bin/env bash
# Sends examples of every operation of an OpenAPI document to the sandbox, and checks its answers against the document.
#
# usage: schemathesis.sh <openapi.json> <address of the sandbox> [more options of schemathesis]
set -euo pipefail

document=$1 address=$2
shift 2
key=$(curl --silent --fail "${address%/sandbox}/demo-credentials.json" | grep --only-matching '"apiKey":"[^"]*"' | cut --delimiter '"' --fields 4)
exec schemathesis run "$document" --url "$address" --header "X-SmartToken: $key" \
  --phases examples,coverage,fuzzing --max-examples 20 --seed 1 --suppress-health-check all --continue-on-failure --workers 1 \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance "$@"
