// The native command: the operating system behind the command line, nothing else.
#include <csignal>

#include "cli/command_line.h"
#include "cli/native_io.h"

int main(int count, char** values) {
  std::signal(SIGPIPE, SIG_IGN);
  wayproof::cli::NativeIo io;
  return static_cast<int>(wayproof::cli::run({values + (count > 0 ? 1 : 0), values + count}, io));
}
