// Writes a plugin's generated files; the build runs it.
//
//   generate SPEC FOLDER HEADER SOURCE MAIN [OPEN_TYPE...]
//
// FOLDER is what schema.h is included by; the next three are where to write.
// OPEN_TYPEs are types of the spec whose values have members that it does not
// name.
// Exit status: 0, also with warnings (on stderr); 1 if there is no result; 2
// for wrong arguments.

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "tools/generator/generator.h"
#include "tools/spec/problem.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace {

// A plugin that has another's name would take its place in an image.
void CheckName(const insight::spec::PluginSpec& plugin,
               std::string_view folder) {
  const std::string_view name = folder.substr(folder.rfind('/') + 1);
  if (name == plugin.name) return;
  insight::spec::Problems problems;
  problems.AddError(plugin.name_position, "name",
                    "the plugin's folder is called \"" + std::string(name) +
                        "\"; both must have the same name");
  throw insight::spec::SpecException(plugin.file, problems.Sorted());
}

constexpr int kFixedArguments = 6;

void WriteFiles(int argc, const char* const* argv) {
  namespace spec = insight::spec;
  const std::string file = argv[1];
  const spec::PluginSpec plugin =
      spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  CheckName(plugin, argv[2]);
  std::fputs(spec::FormatProblems(file, plugin.warnings).c_str(), stderr);
  const insight::generator::GeneratedFiles files = insight::generator::Generate(
      plugin,
      {.folder = argv[2], .open_types = {argv + kFixedArguments, argv + argc}});
  spec::WriteTextFile(argv[3], files.at("schema.h"));
  spec::WriteTextFile(argv[4], files.at("schema.cc"));
  spec::WriteTextFile(argv[5], files.at("plugin_main.cc"));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < kFixedArguments) {
    std::fputs(
        "usage: generate SPEC FOLDER HEADER SOURCE MAIN [OPEN_TYPE...]\n",
        stderr);
    return 2;
  }
  try {
    WriteFiles(argc, argv);
    return 0;
  } catch (const insight::spec::SpecException& e) {
    std::fputs(e.what(), stderr);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "generate: %s\n", e.what());
  }
  return 1;
}
