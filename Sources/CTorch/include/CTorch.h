// The C border of libtorch: what Mien's Swift tensors need, and nothing else.
//
// Ownership: every `out` parameter receives a new handle (+1); free each exactly once with
// `ct_tensor_free`. Input handles are borrowed. A null `ctx` means "no tensor" where a comment says so.
// Errors: every function that can fail returns 0 on success; on failure the outputs are untouched and
// `ct_last_error` describes the cause on the same thread until its next failure. No C++ exception passes.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A tensor handle.
typedef struct ct_tensor {
  void *ctx;
} ct_tensor;

/// 0 on success.
typedef int32_t ct_status;

/// The status of an operation for which there is not enough memory.
#define CT_OUT_OF_MEMORY 2

/// Element types, with libtorch's own numbers.
typedef enum ct_dtype {
  CT_UINT8 = 0,
  CT_INT16 = 2,
  CT_INT32 = 3,
  CT_INT64 = 4,
  CT_FLOAT16 = 5,
  CT_FLOAT32 = 6,
  CT_FLOAT64 = 7,
  CT_BOOL = 11,
  CT_BFLOAT16 = 15
} ct_dtype;

/// Kinds of device, with libtorch's own numbers.
typedef enum ct_device_kind { CT_CPU = 0, CT_CUDA = 1 } ct_device_kind;

// MARK: Runtime

/// The message of this thread's last failure; valid until the next one.
const char *ct_last_error(void);
/// libtorch's version, such as "2.11.0".
const char *ct_version(void);
/// Handles that were given out and not yet freed, over all threads.
int64_t ct_live_tensors(void);
/// Seeds the default generator of the CPU (and of every CUDA device).
ct_status ct_manual_seed(uint64_t seed);
/// The state of the default generators, of the CPU and of the chosen device, as a uint8 vector.
ct_status ct_random_state(ct_tensor *out);
/// Restores what `ct_random_state` returned.
ct_status ct_set_random_state(ct_tensor state);
/// Chooses where new tensors lie, the CPU at first; for CUDA, loads libtorch's library for it. Random
/// numbers for them are drawn on the CPU, so that a network begins alike on every device.
ct_status ct_use_device(ct_device_kind device);
ct_device_kind ct_device(void);
/// From here on this thread computes what bears it, such as convolutions, in `dtype`.
ct_status ct_begin_autocast(ct_dtype dtype);
/// Ends what the last `ct_begin_autocast` began.
void ct_end_autocast(void);
/// Threads of one operation, for the calling thread and for those that have not yet computed anything.
ct_status ct_set_threads(int32_t count);
int32_t ct_threads(void);
/// Whether operations on this thread record gradients.
bool ct_grad_enabled(void);
void ct_set_grad_enabled(bool enabled);
/// Turns tiny floats into zero on this thread's vector units; faster, and the same on every run.
void ct_set_flush_denormal(bool enabled);

/// Keeps freed memory in the process, so that every step need not fault the same pages in again.
void ct_keep_freed_memory(void);

// MARK: Creating and reading tensors

void ct_tensor_free(ct_tensor tensor);
/// A second handle on the same tensor.
ct_status ct_alias(ct_tensor *out, ct_tensor tensor);
/// Copies `byte_count` bytes of row-major elements into a new tensor.
ct_status ct_from_bytes(ct_tensor *out, const void *bytes, size_t byte_count, const int64_t *shape,
                        size_t rank, ct_dtype dtype);
ct_status ct_full(ct_tensor *out, const int64_t *shape, size_t rank, double value, ct_dtype dtype);
/// Uniform in [low, high) from the default generator.
ct_status ct_uniform(ct_tensor *out, const int64_t *shape, size_t rank, double low, double high);
/// Normal from the default generator.
ct_status ct_normal(ct_tensor *out, const int64_t *shape, size_t rank, double mean, double deviation);
/// Copies the elements, row-major, into `bytes`; waits for the device.
ct_status ct_copy_bytes(ct_tensor tensor, void *bytes, size_t byte_count);
/// The only element of a tensor as double; waits for the device.
ct_status ct_item(double *out, ct_tensor tensor);
int64_t ct_rank(ct_tensor tensor);
/// Writes `ct_rank` extents.
void ct_shape(ct_tensor tensor, int64_t *extents);
ct_dtype ct_dtype_of(ct_tensor tensor);
ct_device_kind ct_device_of(ct_tensor tensor);
bool ct_is_channels_last(ct_tensor tensor);
bool ct_requires_grad(ct_tensor tensor);

// MARK: Moving and sharing

