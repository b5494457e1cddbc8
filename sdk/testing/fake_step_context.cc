#include "sdk/testing/fake_step_context.h"

#include "sdk/json/json.h"

namespace insight::testing {

FakeStepContext::FakeStepContext()
    : meta_(std::make_unique<Json>(Json::object())) {}

FakeStepContext::~FakeStepContext() = default;

void FakeStepContext::set_meta(Json meta) { *meta_ = std::move(meta); }

}  // namespace insight::testing
