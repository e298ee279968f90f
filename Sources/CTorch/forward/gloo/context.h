// What libtorch's header of its Gloo backend needs to know of Gloo.
//
// Gloo itself lies inside libtorch, whose package leaves its headers out. The backend only keeps pointers
// to Gloo's objects, so that their names are enough; none of them is made or looked into on this side.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace gloo {

class Context {
 public:
  void setTimeout(std::chrono::milliseconds timeout);
};

namespace transport {
class Device;
class UnboundBuffer {
 public:
  virtual ~UnboundBuffer() = default;
};
}  // namespace transport

}  // namespace gloo
