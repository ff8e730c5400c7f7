# Puts the rules' pages into the engine, into the WebAssembly module too: the npm package's `explain` and SARIF reports say what
# the native command says, and the page asks for nothing once it is loaded. (23 kB compressed for 27 rules in two languages.)
function(wayproof_embed_pages target)
  file(GLOB page_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/rules/*/*.md)
  set(output ${PROJECT_BINARY_DIR}/embedded/pages.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/rule_pages.py --cpp ${output}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/rule_pages.py ${page_files}
    COMMENT "Embedding pages of rules" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
