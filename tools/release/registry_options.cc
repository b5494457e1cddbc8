#include "tools/release/registry_options.h"

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "sdk/http/url.h"
#include "tools/image/files.h"
#include "tools/release/reference.h"
#include "tools/release/registry_auth.h"

namespace insight::release {

void RegistryArguments::Declare(CLI::App& app, bool names_registry) {
  if (names_registry) {
    app.add_option("--registry", registry_,
                   "Its address: https://registry.example, 127.0.0.1:5000")
        ->required();
  }
  app.add_option("--ca", ca_file_,
                 "A file of certificates that are trusted in place of the "
                 "system's");
}

Registry RegistryArguments::Open(const std::string& registry) const {
  const std::string url = RegistryUrl(registry);
  return Registry(
      {.url = url,
       .credentials = FindCredentials(
           Url::Parse(url).Authority(),
           [](const char* name) -> const char* { return std::getenv(name); }),
       .ca_file = ca_file_});
}

void DeclareYes(CLI::App& app, bool& yes) {
  app.add_flag("--yes", yes,
               "Do it; without this, say only what would be done");
}

std::string ReadKey(const std::string& file) {
  return file.empty() ? "" : image::ReadFile(file);
}

}  // namespace insight::release
