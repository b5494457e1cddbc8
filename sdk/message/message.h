// What a caller sends, as far as it takes to answer with an envelope: a JSON
// object with a body.
//
// Example:
//
//   try {
//     Reply(runner.Run(ParseMessage(text), options));
//   } catch (const MessageException& e) {
//     // There is nothing to put into an envelope: 400, or exit status 1.
//   }

#ifndef SDK_MESSAGE_MESSAGE_H_
#define SDK_MESSAGE_MESSAGE_H_

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/json/json_fwd.h"

namespace insight {

// Bytes or a JSON value that are no message.  what() says why in one line.
class MessageException : public std::exception {
 public:
  explicit MessageException(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const char* what() const noexcept override {
    return text_.c_str();
  }

 private:
  std::string text_;
};

// Thread safety: a value; const methods may be called from any thread.
class Message {
 public:
  // Throws MessageException unless `document` is an object whose "body" is an
  // object whose "meta", if any, is an object or null.
  explicit Message(Json document);
  Message(Message&&) noexcept;
  Message& operator=(Message&&) noexcept;
  ~Message();

  [[nodiscard]] const Json& body() const;
  // The body's "meta"; null if it has none.
  [[nodiscard]] const Json& meta() const;
  // A member of the message or of its body; a null pointer if there is none.
  [[nodiscard]] const Json* Find(std::string_view key) const;
  [[nodiscard]] const Json* FindInBody(std::string_view key) const;

  // Moves a member of the body out; it is null afterwards.  `otherwise` is what
  // comes back if there is none.
  [[nodiscard]] Json TakeFromBody(std::string_view key, Json otherwise);

 private:
  std::unique_ptr<Json> document_;
};

// Reads the text of a message.  Throws MessageException; for text that is no
// JSON it says where, as Python does.
[[nodiscard]] Message ParseMessage(std::string_view text);

}  // namespace insight

#endif  // SDK_MESSAGE_MESSAGE_H_
