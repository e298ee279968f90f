// libvips for Swift: its operations are variadic, which Swift cannot call, so each one that Mien
// uses has an inline function here. All return 0 or -1 as libvips does; `out` is then a new
// reference that the caller drops with g_object_unref.
#ifndef MIEN_CVIPS_SHIM_H
#define MIEN_CVIPS_SHIM_H

#include <string.h>
#include <vips/vips.h>

static inline void mv_ignore_log(
    const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer user) {}

// Starts the library: no operation cache (pictures are seen once), no loaders that are not fuzzed
// upstream, no messages on stderr (failures are reported by status).
static inline int mv_start(int threads) {
  g_log_set_handler(
      "VIPS", G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION, mv_ignore_log, NULL);
  if (VIPS_INIT("mien")) return -1;
  vips_cache_set_max(0);
  vips_concurrency_set(threads);
  vips_block_untrusted_set(TRUE);
  return 0;
}

// Opens an encoded picture without decoding its pixels yet; `data` must outlive `out`. Damaged and
// truncated files fail when their pixels are read.
static inline int mv_load(const void *data, size_t size, VipsImage **out) {
  *out = vips_image_new_from_buffer(
      data, size, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
  return *out == NULL ? -1 : 0;
}

static inline int mv_colourspace(VipsImage *in, VipsImage **out, VipsInterpretation space) {
  return vips_colourspace(in, out, space, NULL);
}

// Lays an 8-bit picture with alpha on a white ground.
static inline int mv_flatten_on_white(VipsImage *in, VipsImage **out) {
  VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
  int status = vips_flatten(in, out, "background", white, NULL);
  vips_area_unref(VIPS_AREA(white));
  return status;
}

static inline int mv_cast_uchar(VipsImage *in, VipsImage **out) {
  return vips_cast(in, out, VIPS_FORMAT_UCHAR, NULL);
}

// Turns the picture as its EXIF orientation says; `in` must allow random access.
static inline int mv_autorot(VipsImage *in, VipsImage **out) { return vips_autorot(in, out, NULL); }

// Averages over the pixels that fall together; factors are at most 1. The gap keeps libvips from
// shrinking by whole numbers first, which is less exact and, measured on 12 megapixels, 15 times
// slower; only factors beyond 100 need it.
static inline int mv_shrink(VipsImage *in, VipsImage **out, double horizontal, double vertical) {
  return vips_resize(
      in, out, horizontal, "vscale", vertical, "kernel", VIPS_KERNEL_LINEAR, "gap", 100.0, NULL);
}

// Interpolates linearly between pixel centres; vips_resize would shift the picture by up to half a
// pixel.
static inline int mv_enlarge(VipsImage *in, VipsImage **out, int width, int height) {
  VipsArrayInt *area = vips_array_int_newv(4, 0, 0, width, height);
  int status = vips_affine(
      in, out, (double)width / in->Xsize, 0, 0, (double)height / in->Ysize,
      "interpolate", vips_interpolate_bilinear_static(), "extend", VIPS_EXTEND_COPY,
      "idx", 0.5, "idy", 0.5, "odx", -0.5, "ody", -0.5, "oarea", area, NULL);
  vips_area_unref(VIPS_AREA(area));
  return status;
}

// `data` is released with g_free.
static inline int mv_save_png(VipsImage *in, void **data, size_t *size) {
  return vips_pngsave_buffer(in, data, size, NULL);
}

// `data` is released with g_free.
static inline int mv_save_jpeg(VipsImage *in, void **data, size_t *size, int quality) {
  return vips_jpegsave_buffer(in, data, size, "Q", quality, NULL);
}

// Computes all pixels in the calling thread, some rows at a time; `data` has room for them, row by row.
// libvips' own functions hand over to worker threads, which for small pictures costs more than
// decoding, and leave a second copy of large ones.
static inline int mv_copy_pixels(VipsImage *in, void *data) {
  VipsRegion *region = vips_region_new(in);
  size_t row = VIPS_IMAGE_SIZEOF_LINE(in);
  int status = 0;
  for (int top = 0; status == 0 && top < in->Ysize; top += 64) {
    VipsRect rows = {0, top, in->Xsize, VIPS_MIN(64, in->Ysize - top)};
    status = vips_region_prepare(region, &rows);
    for (int y = top; status == 0 && y < top + rows.height; y++) {
      memcpy((char *)data + y * row, VIPS_REGION_ADDR(region, 0, y), row);
    }
  }
  g_object_unref(region);
  return status;
}

// Draws one line of Pango markup as coverage, `font` pixels high, in the system's sans-serif font.
static inline int mv_text(VipsImage **out, const char *markup, const char *font) {
  return vips_text(out, markup, "font", font, "dpi", 72, NULL);
}

#endif
