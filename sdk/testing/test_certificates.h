// Certificates for TLS tests, made on the spot: a CA, and servers' certificates
// that are right or wrong in one way.
//
// Thread safety: constants; may be used from any thread.

#ifndef SDK_TESTING_TEST_CERTIFICATES_H_
#define SDK_TESTING_TEST_CERTIFICATES_H_

#include <memory>
#include <string>

namespace insight::testing {

// A certificate and its key, both in PEM.
struct TestCertificate {
  std::string certificate_pem;
  std::string key_pem;
};

class TestCa {
 public:
  TestCa();
  TestCa(const TestCa&) = delete;
  TestCa& operator=(const TestCa&) = delete;
  ~TestCa();

  [[nodiscard]] const std::string& certificate_pem() const;

  // Valid from an hour ago to an hour from now, for `host` (a name or an IPv4
  // address); by default for how tests reach their servers.
  [[nodiscard]] TestCertificate Issue(const std::string& host = "localhost");

  // The same, but expired a minute ago.
  [[nodiscard]] TestCertificate IssueExpired(
      const std::string& host = "localhost");

  // Signed by itself and not by the CA.
  [[nodiscard]] static TestCertificate SelfSigned(
      const std::string& host = "localhost");

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_TEST_CERTIFICATES_H_
