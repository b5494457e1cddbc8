// The real network: HTTP/1.1 over TCP and TLS, with connections kept for the
// next request.
//
// Why not a library: what a plugin must never do is hang or run out of memory
// because of the other side.  That needs one deadline over all of an exchange,
// also while bytes keep dripping, and limits on each line and all headers
// before they are stored.  cpp-httplib 0.11 has neither (its time-outs are per
// read, a header line is read whole before its length is looked at, their
// number has no limit), lets one request at a time through a client, and costs
// every program its server.

#ifndef SDK_HTTP_SOCKET_TRANSPORT_H_
#define SDK_HTTP_SOCKET_TRANSPORT_H_

#include <memory>

#include "sdk/http/proxy.h"
#include "sdk/http/tls_context.h"
#include "sdk/http/transport.h"

namespace insight {

// At most 8 unused connections are kept for each server, and none for longer
// than 30 seconds.
[[nodiscard]] std::unique_ptr<HttpTransport> MakeSocketTransport(
    TlsOptions tls, ProxySettings proxies);

}  // namespace insight

#endif  // SDK_HTTP_SOCKET_TRANSPORT_H_
