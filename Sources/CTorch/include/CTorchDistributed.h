// The C border of c10d, libtorch's library for several processes that compute together.
//
// Ownership and errors are as in CTorch.h; every handle is freed once by the `close` of its kind. Calls
// that name a group are collective: every rank makes the same ones in the same order.
#pragma once

#include "CTorch.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A connection to the key-value store through which ranks find each other; threads may share it.
typedef struct ct_store {
  void *ctx;
} ct_store;

/// The ranks of a job.
typedef struct ct_group {
  void *ctx;
} ct_group;

/// A sum over all ranks that is under way.
typedef struct ct_work {
  void *ctx;
} ct_work;

/// Averages the gradients of a network over all ranks while its backward pass runs.
typedef struct ct_reducer {
  void *ctx;
} ct_reducer;

/// Keeps c10d from writing warnings to standard error; failures arrive as statuses.
void ct_quiet_logging(void);

// MARK: Store

/// Serves the store at `port` of all interfaces, or connects to the one at `host`.
ct_status ct_store_open(ct_store *out, const char *host, uint16_t port, bool serves,
                        const char *prefix, int64_t timeout_ms);
void ct_store_close(ct_store store);
ct_status ct_store_set(ct_store store, const char *key, const char *value);
/// Waits for `key`; `value` is valid until this thread's next call.
ct_status ct_store_get(const char **value, ct_store store, const char *key);
ct_status ct_store_check(bool *found, ct_store store, const char *key);
ct_status ct_store_add(int64_t *sum, ct_store store, const char *key, int64_t amount);

// MARK: Group

/// Whether this build has c10d's Gloo.
bool ct_group_is_supported(void);
/// Connects all ranks with each other. `address` is this rank's own, `interface`, if not null, goes before it.
ct_status ct_group_open(ct_group *out, ct_store store, int32_t rank, int32_t size,
                        const char *address, const char *interface, int64_t timeout_ms);
/// Lets tensors on the ranks' GPUs, one a rank, travel over NCCL; after `ct_use_device`.
ct_status ct_group_add_gpus(ct_group group, ct_store store, int64_t timeout_ms);
/// Ends what computes in the background; all ranks have met before.
void ct_group_leave(ct_group group);
void ct_group_close(ct_group group);
/// What went wrong in a layer that could not say so; null when nothing did.
const char *ct_group_failure(ct_group group);
/// Replaces `tensor` by its sum over all ranks.
ct_status ct_group_sum(ct_group group, ct_tensor tensor);
/// Begins to replace `tensor` by its sum; leave it alone until `ct_work_wait`.
ct_status ct_group_begin_sum(ct_work *out, ct_group group, ct_tensor tensor);
/// Waits for the sum and frees the handle.
ct_status ct_work_wait(ct_work work);
/// Overwrites the elements of `tensors` by those of rank 0.
ct_status ct_group_broadcast(ct_group group, const ct_tensor *tensors, size_t count);

// MARK: Gradients

/// Hooks into the backward passes of `parameters`, in buckets of at most `bucket_bytes`.
ct_status ct_reducer_open(ct_reducer *out, ct_group group, const ct_tensor *parameters, size_t count,
                          int64_t first_bucket_bytes, int64_t bucket_bytes);
void ct_reducer_close(ct_reducer reducer);
/// Before each forward pass.
ct_status ct_reducer_begin(ct_reducer reducer);
/// The backward pass from `loss`; afterwards the gradients are the means over all ranks.
ct_status ct_reducer_backward(ct_reducer reducer, ct_tensor loss);

// MARK: Layers

/// `ct_batch_norm` while learning, by the statistics of the batches of all ranks together. When the ranks
/// cannot reach each other it uses its own batch and leaves word in `ct_group_failure`.
ct_status ct_sync_batch_norm(ct_tensor *out, ct_group group, ct_tensor input, ct_tensor weight,
                             ct_tensor bias, ct_tensor running_mean, ct_tensor running_var,
                             double momentum, double eps);
/// `ct_dropout` of rows `start` and following of a batch of `total` rows: draws for all of them.
ct_status ct_dropout_share(ct_tensor *out, ct_tensor input, double probability, int64_t start,
                           int64_t total);

#ifdef __cplusplus
}
#endif
