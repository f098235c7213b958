/* Stands in the built program where OpenCV's wheel has libvpx, of 4 MB: FFmpeg reads VP8 and VP9
   with decoders of its own, and asks libvpx only to write them, which Stylist never does. */
#include <stddef.h>

#define NOTHING(name) void *name(void) { return NULL; }

NOTHING(vpx_codec_vp8_cx)
NOTHING(vpx_codec_vp8_dx)
NOTHING(vpx_codec_vp9_cx)
NOTHING(vpx_codec_vp9_dx)
NOTHING(vpx_codec_get_cx_data)
NOTHING(vpx_codec_get_frame)
NOTHING(vpx_img_wrap)

/* vpx_codec_err_t: 4 is VPX_CODEC_INCAPABLE. */
#define FAILS(name) int name(void) { return 4; }

FAILS(vpx_codec_control_)
FAILS(vpx_codec_dec_init_ver)
FAILS(vpx_codec_decode)
FAILS(vpx_codec_destroy)
FAILS(vpx_codec_enc_config_default)
FAILS(vpx_codec_enc_config_set)
FAILS(vpx_codec_enc_init_ver)
FAILS(vpx_codec_encode)
FAILS(vpx_codec_set_frame_buffer_functions)

int vpx_codec_version(void) { return 0; }
long vpx_codec_get_caps(const void *codec) { (void)codec; return 0; }

#define SAYS(name) const char *name(void) { return "left out of this program"; }

SAYS(vpx_codec_build_config)
SAYS(vpx_codec_err_to_string)
SAYS(vpx_codec_error)
SAYS(vpx_codec_error_detail)
SAYS(vpx_codec_version_str)
