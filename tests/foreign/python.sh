#!/usr/bin/env bash
# Generates a Python client of an OpenAPI document, and takes the first steps of the vendor's guide with it.
#
# usage: python.sh <openapi.json> <address of the sandbox>
set -euo pipefail

document=$(realpath "$1") address=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp --directory)
trap 'rm --recursive --force "$folder"' EXIT
key=$(curl --silent --fail "${address%/sandbox}/demo-credentials.json" | grep --only-matching '"apiKey":"[^"]*"' | cut --delimiter '"' --fields 4)
openapi-python-client generate --path "$document" --output-path "$folder/client" --meta none > "$folder/log" 2>&1 || cat "$folder/log"
PYTHONPATH=$folder BASE=$address API_KEY=$key python "$here/guide.py"