ct_status ct_to_dtype(ct_tensor *out, ct_tensor tensor, ct_dtype dtype);
ct_status ct_to_device(ct_tensor *out, ct_tensor tensor, ct_device_kind device);
/// Same elements with NHWC strides; a tensor that is not four-dimensional is returned as it is.
ct_status ct_channels_last(ct_tensor *out, ct_tensor tensor);
ct_status ct_contiguous(ct_tensor *out, ct_tensor tensor);
ct_status ct_detach(ct_tensor *out, ct_tensor tensor);
ct_status ct_clone(ct_tensor *out, ct_tensor tensor);
/// Makes `tensor` refer to the elements of `source`; its gradient history is untouched.
ct_status ct_set_data(ct_tensor tensor, ct_tensor source);
/// Writes the elements of `source`, converted, into `tensor`.
ct_status ct_copy_(ct_tensor tensor, ct_tensor source);
ct_status ct_fill_(ct_tensor tensor, double value);
ct_status ct_add_(ct_tensor tensor, ct_tensor other, double factor);
ct_status ct_mul_(ct_tensor tensor, double factor);

// MARK: Gradients

ct_status ct_set_requires_grad(ct_tensor tensor, bool required);
/// Accumulates d(tensor)/d(leaf) into every leaf's gradient; `tensor` has one element.
ct_status ct_backward(ct_tensor tensor);
/// The accumulated gradient; a null handle when there is none.
ct_status ct_grad(ct_tensor *out, ct_tensor tensor);
/// Drops the accumulated gradient.
ct_status ct_clear_grad(ct_tensor tensor);
/// Scales the gradients of `tensors` so that their joint L2 norm is at most `limit`; gives the norm before.
ct_status ct_clip_grad_norm(double *norm, const ct_tensor *tensors, size_t count, double limit);

// MARK: Arithmetic and reductions

ct_status ct_add(ct_tensor *out, ct_tensor a, ct_tensor b);
ct_status ct_sub(ct_tensor *out, ct_tensor a, ct_tensor b);
ct_status ct_mul(ct_tensor *out, ct_tensor a, ct_tensor b);
ct_status ct_div(ct_tensor *out, ct_tensor a, ct_tensor b);
ct_status ct_add_scalar(ct_tensor *out, ct_tensor a, double b);
ct_status ct_mul_scalar(ct_tensor *out, ct_tensor a, double b);
ct_status ct_clamp(ct_tensor *out, ct_tensor a, double low, double high);
ct_status ct_matmul(ct_tensor *out, ct_tensor a, ct_tensor b);
ct_status ct_sum(ct_tensor *out, ct_tensor a);
ct_status ct_mean(ct_tensor *out, ct_tensor a, const int64_t *dims, size_t dim_count, bool keep);
ct_status ct_argmax(ct_tensor *out, ct_tensor a, int64_t dim);
ct_status ct_equal_elements(ct_tensor *out, ct_tensor a, ct_tensor b);
ct_status ct_where(ct_tensor *out, ct_tensor condition, ct_tensor a, ct_tensor b);

// MARK: Shapes

ct_status ct_reshape(ct_tensor *out, ct_tensor a, const int64_t *shape, size_t rank);
ct_status ct_flatten(ct_tensor *out, ct_tensor a, int64_t first, int64_t last);
ct_status ct_permute(ct_tensor *out, ct_tensor a, const int64_t *dims, size_t rank);
ct_status ct_narrow(ct_tensor *out, ct_tensor a, int64_t dim, int64_t start, int64_t length);
ct_status ct_cat(ct_tensor *out, const ct_tensor *tensors, size_t count, int64_t dim);
/// Rows of `a` along `dim` in the order of the int64 vector `indices`.
ct_status ct_index_select(ct_tensor *out, ct_tensor a, int64_t dim, ct_tensor indices);

/// Channel `g * (C / groups) + i` of `[N, C, H, W]` moved to `i * groups + g`; keeps the memory layout.
ct_status ct_channel_shuffle(ct_tensor *out, ct_tensor a, int64_t groups);

// MARK: Layers

/// Input `[N, C_in, H, W]`, weight `[C_out, C_in / groups, kH, kW]`; a null `bias.ctx` means none.
ct_status ct_conv2d(ct_tensor *out, ct_tensor input, ct_tensor weight, ct_tensor bias,
                    const int64_t stride[2], const int64_t padding[2], const int64_t dilation[2],
                    int64_t groups);
/// Input `[..., in]`, weight `[out, in]`; a null `bias.ctx` means none.
ct_status ct_linear(ct_tensor *out, ct_tensor input, ct_tensor weight, ct_tensor bias);
ct_status ct_avg_pool2d(ct_tensor *out, ct_tensor input, const int64_t kernel[2],
                        const int64_t stride[2], const int64_t padding[2]);
