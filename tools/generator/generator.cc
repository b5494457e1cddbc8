#include "tools/generator/generator.h"

#include "tools/generator/header_emitter.h"
#include "tools/generator/main_emitter.h"
#include "tools/generator/model_builder.h"
#include "tools/generator/source_emitter.h"
#include "tools/spec/spec_reader.h"

namespace insight::generator {

GeneratedFiles Generate(const spec::PluginSpec& spec,
                        const GenerateOptions& options) {
  const std::string header =
      (options.folder.empty() ? "plugins/" + spec.name : options.folder) +
      "/schema.h";
  const PluginModel model = BuildModel(spec, header, options.open_types);
  return {{"schema.h", EmitHeader(model)},
          {"schema.cc", EmitSource(model)},
          {"plugin_main.cc", EmitMain(model)}};
}

GeneratedFiles Generate(std::string_view text, const std::string& file,
                        const GenerateOptions& options) {
  return Generate(spec::ReadPluginSpec(text, file), options);
}

}  // namespace insight::generator
