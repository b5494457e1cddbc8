#include "sdk/codec/json_writer.h"

#include <utility>

#include "sdk/json/json.h"

namespace insight {

void JsonWriter::StartObject() const { *target_ = Json::object(); }

void JsonWriter::StartArray(std::size_t size) const {
  *target_ = Json::array();
  target_->get_ref<Json::array_t&>().reserve(size);
}

JsonWriter JsonWriter::AddElement() const {
  return JsonWriter(target_->get_ref<Json::array_t&>().emplace_back());
}

JsonWriter JsonWriter::AddMember(std::string_view key) const {
  // The object is a vector of pairs; appending does not search it.
  std::vector<std::pair<const std::string, Json>>& members =
      target_->get_ref<Json::object_t&>();
  return JsonWriter(members.emplace_back(std::string(key), nullptr).second);
}

void JsonWriter::Members(Json& object) const {
  if (!object.is_object()) return;
  for (auto& [key, value] : object.get_ref<Json::object_t&>()) {
    AddMember(key).target() = std::move(value);
  }
}

void WriteJson(bool& from, const JsonWriter& to) { to.target() = from; }

void WriteJson(std::int64_t& from, const JsonWriter& to) { to.target() = from; }

void WriteJson(Number& from, const JsonWriter& to) {
  if (from.is_integer()) {
    to.target() = from.integer();
  } else {
    to.target() = static_cast<double>(from);
  }
}

void WriteJson(std::string& from, const JsonWriter& to) {
  to.target() = std::move(from);
}

void WriteJson(Json& from, const JsonWriter& to) {
  to.target() = std::move(from);
}

void WriteJson(Bytes& from, const JsonWriter& to) {
  to.target() = std::move(from).base64();
}

void WriteJson(Date& from, const JsonWriter& to) { WriteJson(from.text, to); }

void WriteJson(File& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("filename", from.filename);
  to.Member("content", from.content);
}

void WriteJson(Password& from, const JsonWriter& to) {
  to.target() = from.Reveal();
}

void WriteJson(SecretKey& from, const JsonWriter& to) {
  to.target() = Json::object({{"secretKey", from.Reveal()}});
}

void WriteJson(AsymmetricKey& from, const JsonWriter& to) {
  to.target() = Json::object({{"privateKey", from.Reveal()}});
}

void WriteJson(UsernamePassword& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("username", from.username);
  to.Member("password", from.password);
}

void WriteJson(Token& from, const JsonWriter& to) {
  to.StartObject();
  if (!from.domain.empty()) to.Member("domain", from.domain);
  to.Member("token", from.token);
}

void WriteJson(std::vector<bool>& from, const JsonWriter& to) {
  to.StartArray(from.size());
  for (const bool element : from) to.AddElement().target() = element;
}

void WriteName(std::string_view name, const JsonWriter& to) {
  to.target() = std::string(name);
}

}  // namespace insight
