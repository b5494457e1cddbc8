#include "sdk/log/redaction.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "sdk/json/json.h"

namespace insight {
namespace {

// The runtime contract's list: what such keys hold is a secret whatever the
// schema says, since requests need not fit it.
constexpr std::array<std::string_view, 7> kSecretKeys = {
    "secretKey", "privateKey", "password",      "key",
    "token",     "api_key",    "client_secret",
};

constexpr std::size_t kShort = 4;

bool IsSecretKey(std::string_view key) {
  return std::find(kSecretKeys.begin(), kSecretKeys.end(), key) !=
         kSecretKeys.end();
}

// The schemas that one value must fit: a field's own, what it refers to, and
// its alternatives.
using Schemas = std::vector<const Json*>;

// Returns the member `key` of an object, null if there is none.
const Json* Find(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto it = object.find(key);
  return it == object.end() ? nullptr : &*it;
}

// Walks parameters and their schema side by side.
class SecretFinder {
 public:
  explicit SecretFinder(const Json& root) : root_(root) {}

  void Walk(const Json& value, const Schemas& schemas, bool secret) {
    if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      if (!text.empty() && (secret || IsSecret(schemas))) {
        secrets_.push_back(text);
      }
    } else if (value.is_array()) {
      const Schemas items = Below(schemas, "items");
      for (const Json& item : value) Walk(item, items, secret);
    } else if (value.is_object()) {
      const Schemas properties = Below(schemas, "properties");
      for (const auto& [key, member] : value.items()) {
        Walk(member, Below(properties, key), IsSecretKey(key));
      }
    }
  }

  void Add(const Json& schema, Schemas& schemas) const {
    if (!schema.is_object() ||
        std::find(schemas.begin(), schemas.end(), &schema) != schemas.end()) {
      return;
    }
    schemas.push_back(&schema);
    if (const Json* target = Target(schema)) Add(*target, schemas);
    for (const std::string_view keyword : {"oneOf", "anyOf", "allOf"}) {
      const Json* branches = Find(schema, keyword);
      if (branches == nullptr || !branches->is_array()) continue;
      for (const Json& branch : *branches) Add(branch, schemas);
    }
  }

  std::vector<std::string> TakeSecrets() { return std::move(secrets_); }

 private:
  static constexpr std::string_view kDefinitions = "#/definitions/";

  // The name of the definition that `schema` refers to, empty if it doesn't.
  static std::string_view ReferenceOf(const Json& schema) {
    const Json* reference = Find(schema, "$ref");
    if (reference == nullptr || !reference->is_string()) return {};
    const std::string_view text = reference->get_ref<const std::string&>();
    if (!text.starts_with(kDefinitions)) return {};
    return text.substr(kDefinitions.size());
  }

  const Json* Target(const Json& schema) const {
    const std::string_view name = ReferenceOf(schema);
    const Json* definitions = Find(root_, "definitions");
    return name.empty() || definitions == nullptr ? nullptr
                                                  : Find(*definitions, name);
  }

  // Whether a string here is a secret.  A string where a credential object is
  // expected is one, too: who sends it meant the credential.
  static bool IsSecret(const Schemas& schemas) {
    return std::any_of(schemas.begin(), schemas.end(), [](const Json* schema) {
      const Json* format = Find(*schema, "format");
      const std::string_view name = ReferenceOf(*schema);
      return (format != nullptr && *format == "password") ||
             name == "password" || name.starts_with("credential_");
    });
  }

  Schemas Below(const Schemas& schemas, std::string_view key) const {
    Schemas below;
    for (const Json* schema : schemas) {
      const Json* child = Find(*schema, key);
      // The map of `properties` is no schema, but is looked into like one.
      if (child != nullptr) Add(*child, below);
    }
    return below;
  }

  const Json& root_;
  std::vector<std::string> secrets_;
};

void SortLongestFirst(std::vector<std::string>& texts) {
  std::sort(texts.begin(), texts.end(),
            [](const std::string& a, const std::string& b) {
              return a.size() != b.size() ? a.size() > b.size() : a < b;
            });
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

}  // namespace

std::vector<std::string> SecretsOf(const Json& params, const Json& schema) {
  SecretFinder finder(schema);
  Schemas schemas;
  finder.Add(schema, schemas);
  finder.Walk(params, schemas, /*secret=*/false);
  return finder.TakeSecrets();
}

Redactor::Redactor(std::vector<std::string> secrets) {
  for (std::string& secret : secrets) {
    if (secret.empty()) continue;
    if (secret.size() < kShort) {
      short_secrets_.push_back(std::move(secret));
    } else {
      first_bytes_.set(static_cast<unsigned char>(secret.front()));
      secrets_.push_back(std::move(secret));
    }
  }
  SortLongestFirst(secrets_);
}

std::string Redactor::Redact(std::string_view text) const {
  if (std::find(short_secrets_.begin(), short_secrets_.end(), text) !=
      short_secrets_.end()) {
    return std::string(kRedacted);
  }
  std::string redacted;
  redacted.reserve(text.size());
  while (!text.empty()) {
    if (const std::string_view secret = SecretAtStartOf(text);
        !secret.empty()) {
      redacted += kRedacted;
      text.remove_prefix(secret.size());
    } else {
      redacted += text.front();
      text.remove_prefix(1);
    }
  }
  return redacted;
}

void Redactor::RedactIn(Json& value) const {
  if (empty()) return;
  if (value.is_string()) {
    auto& text = value.get_ref<std::string&>();
    if (Holds(text)) text = Redact(text);
  } else if (value.is_array()) {
    for (Json& item : value) RedactIn(item);
  } else if (value.is_object()) {
    bool keys_stay = true;
    for (auto& [key, member] : value.items()) {
      RedactIn(member);
      keys_stay = keys_stay && !Holds(key);
    }
    if (keys_stay) return;
    Json renamed = Json::object();
    for (auto& [key, member] : value.items()) {
      renamed.emplace(Redact(key), std::move(member));
    }
    value = std::move(renamed);
  }
}

std::string_view Redactor::SecretAtStartOf(std::string_view text) const {
  if (!first_bytes_.test(static_cast<unsigned char>(text.front()))) return {};
  for (const std::string& secret : secrets_) {
    if (text.starts_with(secret)) return secret;
  }
  return {};
}

bool Redactor::Holds(std::string_view text) const {
  if (std::find(short_secrets_.begin(), short_secrets_.end(), text) !=
      short_secrets_.end()) {
    return true;
  }
  for (; !text.empty(); text.remove_prefix(1)) {
    if (!SecretAtStartOf(text).empty()) return true;
  }
  return false;
}

}  // namespace insight
