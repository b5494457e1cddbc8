// The header fields of a request or a response (RFC 9110, section 5).
//
// Example:
//
//   HttpHeaders headers = {{"Accept", "application/json"}};
//   headers.Set("X-Atlassian-Token", "no-check");
//   if (headers.Get("content-type")) ...
//
// Names compare without regard to case and keep the spelling they came with.
// Fields keep their order, and a name may occur more than once.
//
// Thread safety: a value; distinct objects may be used from distinct threads.

#ifndef SDK_HTTP_HTTP_HEADERS_H_
#define SDK_HTTP_HTTP_HEADERS_H_

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insight {

// Whether `a` and `b` differ at most in the case of ASCII letters.
[[nodiscard]] bool EqualsIgnoreCase(std::string_view a, std::string_view b);

class HttpHeaders {
 public:
  using value_type = std::pair<std::string, std::string>;  // Name and value.
  using const_iterator = std::vector<value_type>::const_iterator;

  HttpHeaders() = default;
  HttpHeaders(std::initializer_list<value_type> fields) : fields_(fields) {}

  // The value of the first field of that name.  The view is valid until the
  // headers change.
  [[nodiscard]] std::optional<std::string_view> Get(
      std::string_view name) const;

  // The values of all fields of that name, joined with ", " (RFC 9110, section
  // 5.3); empty if there is none.
  [[nodiscard]] std::string GetJoined(std::string_view name) const;

  [[nodiscard]] bool Has(std::string_view name) const {
    return Get(name).has_value();
  }

  // Appends a field, whether or not there is one of that name.
  void Add(std::string name, std::string value);

  // Replaces all fields of that name by one.
  void Set(std::string name, std::string value);

  // Removing what is not there is no error.
  void Remove(std::string_view name);

  [[nodiscard]] const_iterator begin() const { return fields_.begin(); }
  [[nodiscard]] const_iterator end() const { return fields_.end(); }
  [[nodiscard]] std::size_t size() const { return fields_.size(); }
  [[nodiscard]] bool empty() const { return fields_.empty(); }

  friend bool operator==(const HttpHeaders&, const HttpHeaders&) = default;

 private:
  std::vector<value_type> fields_;
};

}  // namespace insight

#endif  // SDK_HTTP_HTTP_HEADERS_H_
