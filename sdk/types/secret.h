// Values that must not be shown: passwords, keys and tokens of a connection.
//
// They have no stream operator and compare only with one another; Reveal() is
// the only way out.  Call it where the bytes leave the process.
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_TYPES_SECRET_H_
#define SDK_TYPES_SECRET_H_

#include <string>
#include <utility>

namespace insight {

// The text of one secret.  Not used by itself: its kinds below differ in how
// they are written on the wire.
class Secret {
 public:
  [[nodiscard]] const std::string& Reveal() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 protected:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}

  friend bool operator==(const Secret&, const Secret&) = default;

 private:
  std::string text_;
};

// Spec type `password`; on the wire a string.
class Password final : public Secret {
 public:
  Password() = default;
  explicit Password(std::string text) : Secret(std::move(text)) {}
  friend bool operator==(const Password&, const Password&) = default;
};

// Spec type `credential_secret_key`; on the wire {"secretKey": "..."}.
class SecretKey final : public Secret {
 public:
  SecretKey() = default;
  explicit SecretKey(std::string text) : Secret(std::move(text)) {}
  friend bool operator==(const SecretKey&, const SecretKey&) = default;
};

// Spec type `credential_asymmetric_key`; on the wire {"privateKey": "..."}.
class AsymmetricKey final : public Secret {
 public:
  AsymmetricKey() = default;
  explicit AsymmetricKey(std::string text) : Secret(std::move(text)) {}
  friend bool operator==(const AsymmetricKey&, const AsymmetricKey&) = default;
};

// Spec type `credential_username_password`.
struct UsernamePassword {
  std::string username;
  Password password;

  friend bool operator==(const UsernamePassword&,
                         const UsernamePassword&) = default;
};

// Spec type `credential_token`.
struct Token {
  std::string domain;  // Empty if there is none.
  Password token;

  friend bool operator==(const Token&, const Token&) = default;
};

}  // namespace insight

#endif  // SDK_TYPES_SECRET_H_
