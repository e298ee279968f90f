#include "include/CTorchDistributed.h"

#include <ATen/ops/batch_norm_update_stats.h>
#include <ATen/ops/native_batch_norm.h>
#include <ATen/ops/native_batch_norm_backward.h>
#include <c10/util/Logging.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroup.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#include <torch/csrc/distributed/c10d/reducer.hpp>

#if __has_include(<gloo/context.h>)
#define USE_C10D_GLOO
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#endif

#include "border.hpp"
#include "nccl.hpp"

namespace {

struct Group {
  c10::intrusive_ptr<c10d::ProcessGroup> processes;
  /// What carries tensors on GPUs; null where the ranks compute on CPUs.
  c10::intrusive_ptr<c10d::Backend> nccl;
  std::string failure;
};

using Store = c10::intrusive_ptr<c10d::Store>;
using Work = c10::intrusive_ptr<c10d::Work>;

Store &get(ct_store store) { return *static_cast<Store *>(store.ctx); }
Group &get(ct_group group) { return *static_cast<Group *>(group.ctx); }
c10d::Reducer &get(ct_reducer reducer) { return *static_cast<c10d::Reducer *>(reducer.ctx); }

Work begin_sum(Group &group, at::Tensor tensor) {
  std::vector<at::Tensor> tensors = {std::move(tensor)};
  return group.processes->allreduce(tensors);
}

}  // namespace

void ct_quiet_logging(void) { FLAGS_caffe2_log_level = c10::GLOG_FATAL; }

// MARK: Store

ct_status ct_store_open(ct_store *out, const char *host, uint16_t port, bool serves,
                        const char *prefix, int64_t timeout_ms) {
  return ct::guarded([&] {
    c10d::TCPStoreOptions options;
    options.port = port;
    options.isServer = serves;
    options.waitWorkers = false;
    options.timeout = std::chrono::milliseconds(timeout_ms);
    auto store = c10::make_intrusive<c10d::TCPStore>(host, options);
    out->ctx = new Store(c10::make_intrusive<c10d::PrefixStore>(prefix, std::move(store)));
  });
}

void ct_store_close(ct_store store) { delete static_cast<Store *>(store.ctx); }

ct_status ct_store_set(ct_store store, const char *key, const char *value) {
  return ct::guarded([&] { get(store)->set(key, std::string(value)); });
}

ct_status ct_store_get(const char **value, ct_store store, const char *key) {
  return ct::guarded([&] {
    thread_local std::string text;
    text = get(store)->get_to_str(key);
    *value = text.c_str();
  });
}

ct_status ct_store_check(bool *found, ct_store store, const char *key) {
  return ct::guarded([&] { *found = get(store)->check({key}); });
}

ct_status ct_store_add(int64_t *sum, ct_store store, const char *key, int64_t amount) {
  return ct::guarded([&] { *sum = get(store)->add(key, amount); });
}

// MARK: Group

bool ct_group_is_supported(void) {
#ifdef USE_C10D_GLOO
  return true;
#else
  return false;
#endif
}

ct_status ct_group_open(ct_group *out, ct_store store, int32_t rank, int32_t size,
                        const char *address, const char *interface, int64_t timeout_ms) {
  return ct::guarded([&] {
    TORCH_CHECK(ct_group_is_supported(), "this build was made without c10d's Gloo");
#ifdef USE_C10D_GLOO
    using Gloo = c10d::ProcessGroupGloo;
    auto options = Gloo::Options::create(std::chrono::milliseconds(timeout_ms));
    options->devices.push_back(interface != nullptr ? Gloo::createDeviceForInterface(interface)
                                                    : Gloo::createDeviceForHostname(address));
    auto backend = c10::make_intrusive<Gloo>(get(store), rank, size, options);
    auto processes = c10::make_intrusive<c10d::ProcessGroup>(get(store), rank, size);
    processes->setBackend(at::kCPU, c10d::ProcessGroup::GLOO,
                          c10::intrusive_ptr<c10d::Backend>(backend));
    processes->setDefaultBackend(c10d::ProcessGroup::GLOO);
    out->ctx = new Group{std::move(processes), nullptr, ""};
#endif
  });
}

