#!/bin/sh
set -eu
azd env set CONTENTGEN_GENERATION ""
