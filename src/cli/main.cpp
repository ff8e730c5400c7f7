// The native command: the operating system behind the command line, nothing else.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>

#include "cli/command_line.h"
#include "cli/native_io.h"

namespace {

/// A descriptor that the caller closed would be given to the first file that is opened, and a report written into that
/// file. What stands here instead can be neither read nor written.
void occupy_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1) continue;
    if (::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) return;
  }
}

}  // namespace

int main(int count, char** values) {
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);
  wayproof::cli::NativeIo io;
  return static_cast<int>(wayproof::cli::run({values + (count > 0 ? 1 : 0), values + count}, io));
}
