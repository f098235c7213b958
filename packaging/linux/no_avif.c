/* Stands in the built program where OpenCV's wheel has libavif, and behind it libaom: 9 MB that
   read and write AVIF a second time. Stylist gives AVIF to Pillow, whose own libavif stays. OpenCV
   is told that it has no decoder and no encoder, and refuses the file. */
#include <stddef.h>

#define NOTHING(name) void *name(void) { return NULL; }

NOTHING(avifDecoderCreate)
NOTHING(avifEncoderCreate)
NOTHING(avifImageCreate)
NOTHING(avifImageCreateEmpty)
NOTHING(avifDecoderDestroy)
NOTHING(avifEncoderDestroy)
NOTHING(avifImageDestroy)
NOTHING(avifRGBImageSetDefaults)
NOTHING(avifRWDataFree)
NOTHING(avifDecoderSetIOFile)

/* avifResult: 1 is AVIF_RESULT_UNKNOWN_ERROR. */
#define FAILS(name) int name(void) { return 1; }

FAILS(avifDecoderNextImage)
FAILS(avifDecoderParse)
FAILS(avifDecoderSetIOMemory)
FAILS(avifEncoderAddImage)
FAILS(avifEncoderFinish)
FAILS(avifImageRGBToYUV)
FAILS(avifImageSetMetadataExif)
FAILS(avifImageSetMetadataXMP)
FAILS(avifImageSetProfileICC)
FAILS(avifImageYUVToRGB)

const char *avifResultToString(int result) { (void)result; return "left out of this program"; }
