// The C++ names of what a spec names.  Nothing else makes names.
//
//   wire               field              type
//   api_key            api_key            ApiKey
//   createIncident     create_incident    CreateIncident
//   delete             delete_            Delete
//   Area Code          area_code          AreaCode
//   @odata.context     odata_context      OdataContext
//   2fa_code           n2fa_code          N2faCode
//
// Words are split at everything but ASCII letters and digits, and where case
// says so: HTTPServer is two, IPs and IPv6 are one.

#ifndef TOOLS_GENERATOR_NAMES_H_
#define TOOLS_GENERATOR_NAMES_H_

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace insight::generator {

[[nodiscard]] std::string FieldName(std::string_view wire);
[[nodiscard]] std::string TypeName(std::string_view wire);

// Such as kGzip.
[[nodiscard]] std::string EnumeratorName(std::string_view wire);

// Of the namespace below insight::plugins.  Plugins' names are snake_case.
[[nodiscard]] std::string NamespaceName(std::string_view plugin);

// Hands out names that nobody has yet: one that is taken gets the smallest
// number from 2 on.
class NamePool {
 public:
  // `reserved` are taken from the start.  `separator` is put before numbers.
  explicit NamePool(std::string_view separator,
                    std::set<std::string, std::less<>> reserved = {})
      : separator_(separator), taken_(std::move(reserved)) {}

  std::string Take(const std::string& name);

  // The same for a name that is taken together with its variants, which are
  // `name` followed by each of `suffixes`: none of them is taken by others.
  std::string TakeWith(const std::string& name,
                       const std::vector<std::string>& suffixes);

 private:
  const std::string separator_;
  std::set<std::string, std::less<>> taken_;
};

// Names of the fields of one struct, in their order.  A collision gets a
// number: "_id" and "id" are id and id_2.
[[nodiscard]] std::vector<std::string> FieldNames(
    const std::vector<std::string>& wires);

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_NAMES_H_