/// Mean over H and W: `[N, C, H, W]` to `[N, C, 1, 1]`.
ct_status ct_global_avg_pool2d(ct_tensor *out, ct_tensor input);
/// Means over `size[0] * size[1]` regions of nearly the same extent, which overlap where they must.
ct_status ct_adaptive_avg_pool2d(ct_tensor *out, ct_tensor input, const int64_t size[2]);
ct_status ct_dropout(ct_tensor *out, ct_tensor input, double probability, bool training);
ct_status ct_relu(ct_tensor *out, ct_tensor input);
ct_status ct_relu6(ct_tensor *out, ct_tensor input);
ct_status ct_leaky_relu(ct_tensor *out, ct_tensor input, double slope);
ct_status ct_silu(ct_tensor *out, ct_tensor input);
ct_status ct_sigmoid(ct_tensor *out, ct_tensor input);
ct_status ct_softmax(ct_tensor *out, ct_tensor input, int64_t dim);
ct_status ct_log_softmax(ct_tensor *out, ct_tensor input, int64_t dim);

// MARK: Losses

/// Cross-entropy of logits `[N, K]`: `[N]`, or with `mean` their mean. `target` is `[N]` int64 class indices or `[N, K]` float
/// probabilities; a null `weight.ctx` weighs every class the same.
ct_status ct_cross_entropy(ct_tensor *out, ct_tensor logits, ct_tensor target, ct_tensor weight,
                           double label_smoothing, bool mean);

// MARK: Sampling pictures

/// Bilinear samples of input `[N, C, H, W]` at the affine maps theta `[N, 2, 3]` of the output's
/// coordinates in [-1, 1] (pixel centres, not corners); outside, the border pixel.
ct_status ct_affine_sample(ct_tensor *out, ct_tensor input, ct_tensor theta, int64_t rows,
                           int64_t columns);
/// Bilinear resizing of `[N, C, H, W]`, smoothed where it shrinks.
ct_status ct_resize(ct_tensor *out, ct_tensor input, int64_t height, int64_t width);
/// Mirrors along `dim`.
ct_status ct_flip(ct_tensor *out, ct_tensor a, int64_t dim);

// MARK: Optimizers, one call a step
//
// All lists have `count` entries; parameters without a gradient are left alone.

/// Stochastic gradient descent. `momenta` is not read when `momentum` is 0.
ct_status ct_sgd_step(const ct_tensor *parameters, const ct_tensor *momenta, size_t count, double lr,
                      double momentum, double weight_decay, bool nesterov);
/// Adam (L2 decay) or, with `decoupled`, AdamW. `maxima` is read only with `amsgrad`. `steps` are
/// float32 scalars that count the steps made, this one added.
ct_status ct_adam_step(const ct_tensor *parameters, const ct_tensor *averages,
                       const ct_tensor *squares, const ct_tensor *maxima, const ct_tensor *steps,
                       size_t count, double lr, double beta1, double beta2, double eps,
                       double weight_decay, bool amsgrad, bool decoupled);
/// Rectified Adam. `steps` are float32 scalars on the CPU, counted as in `ct_adam_step`.
ct_status ct_radam_step(const ct_tensor *parameters, const ct_tensor *averages,
                        const ct_tensor *squares, const ct_tensor *steps, size_t count, double lr,
                        double beta1, double beta2, double eps, double weight_decay, bool decoupled);
/// Adagrad, at the rate lr / (1 + (step - 1) * lr_decay). `steps` are counted as in `ct_adam_step`.
ct_status ct_adagrad_step(const ct_tensor *parameters, const ct_tensor *sums, const ct_tensor *steps,
                          size_t count, double lr, double lr_decay, double eps, double weight_decay);
/// AdaDelta; `changes` are averages of the squares of past steps.
ct_status ct_adadelta_step(const ct_tensor *parameters, const ct_tensor *squares,
                           const ct_tensor *changes, size_t count, double lr, double rho, double eps,
                           double weight_decay);
/// RMSprop. `momenta` is read only when `momentum` is not 0, `averages` (of gradients) only when `centered`.
ct_status ct_rmsprop_step(const ct_tensor *parameters, const ct_tensor *squares,
                          const ct_tensor *momenta, const ct_tensor *averages, size_t count,
                          double lr, double alpha, double eps, double weight_decay, double momentum,
                          bool centered);

#ifdef __cplusplus
}
#endif

#include "CTorchDistributed.h"
#include "CTorchFused.h"
