# Where nothing remembers what was compiled before (cmake/ccache.cmake), as on a fresh machine, the headers that most files
# include are compiled once: a whole build takes two thirds of the time. With ccache each file is compiled by itself, so that
# a file that forgets one of its includes is seen.
function(wayproof_precompile target header)
  if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
    target_precompile_headers(${target} PRIVATE ${header})
  endif()
endfunction()
