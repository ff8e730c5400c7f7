# The texts that people read: the sentences of src/i18n/messages/*.json, the pages of rules and mechanisms (src/rules/*/*.md,
# src/packs/pages/*.md) and the schemas of schema/, checked by the scripts that put them where they are needed.
#
# `embedded_data` has them all, both languages, compiled in: every native program and the npm package link it. The page's
# module links none of it (wasm/loaded_texts.cpp, loaded_zones.cpp): it is handed the sentences of the reader's language, made here as
# build/wasm/engine.<language>.texts, and the pages are files of the page. Its engine is a third smaller so.
file(GLOB message_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/i18n/messages/*.json)
file(GLOB page_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/rules/*/*.md ${PROJECT_SOURCE_DIR}/src/packs/pages/*.md)
set(page_tool ${PROJECT_SOURCE_DIR}/tools/rule_pages.py)
set(message_tool ${PROJECT_SOURCE_DIR}/tools/embed_messages.py)
set(embedded ${PROJECT_BINARY_DIR}/embedded)

add_custom_command(OUTPUT ${embedded}/pages.cpp ${embedded}/summaries.json
  COMMAND ${Python3_EXECUTABLE} ${page_tool} --cpp ${embedded}/pages.cpp --summaries ${embedded}/summaries.json
  DEPENDS ${page_tool} ${page_files}
  COMMENT "Embedding pages" VERBATIM)
set(texts ${PROJECT_BINARY_DIR}/engine.en.texts ${PROJECT_BINARY_DIR}/engine.zh.texts)
add_custom_command(OUTPUT ${embedded}/messages.cpp ${texts}
  COMMAND ${Python3_EXECUTABLE} ${message_tool} --output ${embedded}/messages.cpp
    --data "${PROJECT_BINARY_DIR}/engine.{}.texts" ${message_files} ${embedded}/summaries.json
  DEPENDS ${message_tool} ${PROJECT_SOURCE_DIR}/tools/glossary_words.json ${message_files} ${embedded}/summaries.json
  COMMENT "Embedding messages" VERBATIM)
set(zone_tool ${PROJECT_SOURCE_DIR}/tools/make_zones.py)
set(zone_table ${PROJECT_SOURCE_DIR}/src/time/zones.generated.cpp)
add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/engine.zones
  COMMAND ${Python3_EXECUTABLE} ${zone_tool} --blob ${PROJECT_BINARY_DIR}/engine.zones
  DEPENDS ${zone_tool} ${zone_table}
  COMMENT "Packing time zones" VERBATIM)
file(GLOB pack_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/packs/*.pack.json)
set(pack_tool ${PROJECT_SOURCE_DIR}/tools/embed_packs.py)
add_custom_command(OUTPUT ${embedded}/packs.cpp ${PROJECT_BINARY_DIR}/engine.packs
  COMMAND ${Python3_EXECUTABLE} ${pack_tool} --cpp ${embedded}/packs.cpp --data ${PROJECT_BINARY_DIR}/engine.packs ${pack_files}
  DEPENDS ${pack_tool} ${pack_files}
  COMMENT "Embedding policy packs" VERBATIM)
add_custom_target(data_beside_the_engine DEPENDS ${texts} ${PROJECT_BINARY_DIR}/engine.zones ${PROJECT_BINARY_DIR}/engine.packs)

file(GLOB schema_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schema/*-1.schema.json)
set(schema_tool ${PROJECT_SOURCE_DIR}/tools/embed_schemas.py)
add_custom_command(OUTPUT ${embedded}/schemas.cpp
  COMMAND ${Python3_EXECUTABLE} ${schema_tool} --cpp ${embedded}/schemas.cpp ${schema_files}
  DEPENDS ${schema_tool} ${schema_files}
  COMMENT "Embedding schemas" VERBATIM)

add_library(embedded_data OBJECT ${embedded}/messages.cpp ${embedded}/pages.cpp ${embedded}/schemas.cpp ${embedded}/packs.cpp
  ${PROJECT_SOURCE_DIR}/src/time/zones.generated.cpp)
target_include_directories(embedded_data PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(embedded_data PRIVATE wayproof_warnings)
