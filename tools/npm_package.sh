#!/usr/bin/env bash
# Packs build/wasm and wasm/npm into build/npm/wayproof-VERSION.tgz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
stage=build/npm/package
rm -rf build/npm && mkdir -p "$stage"
cp -r wasm/npm/. wasm/wayproof.d.mts build/wasm/wayproof.mjs build/wasm/wayproof.wasm schema LICENSE "$stage/"
chmod +x "$stage/bin/wayproof.mjs"
npm pack --silent --pack-destination build/npm "./$stage"
