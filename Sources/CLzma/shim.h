#include <lzma.h>

// Macros with casts that Swift cannot read.
static const uint32_t mien_lzma_concatenated = LZMA_CONCATENATED;
static const uint32_t mien_lzma_preset_default = LZMA_PRESET_DEFAULT;
