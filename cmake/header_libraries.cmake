# The two libraries that the engine takes from the system, as headers only: nlohmann/json for output, {fmt}.
#
# A cross compiler must not see all of /usr/include, so each library's folder is linked into a place of its own.
add_library(wayproof_headers INTERFACE)
function(wayproof_take_headers folder probe)
  find_path(${folder}_parent ${folder}/${probe} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  if(CMAKE_CROSSCOMPILING)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/headers)
    file(CREATE_LINK ${${folder}_parent}/${folder} ${PROJECT_BINARY_DIR}/headers/${folder} SYMBOLIC)
  endif()
endfunction()
wayproof_take_headers(nlohmann json.hpp)
wayproof_take_headers(fmt core.h)
if(CMAKE_CROSSCOMPILING)
  target_include_directories(wayproof_headers SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/headers)
else()
  target_include_directories(wayproof_headers SYSTEM INTERFACE ${nlohmann_parent} ${fmt_parent})
endif()
