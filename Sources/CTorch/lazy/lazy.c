// The border's functions as a program without libtorch sees them.
//
// Loading libtorch takes 0.3 s and 110 MB, which a program that only looks at photographs should not pay. So
// each function here is a jump through a slot, and the first one called loads libMienTorch.so, in which the
// functions themselves are, and fills all slots.

#include "functions.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#if !defined(__x86_64__)
#error "libtorch is loaded late on x86-64 alone; build with MIEN_LINK_TORCH=1"
#endif

#define DECLARE_SLOT(name) extern void *slot_##name __attribute__((visibility("hidden")));
CT_FUNCTIONS(DECLARE_SLOT)

static const struct {
  const char *name;
  void **slot;
} functions[] = {
#define ENTRY(name) {#name, &slot_##name},
    CT_FUNCTIONS(ENTRY)};

static _Noreturn void fail(const char *reason) {
  fprintf(stderr, "mien: error: libtorch cannot be loaded: %s; run `make setup` and `swift build`\n",
          reason);
  exit(1);
}

static void load(void) {
  void *library = dlopen("libMienTorch.so", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) fail(dlerror());
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *function = dlsym(library, functions[i].name);
    if (function == NULL) fail(dlerror());
    *functions[i].slot = function;
  }
}

__attribute__((used)) static void load_once(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
}

#define DEFINE(name)                     \
  __asm__(                               \
      ".text\n"                          \
      ".globl " #name "\n"               \
      ".type " #name ", @function\n"     \
      #name ":\n"                        \
      "  leaq slot_" #name "(%rip), %r11\n" \
      "  cmpq $0, (%r11)\n"              \
      "  je load_and_jump\n"             \
      "  jmpq *(%r11)\n"                 \
      ".size " #name ", . - " #name "\n" \
      ".data\n"                          \
      ".balign 8\n"                      \
      ".hidden slot_" #name "\n"         \
      ".globl slot_" #name "\n"          \
      "slot_" #name ": .quad 0\n"        \
      ".text\n");
CT_FUNCTIONS(DEFINE)

// The slot is in r11; all arguments of the caller are kept.
__asm__(
    ".text\n"
    ".type load_and_jump, @function\n"
    "load_and_jump:\n"
    "  pushq %r11\n"
    "  pushq %rdi\n"
    "  pushq %rsi\n"
    "  pushq %rdx\n"
    "  pushq %rcx\n"
    "  pushq %r8\n"
    "  pushq %r9\n"
    "  subq $128, %rsp\n"
    "  movups %xmm0, 0(%rsp)\n"
    "  movups %xmm1, 16(%rsp)\n"
    "  movups %xmm2, 32(%rsp)\n"
    "  movups %xmm3, 48(%rsp)\n"
    "  movups %xmm4, 64(%rsp)\n"
    "  movups %xmm5, 80(%rsp)\n"
    "  movups %xmm6, 96(%rsp)\n"
    "  movups %xmm7, 112(%rsp)\n"
    "  call load_once\n"
    "  movups 0(%rsp), %xmm0\n"
    "  movups 16(%rsp), %xmm1\n"
    "  movups 32(%rsp), %xmm2\n"
    "  movups 48(%rsp), %xmm3\n"
    "  movups 64(%rsp), %xmm4\n"
    "  movups 80(%rsp), %xmm5\n"
    "  movups 96(%rsp), %xmm6\n"
    "  movups 112(%rsp), %xmm7\n"
    "  addq $128, %rsp\n"
    "  popq %r9\n"
    "  popq %r8\n"
    "  popq %rcx\n"
    "  popq %rdx\n"
    "  popq %rsi\n"
    "  popq %rdi\n"
    "  popq %r11\n"
    "  jmpq *(%r11)\n"
    ".size load_and_jump, . - load_and_jump\n");
