// All functions of the border by name; the linker misses one that is not here.
#pragma once

#define CT_FUNCTIONS(X) \
  X(ct_adadelta_step) X(ct_adagrad_step) X(ct_adam_step) X(ct_adaptive_avg_pool2d) X(ct_add) \
  X(ct_add_) X(ct_add_scalar) X(ct_affine_sample) X(ct_alias) X(ct_argmax) X(ct_avg_pool2d) \
  X(ct_backward) X(ct_batch_norm) X(ct_begin_autocast) X(ct_cat) X(ct_channel_shuffle) \
  X(ct_channels_last) X(ct_clamp) X(ct_clear_grad) X(ct_clip_grad_norm) X(ct_clone) \
  X(ct_contiguous) X(ct_conv2d) X(ct_copy_) X(ct_copy_bytes) X(ct_cross_entropy) X(ct_deal) \
  X(ct_detach) X(ct_device) X(ct_device_of) X(ct_div) X(ct_dropout) X(ct_dropout_share) \
  X(ct_dtype_of) X(ct_end_autocast) X(ct_equal_elements) X(ct_fill_) X(ct_flatten) X(ct_flip) \
  X(ct_from_bytes) X(ct_full) X(ct_global_avg_pool2d) X(ct_grad) X(ct_grad_enabled) \
  X(ct_group_add_gpus) X(ct_group_begin_sum) X(ct_group_broadcast) X(ct_group_close) \
  X(ct_group_failure) X(ct_group_is_supported) X(ct_group_leave) X(ct_group_open) X(ct_group_sum) \
  X(ct_index_select) X(ct_is_channels_last) X(ct_item) X(ct_keep_freed_memory) X(ct_last_error) \
  X(ct_leaky_relu) X(ct_linear) X(ct_live_tensors) X(ct_log_softmax) X(ct_manual_seed) \
  X(ct_matmul) X(ct_max_pool2d) X(ct_mean) X(ct_mul) X(ct_mul_) X(ct_mul_scalar) X(ct_narrow) \
  X(ct_normal) X(ct_permute) X(ct_quiet_logging) X(ct_radam_step) X(ct_random_state) X(ct_rank) \
  X(ct_reducer_backward) X(ct_reducer_begin) X(ct_reducer_close) X(ct_reducer_open) X(ct_relu) \
  X(ct_relu6) X(ct_requires_grad) X(ct_reshape) X(ct_resize) X(ct_rmsprop_step) X(ct_set_data) \
  X(ct_set_flush_denormal) X(ct_set_grad_enabled) X(ct_set_random_state) X(ct_set_requires_grad) \
  X(ct_set_threads) X(ct_sgd_step) X(ct_shape) X(ct_sigmoid) X(ct_silu) X(ct_softmax) \
  X(ct_store_add) X(ct_store_check) X(ct_store_close) X(ct_store_get) X(ct_store_open) \
  X(ct_store_set) X(ct_sub) X(ct_sum) X(ct_sync_batch_norm) X(ct_tensor_free) X(ct_threads) \
  X(ct_to_device) X(ct_to_dtype) X(ct_uniform) X(ct_use_device) X(ct_version) X(ct_where) \
  X(ct_work_wait)
