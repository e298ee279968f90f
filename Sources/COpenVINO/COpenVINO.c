#include "COpenVINO.h"

#include <openvino/c/openvino.h>
#include <stdio.h>
#include <string.h>

// The opaque types of the header are OpenVINO's own objects under another name, so that Swift need
// not see its headers.
#define CORE(x) ((ov_core_t *)(x))
#define MODEL(x) ((ov_model_t *)(x))
#define COMPILED(x) ((ov_compiled_model_t *)(x))
#define REQUEST(x) ((ov_infer_request_t *)(x))

static _Thread_local char message[1024] = "";

static int fail(const char *text) {
  snprintf(message, sizeof message, "%s", text);
  return -1;
}

// Keeps the last line that says something: above it stand the source places of the exception.
static int check(ov_status_e status) {
  if (status == OK) return 0;
  const char *text = ov_get_last_err_msg();
  if (text == NULL || *text == 0) return fail(ov_get_error_info(status));
  size_t end = strlen(text);
  while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == ' ')) end--;
  size_t start = end;
  while (start > 0 && text[start - 1] != '\n') start--;
  snprintf(message, sizeof message, "%.*s", (int)(end - start), text + start);
  return -1;
}

const char *co_error(void) { return message; }

int co_new_core(co_core **out) { return check(ov_core_create((ov_core_t **)out)); }

int co_read_model(co_core *core, const char *path, co_model **out) {
  return check(ov_core_read_model(CORE(core), path, NULL, (ov_model_t **)out));
}
void co_free_model(co_model *model) { ov_model_free(MODEL(model)); }

int co_input_shape(co_model *model, co_shape *out) {
  size_t count = 0;
  if (check(ov_model_inputs_size(MODEL(model), &count))) return -1;
  if (count != 1) return fail("the network does not have one input");
  ov_output_const_port_t *port = NULL;
  if (check(ov_model_const_input(MODEL(model), &port))) return -1;
  ov_element_type_e type = DYNAMIC;
  ov_partial_shape_t shape = {0};
  int status = check(ov_port_get_element_type(port, &type));
  if (status == 0) status = check(ov_port_get_partial_shape(port, &shape));
  ov_output_const_port_free(port);
  if (status) return status;
  if (type != F32) {
    status = fail("the network's input is not float32");
  } else if (ov_rank_is_dynamic(shape.rank) || shape.rank.max > CO_MAX_RANK) {
    status = fail("the network's input has no fixed number of axes");
  } else {
    out->rank = (size_t)shape.rank.max;
    for (size_t i = 0; i < out->rank; i++) {
      out->sizes[i] = ov_dimension_is_dynamic(shape.dims[i]) ? -1 : shape.dims[i].min;
    }
  }
  ov_partial_shape_free(&shape);
  return status;
}

int co_output_count(co_model *model, size_t *out) {
  return check(ov_model_outputs_size(MODEL(model), out));
}

int co_reshape(co_model *model, const co_shape *shape) {
  if (shape->rank > CO_MAX_RANK) return fail("a shape has at most 8 axes");
  ov_dimension_t sizes[CO_MAX_RANK];
  for (size_t i = 0; i < shape->rank; i++) {
    sizes[i] = (ov_dimension_t){shape->sizes[i], shape->sizes[i]};  // -1 to -1 means any
  }
  ov_partial_shape_t partial = {0};
  if (check(ov_partial_shape_create((int64_t)shape->rank, sizes, &partial))) return -1;
  int status = check(ov_model_reshape_single_input(MODEL(model), partial));
  ov_partial_shape_free(&partial);
  return status;
}

int co_compile(
    co_core *core, co_model *model, int threads, int throughput, co_compiled **out) {
  char number[16];
  snprintf(number, sizeof number, "%d", threads);
  // Without pinning, because two programs (or libtorch in this one) would be pinned to the same
  // cores. What OpenVINO prepares for each input size it keeps for the next time: 5000 operators by
  // default, which a detector that meets pictures of all sizes fills with more than 0.8 GB. 600 are
  // the sizes of about ten pictures.
  return check(ov_core_compile_model(
      CORE(core), MODEL(model), "CPU", 10, (ov_compiled_model_t **)out,
      ov_property_key_hint_performance_mode, throughput ? "THROUGHPUT" : "LATENCY",
      ov_property_key_hint_inference_precision, "f32",
      ov_property_key_inference_num_threads, number,
      ov_property_key_hint_enable_cpu_pinning, "NO",
      "CPU_RUNTIME_CACHE_CAPACITY", "600"));
}
void co_free_compiled(co_compiled *compiled) { ov_compiled_model_free(COMPILED(compiled)); }

int co_new_request(co_compiled *compiled, co_request **out) {
  return check(
      ov_compiled_model_create_infer_request(COMPILED(compiled), (ov_infer_request_t **)out));
}
void co_free_request(co_request *request) { ov_infer_request_free(REQUEST(request)); }

int co_run(co_request *request, const float *data, const co_shape *shape) {
  ov_shape_t sizes = {0};
  if (check(ov_shape_create((int64_t)shape->rank, shape->sizes, &sizes))) return -1;
  ov_tensor_t *tensor = NULL;
  // OpenVINO does not write to inputs; its function merely lacks the const.
  int status = check(ov_tensor_create_from_host_ptr(F32, sizes, (void *)data, &tensor));
  ov_shape_free(&sizes);
  if (status) return status;
  status = check(ov_infer_request_set_input_tensor(REQUEST(request), tensor));
  if (status == 0) status = check(ov_infer_request_infer(REQUEST(request)));
  ov_tensor_free(tensor);
  return status;
}

int co_output(co_request *request, size_t index, co_shape *shape, const float **data) {
  ov_tensor_t *tensor = NULL;
  if (check(ov_infer_request_get_output_tensor_by_index(REQUEST(request), index, &tensor))) {
    return -1;
  }
  ov_element_type_e type = DYNAMIC;
  ov_shape_t sizes = {0};
  void *values = NULL;
  int status = check(ov_tensor_get_element_type(tensor, &type));
  if (status == 0) status = check(ov_tensor_get_shape(tensor, &sizes));
  if (status == 0) status = check(ov_tensor_data(tensor, &values));
  if (status == 0 && type != F32) status = fail("the network's output is not float32");
  if (status == 0 && sizes.rank > CO_MAX_RANK) {
    status = fail("the network's output has too many axes");
  }
  if (status == 0) {
    shape->rank = (size_t)sizes.rank;
    memcpy(shape->sizes, sizes.dims, shape->rank * sizeof(int64_t));
    // The request holds the tensor as well, so its values outlive this reference.
    *data = values;
  }
  ov_shape_free(&sizes);
  ov_tensor_free(tensor);
  return status;
}
