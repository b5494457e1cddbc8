#ifndef TOOLS_GENERATOR_TESTDATA_KITCHEN_SINK_CONNECTION_H_
#define TOOLS_GENERATOR_TESTDATA_KITCHEN_SINK_CONNECTION_H_

#include <string>
#include <utility>

namespace insight::plugins::kitchen_sink {

class Connection {
 public:
  explicit Connection(std::string url) : url_(std::move(url)) {}
  [[nodiscard]] const std::string& url() const { return url_; }

 private:
  std::string url_;
};

}  // namespace insight::plugins::kitchen_sink

#endif  // TOOLS_GENERATOR_TESTDATA_KITCHEN_SINK_CONNECTION_H_
