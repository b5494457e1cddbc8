// Runs a plugin inside its image on a message, without a registry and, if need
// be, without a container engine:
//
//   run_in_image --image debian_slim=IMAGE.tar [--image static=...]
//                [--base NAME] [--runner NAME] [MESSAGE.json]
//
// The plugin's answer goes to stdout; one line about it, and what the plugin
// wrote to stderr, go to stderr.  The exit status is the plugin's.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tools/image/files.h"
#include "tools/image/image_exception.h"
#include "tools/image/run/unpacked_image.h"

namespace insight::image {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::vector<std::string> images;  // NAME=FILE; the first is the default.
  std::string base;
  std::string runner;
  std::string cache;
  std::string default_message;
  std::string message;
  std::vector<std::string> environment;  // NAME=VALUE.
  bool accepts_error = false;            // An error envelope is a success, too.
  std::string next;                      // What the last line advises.
};

fs::path ChooseArchive(const Arguments& arguments) {
  std::string known;
  for (const std::string& image : arguments.images) {
    const std::size_t equals = image.find('=');
    const std::string name = image.substr(0, equals);
    if (arguments.base.empty() || name == arguments.base) {
      return image.substr(equals + 1);
    }
    known += (known.empty() ? "" : ", ") + name;
  }
  throw ImageException("There is no image on the base \"" + arguments.base +
                       "\" here; there is: " + known + ".");
}

// A path of a user's is relative to where the user called `bazel run`.
fs::path UsersPath(const std::string& path) {
  const char* directory = std::getenv("BUILD_WORKING_DIRECTORY");
  return fs::absolute(fs::path(directory != nullptr ? directory : ".") / path);
}

fs::path ChooseMessage(const Arguments& arguments) {
  if (!arguments.message.empty()) return UsersPath(arguments.message);
  if (arguments.default_message.empty()) {
    throw ImageException(
        "The plugin has no sample message: give a message's file as argument, "
        "or make tests/try.json (the plugin's command \"sample\" prints one).");
  }
  return arguments.default_message;
}

// The folder must be there: an engine would make it, as root's.
fs::path ChooseCache(const Arguments& arguments) {
  if (arguments.cache.empty()) return {};
  fs::path cache = UsersPath(arguments.cache);
  if (!fs::is_directory(cache)) {
    throw ImageException("There is no folder " + cache.string() +
                         " to be /var/cache; make one that nobody can write "
                         "to: mkdir -m 1777 " +
                         cache.string());
  }
  return cache;
}

// A message that is no JSON would be the plugin's error; here it can be said
// before anything is unpacked.
nlohmann::json ReadMessage(const fs::path& message) {
  try {
    return nlohmann::json::parse(ReadFile(message));
  } catch (const nlohmann::json::exception& error) {
    throw ImageException(message.string() + " is no JSON: " + error.what());
  }
}

// The envelope's body; null if this is no envelope.
nlohmann::json BodyOf(const std::string& output) {
  nlohmann::json envelope =
      nlohmann::json::parse(output, nullptr, /*allow_exceptions=*/false);
  if (!envelope.is_object() || !envelope.contains("body") ||
      !envelope["body"].is_object()) {
    return nullptr;
  }
  return std::move(envelope["body"]);
}

// The text at a key, or "" if there is none.
std::string TextAt(const nlohmann::json& object, const char* key) {
  if (!object.is_object() || !object.contains(key)) return "";
  return object[key].is_string() ? object[key].get<std::string>() : "";
}

// The step that a message names.
std::string StepOf(const nlohmann::json& message) {
  if (!message.is_object() || !message.contains("body")) return "the plugin";
  for (const char* kind : {"action", "trigger", "task"}) {
    const std::string step = TextAt(message["body"], kind);
    if (!step.empty()) return step;
  }
  return "the plugin";
}

// "ok: compress_bytes answered" or "error: compress_bytes answered: CAUSE".
std::string Summary(const nlohmann::json& message, const nlohmann::json& body) {
  const std::string step = StepOf(message);
  if (body.is_null()) return "error: no envelope came back from " + step;
  const std::string error = TextAt(body, "error");
  return TextAt(body, "status") + ": " + step + " answered" +
         (error.empty() ? "" : ": " + error.substr(0, error.find('\n'))) +
         (error.empty() ? "" : ";");
}

int Run(const Arguments& arguments) {
  const fs::path archive = ChooseArchive(arguments);
  const fs::path message_file = ChooseMessage(arguments);
  const fs::path cache = ChooseCache(arguments);
  const nlohmann::json message = ReadMessage(message_file);
  const UnpackedImage image(archive);
  Job job = image.MakeJob();
  for (const std::string& variable : arguments.environment) {
    const std::size_t equals = variable.find('=');
    job.definition.environment[variable.substr(0, equals)] =
        equals == std::string::npos ? "" : variable.substr(equals + 1);
  }
  job.arguments = {"run"};
  job.cache = cache;
  const Answer answer =
      RunWithFirstThatWorks(job, message_file, arguments.runner);
  std::fputs(answer.result.errors.c_str(), stderr);
  std::fputs(answer.result.output.c_str(), stdout);
  if (!answer.result.output.ends_with('\n')) std::putchar('\n');
  std::fflush(stdout);
  const nlohmann::json body = BodyOf(answer.result.output);
  std::fprintf(stderr, "%s from inside %s with %s in %lld ms. %s\n",
               Summary(message, body).c_str(),
               job.definition.names.front().c_str(), answer.runner->name,
               static_cast<long long>(answer.time.count()),
               arguments.next.c_str());
  if (body.is_null()) return 1;
  return arguments.accepts_error ? 0 : answer.result.status;
}

int Main(int argc, char** argv) {
  CLI::App app("Runs a plugin inside its image on a message.", "try");
  Arguments arguments;
  app.set_help_flag("--help", "Print this help.");
  app.add_option("message", arguments.message,
                 "The message's file; without it, the plugin's own sample.");
  app.add_option("--base", arguments.base,
                 "The image to run: debian_slim (default), alpine or "
                 "static.");
  app.add_option("--runner", arguments.runner,
                 "Run it with this and nothing else: podman, docker, bwrap or "
                 "chroot.");
  app.add_option("--cache", arguments.cache,
                 "A folder that is the plugin's /var/cache, and outlives it.");
  // What the Bazel rule gives; not for people.
  app.add_option("--image", arguments.images)->required()->group("");
  app.add_option("--default-message", arguments.default_message)->group("");
  app.add_flag("--accept-error", arguments.accepts_error)->group("");
  app.add_option("--env", arguments.environment,
                 "NAME=VALUE: a variable for the plugin; may be repeated.")
      ->expected(1)
      ->take_all();
  app.add_option("--next", arguments.next)->group("");
  CLI11_PARSE(app, argc, argv);
  return Run(arguments);
}

}  // namespace
}  // namespace insight::image

int main(int argc, char** argv) {
  try {
    return insight::image::Main(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "try: %s\n", error.what());
    return 1;
  }
}
