# The rules' pages as data, in two sizes of which every program links one: `rule_pages` has them whole, for `explain` and SARIF;
# `rule_summaries` has the sentence that each opens with. The page's module takes the latter: it carries the pages as files of
# its own, fetched when somebody reads one, and its engine is 55 kB smaller (gzip, 46 pages in two languages).
file(GLOB page_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/rules/*/*.md)
foreach(size pages summaries)
  set(output ${PROJECT_BINARY_DIR}/embedded/${size}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/rule_pages.py --cpp ${output}
      $<$<STREQUAL:${size},summaries>:--summaries>
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/rule_pages.py ${page_files}
    COMMAND_EXPAND_LISTS COMMENT "Embedding ${size} of rules" VERBATIM)
  add_library(rule_${size} OBJECT ${output})
  target_include_directories(rule_${size} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(rule_${size} PRIVATE wayproof_warnings)
endforeach()