ct_status ct_group_add_gpus(ct_group group, ct_store store, int64_t timeout_ms) {
  return ct::guarded([&] {
    auto &processes = *get(group).processes;
    auto own = c10::make_intrusive<c10d::PrefixStore>("nccl", get(store));
    get(group).nccl = ct::open_nccl(own, processes.getRank(), processes.getSize(),
                                    std::chrono::milliseconds(timeout_ms));
    processes.setBackend(at::kCUDA, c10d::ProcessGroup::NCCL, get(group).nccl);
  });
}

void ct_group_leave(ct_group group) {
  // NCCL's threads must not outlive what they watch.
  ct::guarded([&] {
    if (get(group).nccl) get(group).nccl->shutdown();
  });
}

void ct_group_close(ct_group group) { delete static_cast<Group *>(group.ctx); }

const char *ct_group_failure(ct_group group) {
  auto &failure = get(group).failure;
  return failure.empty() ? nullptr : failure.c_str();
}

ct_status ct_group_sum(ct_group group, ct_tensor tensor) {
  return ct::guarded([&] { begin_sum(get(group), ct::get(tensor))->wait(); });
}

ct_status ct_group_begin_sum(ct_work *out, ct_group group, ct_tensor tensor) {
  return ct::guarded([&] { out->ctx = new Work(begin_sum(get(group), ct::get(tensor))); });
}

ct_status ct_work_wait(ct_work work) {
  auto status = ct::guarded([&] { (*static_cast<Work *>(work.ctx))->wait(); });
  delete static_cast<Work *>(work.ctx);
  return status;
}

ct_status ct_group_broadcast(ct_group group, const ct_tensor *tensors, size_t count) {
  return ct::guarded([&] {
    at::NoGradGuard no_grad;
    for (auto &target : ct::get_list(tensors, count)) {
      // Channels-last tensors lie in memory alike on all ranks, but c10d wants them contiguous.
      auto elements = target.detach().contiguous();
      std::vector<at::Tensor> sent = {elements};
      get(group).processes->broadcast(sent)->wait();
      if (elements.data_ptr() != target.data_ptr()) target.detach().copy_(elements);
    }
  });
}

// MARK: Gradients

ct_status ct_reducer_open(ct_reducer *out, ct_group group, const ct_tensor *parameters, size_t count,
                          int64_t first_bucket_bytes, int64_t bucket_bytes) {
  return ct::guarded([&] {
    auto list = ct::get_list(parameters, count);
    const std::vector<bool> sparse(count, false);
    const std::vector<size_t> limits = {static_cast<size_t>(first_bucket_bytes),
                                        static_cast<size_t>(bucket_bytes)};
    auto buckets = std::get<0>(c10d::compute_bucket_assignment_by_size(list, limits, sparse));
    // Gradients appear from the last layer to the first.
    std::reverse(buckets.begin(), buckets.end());
    const bool finds_unused = false, shares_memory = true, skips_unused = false, is_python = false;
    out->ctx = new c10d::Reducer(std::move(list), std::move(buckets), get(group).processes, sparse,
                                 bucket_bytes, finds_unused, shares_memory, {}, first_bucket_bytes,
                                 skips_unused, is_python, {});
  });
}

void ct_reducer_close(ct_reducer reducer) {
  ct::guarded([&] { delete static_cast<c10d::Reducer *>(reducer.ctx); });
}

ct_status ct_reducer_begin(ct_reducer reducer) {
  return ct::guarded([&] {
    get(reducer).prepare_for_forward();
    get(reducer).rebuild_buckets();
  });
}

ct_status ct_reducer_backward(ct_reducer reducer, ct_tensor loss) {
  return ct::guarded([&] {
    get(reducer).prepare_for_backward({});
    torch::autograd::backward({ct::get(loss)}, {});
  });
}

// MARK: Layers

