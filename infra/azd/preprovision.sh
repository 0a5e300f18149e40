#!/bin/sh
# A vault that "azd down" deleted keeps its name for 90 days: each environment, and each life of one, gets a name of its own.
set -eu
if [ -z "${CONTENTGEN_GENERATION:-}" ]; then
  azd env set CONTENTGEN_GENERATION "$(date -u +%Y%m%d%H%M%S)"
fi
