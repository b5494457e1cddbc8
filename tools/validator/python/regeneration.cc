#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/util/hash/hash.h"
#include "tools/validator/python/python_rules.h"
#include "tools/validator/sources/source_text.h"

namespace insight::validator {
namespace {

constexpr const char* kFile = ".CHECKSUM";

// Source: appendix A.3 of the contract.
class ChecksumChecker {
 public:
  ChecksumChecker(const PluginFolder& folder, Findings& findings)
      : folder_(folder), findings_(findings) {}

  void Check(const std::string& text) {
    try {
      const Json checksum = ParseJson(text);
      if (!checksum.is_object()) {
        Complain({}, "a checksum file is an object");
        return;
      }
      Compare(checksum, "spec", "plugin.spec.yaml");
      Compare(checksum, "setup", "setup.py");
      Compare(checksum, "manifest", Manifest());
      CompareSchemas(checksum);
    } catch (const JsonParseException& e) {
      Complain({static_cast<int>(e.line()), static_cast<int>(e.column())},
               std::string("a checksum file is JSON: ") + e.what());
    }
  }

 private:
  // bin/icon_NAME; of other names the first.
  [[nodiscard]] std::string Manifest() const {
    const std::string package = PythonPackage(folder_);
    if (folder_.Has("bin/" + package)) return "bin/" + package;
    const std::vector<std::string> files = folder_.Files("bin/", "");
    return files.empty() ? "" : files.front();
  }

  [[nodiscard]] std::string HashOf(const std::string& path) const {
    const std::string* text = folder_.Read(path);
    return text == nullptr ? "" : HexDigest(HashAlgorithm::kMd5, *text);
  }

  void Compare(const Json& checksum, const char* key, const std::string& path) {
    const auto hash = checksum.find(key);
    if (hash != checksum.end() && *hash == Json(HashOf(path))) return;
    Mismatch(path.empty() ? std::string(key) : path);
  }

  // Several schemas may have one identifier: that of actions/x and triggers/x.
  void CompareSchemas(const Json& checksum) {
    std::multimap<std::string, std::string> missing;
    const auto schemas = checksum.find("schemas");
    if (schemas != checksum.end() && schemas->is_array()) {
      for (const Json& schema : *schemas) {
        missing.emplace(Text(schema, "identifier"), Text(schema, "hash"));
      }
    }
    const std::string package = PythonPackage(folder_);
    if (package.empty()) return;
    for (const std::string& path : folder_.Files(package + "/", "/schema.py")) {
      const auto [begin, end] = missing.equal_range(Identifier(path));
      const std::string hash = HashOf(path);
      const auto equal = std::find_if(
          begin, end, [&](const auto& each) { return each.second == hash; });
      if (equal != end) {
        missing.erase(equal);
      } else {
        if (begin != end) missing.erase(begin);
        Mismatch(path);
      }
    }
    for (const auto& [identifier, hash] : missing) Mismatch(identifier);
  }

  static std::string Text(const Json& object, const char* key) {
    if (!object.is_object()) return "";
    const auto value = object.find(key);
    return value != object.end() && value->is_string()
               ? value->get<std::string>()
               : "";
  }

  // Returns the last folder and the name of the file.
  static std::string Identifier(const std::string& path) {
    const std::size_t name = path.rfind('/');
    const std::size_t folder = path.rfind('/', name - 1);
    return path.substr(folder == std::string::npos ? 0 : folder + 1);
  }

  void Mismatch(const std::string& what) {
    Complain({},
             "Hashes between provided plugin and checksum were not equal. "
             "Mismatched files: " +
                 what);
  }

  void Complain(spec::Position position, std::string text) {
    findings_.Add({.position = position,
                   .text = std::move(text),
                   .hint = "Regenerate the plugin.",
                   .file = kFile});
  }

  const PluginFolder& folder_;
  Findings& findings_;
};

}  // namespace

void CheckRegeneration(const PluginFolder& folder, Findings& findings) {
  const std::string* text = folder.Read(kFile);
  if (text != nullptr) ChecksumChecker(folder, findings).Check(*text);
}

}  // namespace insight::validator
