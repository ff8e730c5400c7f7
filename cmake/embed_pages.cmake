# Puts the rules' pages into the native command. The engine in the page reads them as files beside it (tools/rule_pages.py
# --web), so WebAssembly gets an empty table.
function(wayproof_embed_pages target)
  file(GLOB page_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/rules/*/*.md)
  set(output ${PROJECT_BINARY_DIR}/embedded/pages.cpp)
  set(none)
  if(EMSCRIPTEN)
    set(none --none)
  endif()
  add_custom_command(OUTPUT ${output}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/rule_pages.py --cpp ${output} ${none}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/rule_pages.py ${page_files}
    COMMENT "Embedding pages of rules" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
