#include "sdk/http/ca_bundle.h"

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "sdk/testing/test_certificates.h"

namespace insight {
namespace {

using ::insight::testing::TestCa;

using X509Ptr = std::unique_ptr<X509, void (*)(X509*)>;
using KeyPtr = std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)>;
using StorePtr = std::unique_ptr<X509_STORE, void (*)(X509_STORE*)>;

X509Ptr Read(const std::string& pem) {
  const std::unique_ptr<BIO, int (*)(BIO*)> bio(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  return X509Ptr(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr),
                 &X509_free);
}

StorePtr MakeStore() { return StorePtr(X509_STORE_new(), &X509_STORE_free); }

bool Verifies(X509_STORE* store, X509* certificate) {
  const std::unique_ptr<X509_STORE_CTX, void (*)(X509_STORE_CTX*)> context(
      X509_STORE_CTX_new(), &X509_STORE_CTX_free);
  X509_STORE_CTX_init(context.get(), store, certificate, nullptr);
  return X509_verify_cert(context.get()) == 1;
}

std::size_t SizeOf(X509_STORE* store) {
  return static_cast<std::size_t>(
      sk_X509_OBJECT_num(X509_STORE_get0_objects(store)));
}

// A certificate with these names, signed by `key`, that is for `key` as well.
X509Ptr Make(const std::string& subject, const std::string& issuer,
             EVP_PKEY* key, bool is_ca) {
  X509Ptr made(X509_new(), &X509_free);
  X509_set_version(made.get(), X509_VERSION_3);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
  X509_set_pubkey(made.get(), key);
  const auto name = [](X509_NAME* to, const std::string& text) {
    X509_NAME_add_entry_by_txt(
        to, "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char*>(text.c_str()), -1, -1, 0);
  };
  name(X509_get_subject_name(made.get()), subject);
  name(X509_get_issuer_name(made.get()), issuer);
  if (is_ca) {
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(
        nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE");
    X509_add_ext(made.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
  X509_sign(made.get(), key, EVP_sha256());
  return made;
}

std::string PemOf(X509* certificate) {
  const std::unique_ptr<BIO, int (*)(BIO*)> bio(BIO_new(BIO_s_mem()),
                                                &BIO_free);
  PEM_write_bio_X509(bio.get(), certificate);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<std::size_t>(size));
}

TEST(TrustLazilyTest, ReadsTheCertificatesThatAreAskedForAndNoOther) {
  const KeyPtr key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  std::string bundle = "# A comment\n";
  for (int i = 0; i < 20; ++i) {
    const std::string name = "CA " + std::to_string(i);
    bundle += PemOf(Make(name, name, key.get(), true).get());
  }
  const StorePtr store = MakeStore();
  ASSERT_TRUE(TrustLazily(bundle, store.get()));
  EXPECT_EQ(SizeOf(store.get()), 0u);
  const X509Ptr leaf = Make("leaf", "CA 7", key.get(), false);
  EXPECT_TRUE(Verifies(store.get(), leaf.get()));
  EXPECT_TRUE(Verifies(store.get(), leaf.get()));
  EXPECT_EQ(SizeOf(store.get()), 1u);
}

TEST(TrustLazilyTest, AnUnknownCaIsNotTrusted) {
  TestCa ours;
  const StorePtr store = MakeStore();
  ASSERT_TRUE(TrustLazily(ours.certificate_pem(), store.get()));
  TestCa stranger;  // Of the same name, with another key.
  const X509Ptr foreign = Read(stranger.Issue().certificate_pem);
  EXPECT_FALSE(Verifies(store.get(), foreign.get()));
  const X509Ptr self_signed = Read(TestCa::SelfSigned().certificate_pem);
  EXPECT_FALSE(Verifies(store.get(), self_signed.get()));
  EXPECT_TRUE(Verifies(store.get(), Read(ours.Issue().certificate_pem).get()));
}

TEST(TrustLazilyTest, CasOfOneNameAreAllGivenToOpenSsl) {
  TestCa first;
  TestCa second;
  const StorePtr store = MakeStore();
  ASSERT_TRUE(TrustLazily(first.certificate_pem() + second.certificate_pem(),
                          store.get()));
  (void)Verifies(store.get(), Read(first.Issue().certificate_pem).get());
  EXPECT_EQ(SizeOf(store.get()), 2u);
}

TEST(TrustLazilyTest, ANameInAnotherSpellingIsTheSameName) {
  const KeyPtr key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  const StorePtr store = MakeStore();
  ASSERT_TRUE(TrustLazily(
      PemOf(Make("The CA", "The CA", key.get(), true).get()), store.get()));
  EXPECT_TRUE(
      Verifies(store.get(), Make("leaf", "the  ca", key.get(), false).get()));
  EXPECT_FALSE(
      Verifies(store.get(), Make("leaf", "the cb", key.get(), false).get()));
}

TEST(TrustLazilyTest, OneStoreServesManyThreads) {
  TestCa ca;
  const StorePtr store = MakeStore();
  ASSERT_TRUE(TrustLazily(ca.certificate_pem(), store.get()));
  const X509Ptr ours = Read(ca.Issue().certificate_pem);
  const X509Ptr foreign = Read(TestCa().Issue("x").certificate_pem);
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      EXPECT_TRUE(Verifies(store.get(), ours.get()));
      EXPECT_FALSE(Verifies(store.get(), foreign.get()));
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(TrustLazilyTest, WhatIsNoListOfPlainCertificatesIsLeftToOpenSsl) {
  TestCa ca;
  const std::string good = ca.certificate_pem();
  std::string cut = good;
  cut.resize(good.size() - 40);
  std::string damaged = good;
  damaged.replace(good.find('\n') + 1, 8, "AAAAAAAA");
  for (const std::string& pem :
       {std::string(), std::string("no certificate"), cut, damaged,
        good + "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n",
        good + "-----BEGIN CERTIFICATE-----\nAAAAA\n"
               "-----END CERTIFICATE-----\n"}) {
    const StorePtr store = MakeStore();
    EXPECT_FALSE(TrustLazily(pem, store.get())) << pem;
  }
}

}  // namespace
}  // namespace insight
