#include <lzma.h>

// A macro with a cast, which Swift cannot read.
static const uint32_t mien_lzma_concatenated = LZMA_CONCATENATED;
