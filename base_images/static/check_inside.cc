// Looks at the image from inside, as a plugin would be run there, and answers
// as a plugin does.

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

std::string problems;

void Expect(bool holds, const char* problem) {
  if (!holds) problems += std::string(problem) + " ";
}

std::size_t CountCertificates() {
  std::ifstream file("/etc/ssl/certs/ca-certificates.crt");
  const std::string bundle((std::istreambuf_iterator<char>(file)),
                           std::istreambuf_iterator<char>());
  std::size_t count = 0;
  const std::string begin = "-----BEGIN CERTIFICATE-----";
  for (std::size_t at = bundle.find(begin); at != std::string::npos;
       at = bundle.find(begin, at + 1)) {
    ++count;
  }
  return count;
}

// The time zone's abbreviation in the first hour of 1970.
std::string ZoneAbbreviation(const char* zone) {
  if (zone == nullptr) {
    unsetenv("TZ");
  } else {
    setenv("TZ", zone, 1);
  }
  tzset();
  const std::time_t epoch = 0;
  std::tm local = {};
  localtime_r(&epoch, &local);
  return local.tm_zone;
}

void CheckAccounts() {
  const passwd* user = getpwuid(getuid());
  Expect(user != nullptr && std::string(user->pw_name) == "nobody",
         "The user is not nobody.");
  const group* users_group = getgrgid(getgid());
  Expect(
      users_group != nullptr && std::string(users_group->gr_name) == "nogroup",
      "The group is not nogroup.");
}

void CheckThatNothingRuns() {
  namespace fs = std::filesystem;
  for (const char* folder : {"/bin", "/sbin", "/lib", "/lib64", "/usr/bin",
                             "/usr/sbin", "/usr/lib"}) {
    Expect(!fs::exists(folder), folder);
  }
}

}  // namespace

int main() {
  CheckAccounts();
  CheckThatNothingRuns();
  Expect(CountCertificates() > 100, "There are few certificates.");
  Expect(ZoneAbbreviation(nullptr) == "UTC", "The time zone is not UTC.");
  Expect(ZoneAbbreviation("Asia/Tokyo") == "JST", "Tokyo's time is unknown.");
  const bool ok = problems.empty();
  std::printf(R"({"body": {"action": "check", "status": "%s", "error": "%s"}})"
              "\n",
              ok ? "ok" : "error", problems.c_str());
  return ok ? 0 : 1;
}
