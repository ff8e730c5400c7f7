// POSIX calls rather than <filesystem> and streams: they start faster, and one read of a whole file is all that is
// needed.
#include "cli/native_io.h"

#include "cli/gb18030.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <ctime>

namespace wayproof::cli {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

Io::Content read_to_end(int descriptor, std::size_t expected) {
  using Trouble = Io::Content::Trouble;
  if (expected > Io::most_bytes) return {Trouble::too_large, {}};
  // One byte more than expected, so that the end is seen without growing.
  std::string text(expected + 1, '\0');
  std::size_t used = 0;
  for (;;) {
    if (used > Io::most_bytes) return {Trouble::too_large, {}};
    if (used == text.size()) text.resize(text.size() * 2 + 4096);
    const ssize_t got = ::read(descriptor, text.data() + used, text.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {Trouble::unreadable, {}};
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
  }
  text.resize(used);
  return {Trouble::none, std::move(text)};
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t done = ::write(descriptor, text.data(), text.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

Io::PathKind kind_of(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return Io::PathKind::folder;
  return Io::PathKind::file;
}

/// What lies under a name of a folder, links followed.
Io::PathKind kind_of_entry(const std::string& path, unsigned char type) {
  using Kind = Io::PathKind;
  if (type == DT_REG) return Kind::file;
  if (type == DT_DIR) return Kind::folder;
  struct stat status = {};
  // Where the kind is not in the entry itself (links, some file systems), it takes a look at the file.
  const bool is_link = type == DT_LNK || (::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode));
  if (::stat(path.c_str(), &status) != 0) return Kind::nothing;
  if (S_ISDIR(status.st_mode)) return is_link ? Kind::linked_folder : Kind::folder;
  return S_ISREG(status.st_mode) ? Kind::file : Kind::other;
}

}  // namespace

Io::PathKind NativeIo::kind(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? kind_of(status) : PathKind::nothing;
}

Io::Content NativeIo::read(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status = {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || S_ISDIR(status.st_mode)) {
    return {Content::Trouble::unreadable, {}};
  }
  return read_to_end(file.get(), static_cast<std::size_t>(status.st_size));
}

std::optional<std::vector<Io::Entry>> NativeIo::list(const std::string& folder) {
  DIR* const stream = ::opendir(folder.c_str());
  if (stream == nullptr) return std::nullopt;
  std::vector<Entry> entries;
  while (const dirent* const found = ::readdir(stream)) {
    const std::string name = found->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back({name, kind_of_entry(folder + '/' + name, found->d_type)});
  }
  ::closedir(stream);
  return entries;
}

bool NativeIo::write(const std::string& path, std::string_view text) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  return file.get() >= 0 && write_all(file.get(), text);
}

std::string NativeIo::current_folder() {
  char* const folder = ::getcwd(nullptr, 0);
  std::string result = folder != nullptr ? folder : "/";
  std::free(folder);
  return result;
}

Io::Content NativeIo::read_input() { return read_to_end(STDIN_FILENO, 1 << 16); }

std::optional<std::string> NativeIo::from_gb18030(std::string_view bytes) { return cli::from_gb18030(bytes); }
std::optional<std::string> NativeIo::to_gb18030(std::string_view text) { return cli::to_gb18030(text); }

// A reader that went away (`wayproof check | head`) is no failure of the check: what could not be written is dropped.
void NativeIo::out(std::string_view text) {
  if (!write_all(STDOUT_FILENO, text) && errno != EPIPE) output_lost_ = true;
}
void NativeIo::err(std::string_view text) { (void)write_all(STDERR_FILENO, text); }

Day NativeIo::today() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  ::localtime_r(&now, &local);
  return day_of({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
}

bool NativeIo::terminal() { return ::isatty(STDOUT_FILENO) != 0; }

int NativeIo::width() {
  winsize size = {};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string NativeIo::variable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value != nullptr ? value : "";
}

}  // namespace wayproof::cli
