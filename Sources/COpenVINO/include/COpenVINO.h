// A small C border around OpenVINO for networks of one float32 input: read, shape, compile for the
// CPU, run.
//
// Functions that can fail return 0 when they worked and -1 when not; co_error() then has the
// reason. Objects that come out of `out` belong to the caller until the matching co_free_*; an
// object stays alive while one made of it lives. Pointers to data belong to the request and hold
// until its next run.
#ifndef MIEN_COPENVINO_H
#define MIEN_COPENVINO_H

#include <stddef.h>
#include <stdint.h>

typedef struct co_core co_core;
typedef struct co_model co_model;
typedef struct co_compiled co_compiled;
typedef struct co_request co_request;

// The most axes a tensor may have here.
enum { CO_MAX_RANK = 8 };

// Axis lengths; -1 stands for a length that is only known at run time.
typedef struct {
  size_t rank;
  int64_t sizes[CO_MAX_RANK];
} co_shape;

// Why the last call on this thread failed; holds until the next failure on it.
const char *co_error(void);

// The runtime: finds the plug-ins beside the library. One is enough for a process, all threads may
// use it.
int co_new_core(co_core **out);

// Reads a model file (.onnx, .xml).
int co_read_model(co_core *core, const char *path, co_model **out);
void co_free_model(co_model *model);

// The shape and element count of the interface; fails unless there is one input and it is float32.
int co_input_shape(co_model *model, co_shape *out);
int co_output_count(co_model *model, size_t *out);

// Gives the input another shape and propagates it.
int co_reshape(co_model *model, const co_shape *shape);

// Compiles for the CPU in full float32 precision. `threads` 0 leaves the number to OpenVINO;
// `throughput` 0 aims at the shortest time for one run, else at the most runs a second.
int co_compile(
    co_core *core, co_model *model, int threads, int throughput, co_compiled **out);
void co_free_compiled(co_compiled *compiled);

// A place to run in; different threads need different ones.
int co_new_request(co_compiled *compiled, co_request **out);
void co_free_request(co_request *request);

// Runs the network on `data` (row-major float32, as many values as `shape` says), which must stay
// valid meanwhile.
int co_run(co_request *request, const float *data, const co_shape *shape);

// One output of the last run; fails unless it is float32.
int co_output(co_request *request, size_t index, co_shape *shape, const float **data);

#endif
