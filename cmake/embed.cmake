# Puts data files into the engine at build time, checked by the scripts that do it.

# The sentences of src/i18n/messages/*.json as one sorted table.
function(wayproof_embed_messages target)
  file(GLOB message_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/i18n/messages/*.json)
  set(output ${PROJECT_BINARY_DIR}/embedded/messages.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/embed_messages.py --output ${output} ${message_files}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/embed_messages.py
      ${PROJECT_SOURCE_DIR}/tools/glossary_words.json ${message_files}
    COMMENT "Embedding messages" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
