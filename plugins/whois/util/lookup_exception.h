// Why a domain cannot be looked up although somebody may know it.

#ifndef PLUGINS_WHOIS_UTIL_LOOKUP_EXCEPTION_H_
#define PLUGINS_WHOIS_UTIL_LOOKUP_EXCEPTION_H_

#include <stdexcept>

namespace insight::plugins::whois {

// what() is for the user.
class LookupException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// No server is known that could be asked; what() says about what.
class UnknownServerException : public LookupException {
 public:
  using LookupException::LookupException;
};

// An answer that is neither a record nor a known way to say that there is
// none; what() is its text.
class OddAnswerException : public LookupException {
 public:
  using LookupException::LookupException;
};

// what() is: Unknown date format: '<text>'
class UnknownDateException : public LookupException {
 public:
  using LookupException::LookupException;
};

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_LOOKUP_EXCEPTION_H_
