// The errors that plugins throw: a cause, what to do about it, and what the
// service said.
//
// Example:
//
//   if (response.status == 401) throw PluginException(Preset::kApiKey);
//   throw PluginException("The feed has no such list.",
//                         "Check the list's name and run the step again.",
//                         response.body);
//
// Causes and assistance are sentences that a customer can act on.  `data` is
// what the service said; never a secret.
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_ERROR_PLUGIN_EXCEPTION_H_
#define SDK_ERROR_PLUGIN_EXCEPTION_H_

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace insight {

// Ready-made causes and assistance (texts: PresetTexts()).
enum class Preset {
  kApiKey,
  kUnauthorized,
  kRateLimit,
  kUsernamePassword,
  kNotFound,
  kServerError,
  kServiceUnavailable,
  kInvalidJson,
  kUnknown,
  kBase64Encode,
  kBase64Decode,
  kTimeout,
  kBadRequest,
  kInvalidCredentials,
  kMethodNotAllowed,
  kConflict,
  kConnectionError,
  kRedirectError,
};

struct PresetText {
  std::string_view name;  // On the wire, such as "api_key".
  std::string_view cause;
  std::string_view assistance;
};

[[nodiscard]] const PresetText& TextOf(Preset preset);

// Returns nothing where there is no preset of that wire name.
[[nodiscard]] std::optional<Preset> PresetByName(std::string_view name);

// Thrown where connecting or a connection test fails.  what() is
//   Connection test failed! CAUSE ASSISTANCE Response was: DATA
// without the last three words if there is no data.
class ConnectionTestException : public std::exception {
 public:
  explicit ConnectionTestException(std::string cause = "",
                                   std::string assistance = "",
                                   std::string data = "");
  explicit ConnectionTestException(Preset preset, std::string data = "");

  [[nodiscard]] const char* what() const noexcept override {
    return what_.c_str();
  }

  [[nodiscard]] const std::string& cause() const { return cause_; }
  [[nodiscard]] const std::string& assistance() const { return assistance_; }
  [[nodiscard]] const std::string& data() const { return data_; }
  // Empty unless made from a preset.
  [[nodiscard]] std::optional<Preset> preset() const { return preset_; }

 protected:
  // `prefix` starts what(); `data_label` stands before the data in it.
  ConnectionTestException(std::string_view prefix, std::string_view data_label,
                          std::string cause, std::string assistance,
                          std::string data, std::optional<Preset> preset);

 private:
  std::string cause_;
  std::string assistance_;
  std::string data_;
  std::optional<Preset> preset_;
  std::string what_;
};

// Thrown by steps.  what() is
//   An error occurred during plugin execution! CAUSE ASSISTANCE Response was
//   DATA
// without the last three words if there is no data.  (No colon: the runtime
// that this one stands in for has none.)
class PluginException : public ConnectionTestException {
 public:
  explicit PluginException(std::string cause = "", std::string assistance = "",
                           std::string data = "");
  explicit PluginException(Preset preset, std::string data = "");
};

// The request itself is wrong: HTTP front ends answer 400.
class ClientException : public std::exception {
 public:
  explicit ClientException(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const char* what() const noexcept override {
    return text_.c_str();
  }

 private:
  std::string text_;
};

// The fault is on our side: HTTP front ends answer 500.
class ServerException : public std::exception {
 public:
  explicit ServerException(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const char* what() const noexcept override {
    return text_.c_str();
  }

 private:
  std::string text_;
};

}  // namespace insight

#endif  // SDK_ERROR_PLUGIN_EXCEPTION_H_
