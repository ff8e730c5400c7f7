# Tells every build which sources it was made from, so that a comparison of the native command with the WebAssembly module
# can refuse a stale one (tests/parity). The script runs with each build and touches its output only when the hash changes.
function(wayproof_source_hash target)
  set(output ${PROJECT_BINARY_DIR}/embedded/source_hash.cpp)
  add_custom_target(source_hash
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/source_hash.py --output ${output} ${PROJECT_SOURCE_DIR}
    BYPRODUCTS ${output} COMMENT "Hashing the sources" VERBATIM)
  target_sources(${target} PRIVATE ${output})
  add_dependencies(${target} source_hash)
endfunction()
