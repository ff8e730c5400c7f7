# The library that the engine takes from the system, as headers only: nlohmann/json, for output.
#
# A cross compiler must not see all of /usr/include, so the library's folder is linked into a place of its own.
add_library(wayproof_headers INTERFACE)
function(wayproof_take_headers folder probe)
  find_path(${folder}_parent ${folder}/${probe} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  if(CMAKE_CROSSCOMPILING)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/headers)
    file(CREATE_LINK ${${folder}_parent}/${folder} ${PROJECT_BINARY_DIR}/headers/${folder} SYMBOLIC)
  endif()
endfunction()
wayproof_take_headers(nlohmann json.hpp)
if(CMAKE_CROSSCOMPILING)
  target_include_directories(wayproof_headers SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/headers)
else()
  target_include_directories(wayproof_headers SYSTEM INTERFACE ${nlohmann_parent})
endif()