namespace {

/// The mean and variance of a channel over all ranks, and of how many values a channel they are.
struct Statistics {
  at::Tensor mean;
  at::Tensor variance;
  double count;
};

/// Ioffe and Szegedy 2015 over the batches of all ranks; their moments are joined as Chan, Golub and LeVeque
/// 1979 do, which loses no digits.
Statistics joint_statistics(Group &group, const at::Tensor &input) {
  // In bfloat16 means and counts would keep two digits on their way.
  auto [mean, variance] = at::batch_norm_update_stats(input.to(at::kFloat), {}, {}, 0);
  const auto channels = mean.numel();
  const double own = static_cast<double>(input.numel()) / static_cast<double>(channels);
  auto packed = at::cat({mean, variance, mean.new_full({1}, own)});
  auto gathered = packed.new_empty({group.processes->getSize(), packed.numel()});
  auto flat = gathered.view(-1);
  try {
    group.processes->_allgather_base(flat, packed)->wait();
  } catch (const std::exception &error) {
    // A layer has no way to say so; whoever called the network asks afterwards.
    group.failure = error.what();
    return {mean, variance, own};
  }
  auto means = gathered.narrow(1, 0, channels);
  auto variances = gathered.narrow(1, channels, channels);
  auto counts = gathered.narrow(1, 2 * channels, 1);
  const double count = counts.sum().item<double>();
  auto joint_mean = (means * counts).sum(0) / count;
  auto squares = (variances + (means - joint_mean).square()) * counts;
  return {joint_mean, squares.sum(0) / count, count};
}

class SyncBatchNorm : public torch::autograd::Function<SyncBatchNorm> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &input,
                            const at::Tensor &weight, const at::Tensor &bias, at::Tensor running_mean,
                            at::Tensor running_var, void *group, double momentum, double eps) {
    auto joint = joint_statistics(*static_cast<Group *>(group), input);
    TORCH_CHECK(joint.count > 1, "one value per channel has no variance");
    running_mean.lerp_(joint.mean, momentum);
    running_var.lerp_(joint.variance * (joint.count / (joint.count - 1)), momentum);
    context->save_for_backward({input, weight, joint.mean, joint.variance});
    context->saved_data["group"] = reinterpret_cast<int64_t>(group);
    context->saved_data["count"] = joint.count;
    context->saved_data["eps"] = eps;
    return std::get<0>(at::native_batch_norm(input, weight, bias, joint.mean, joint.variance, false,
                                             momentum, eps));
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext *context,
                                                 torch::autograd::variable_list gradients) {
    auto saved = context->get_saved_variables();
    auto &input = saved[0], &weight = saved[1], &mean = saved[2], &variance = saved[3];
    auto &group = *reinterpret_cast<Group *>(context->saved_data["group"].toInt());
    const double count = context->saved_data["count"].toDouble();
    const double eps = context->saved_data["eps"].toDouble();

    auto gradient = gradients[0].contiguous(input.suggest_memory_format());
    // The sums of dy * (x - mean) / deviation and of dy; those of this rank are its parameters' gradients.
    auto [unused, scaled, plain] = at::native_batch_norm_backward(
        gradient, input, weight, mean, variance, {}, {}, false, eps, {false, true, true});
    auto sums = at::cat({scaled, plain});
    begin_sum(group, sums)->wait();
    sums.div_(count);
    auto mean_scaled = sums.narrow(0, 0, mean.numel());
    auto mean_plain = sums.narrow(0, mean.numel(), mean.numel());

    // dx = factor * (dy - mean_plain - (x - mean) / deviation * mean_scaled), as one line in dy and x.
    auto inverse = (variance + eps).rsqrt();
    auto factor = weight * inverse;
    auto slope = -factor * inverse * mean_scaled;
    auto offset = -factor * mean_plain - slope * mean;
    std::vector<int64_t> shape(input.dim(), 1);
    shape[1] = mean.numel();
    auto change = gradient * factor.view(shape);
    change.addcmul_(input, slope.view(shape)).add_(offset.view(shape));
    at::Tensor none;
    return {change.to(gradient.scalar_type()), scaled, plain, none, none, none, none, none};
  }
};

}  // namespace

ct_status ct_sync_batch_norm(ct_tensor *out, ct_group group, ct_tensor input, ct_tensor weight,
                             ct_tensor bias, ct_tensor running_mean, ct_tensor running_var,
                             double momentum, double eps) {
  return ct::guarded([&] {
    *out = ct::wrap(SyncBatchNorm::apply(ct::get(input), ct::get(weight), ct::get(bias),
                                         ct::get(running_mean), ct::get(running_var), group.ctx,
                                         momentum, eps));
  });
}

ct_status ct_dropout_share(ct_tensor *out, ct_tensor input, double probability, int64_t start,
                           int64_t total) {
  return ct::guarded([&] {
    auto &source = ct::get(input);
    auto shape = source.sizes().vec();
    shape[0] = total;
    // As libtorch's own dropout draws on CPUs for a whole batch, so that the same rows are kept.
    auto kept = at::empty(shape, source.options().requires_grad(false),
                          source.suggest_memory_format());
    kept.bernoulli_(1 - probability).div_(1 - probability);
    *out = ct::wrap(source * kept.narrow(0, start, source.size(0)));
  });
}
