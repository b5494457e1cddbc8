// A plugin that asks the shell of its image for its packages, and answers "ok"
// if they are what the image promises to a plugin, and otherwise says what is
// not.

#include <array>
#include <cstdio>
#include <string>

namespace {

std::string problems;

std::string OutputOf(const char* command) {
  std::string output;
  FILE* const pipe = popen(command, "r");
  if (pipe == nullptr) return "(it cannot be started)";
  std::array<char, 4096> buffer;
  while (const std::size_t size =
             std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), size);
  }
  if (pclose(pipe) != 0) output += "(it fails)";
  return output;
}

// For a JSON text.
std::string Plain(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '"' || c == '\\') c = ' ';
  }
  return text;
}

void Expect(const char* command, const std::string& output) {
  const std::string got = OutputOf(command);
  if (got == output) return;
  problems += Plain(std::string(command) + " says: " + got) + "; ";
}

}  // namespace

int main() {
  // They run; jq needs the two libraries that came with it.
  Expect("echo '{\"a\": [1, 2]}' | jq -c .a", "[1,2]\n");
  Expect("whois --version | head -1 | cut -d. -f1", "Version 5\n");
  // dpkg knows them as it knows the base's.
  Expect(
      "dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "
      "jq libjq1 libonig5 whois dpkg",
      "ii dpkg\nii jq\nii libjq1\nii libonig5\nii whois\n");
  Expect("dpkg -l jq | tail -1 | cut -c1-6", "ii  jq\n");
  Expect("dpkg-query -S /usr/bin/jq", "jq: /usr/bin/jq\n");
  Expect("dpkg --audit", "");
  // What slim images leave out is missing, and nothing else is amiss.
  Expect(
      "dpkg --verify jq libjq1 libonig5 whois | "
      "grep -vE '^missing  +/usr/share/(doc|locale|man)/'; true",
      "");
  Expect("apt-get -o Dir::Cache=/tmp -o Debug::NoLocking=1 -qq check", "");
  const bool ok = problems.empty();
  std::printf(
      "{\"version\": \"v1\", \"type\": \"action_event\", \"body\": "
      "{\"action\": \"look\", \"status\": \"%s\", \"error\": \"%s\"}}",
      ok ? "ok" : "error", problems.c_str());
  return ok ? 0 : 1;
}
